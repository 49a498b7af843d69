package gradus.explain;

import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One step of a computation as a person would write it down: a name, and a short formula in terms of other names. */
public final class Node {
    /** Where a node's value comes from. */
    public enum Kind {
        /** A leaf that requires a gradient. */
        PARAMETER,
        /** A leaf that requires none: data. */
        CONSTANT,
        /** Computed from others. */
        COMPUTED
    }

    private final int index;
    private final Symbol symbol;
    private final boolean named;
    private final Tensor tensor;
    private final Kind kind;
    private final List<Node> inputs = new ArrayList<>();
    private final List<Node> uses = new ArrayList<>();
    private final List<Raw> steps;
    private Expr expression;
    private List<Edge> edges;

    /** @param steps the recorded operations that this stands for, inputs first; none for a leaf */
    Node(int index, Symbol symbol, boolean named, Tensor tensor, Kind kind, List<Raw> steps) {
        this.index = index;
        this.symbol = symbol;
        this.named = named;
        this.tensor = tensor;
        this.kind = kind;
        this.steps = steps;
    }

    void computedBy(Expr formula, List<Node> from) {
        expression = formula;
        inputs.addAll(from);
        from.forEach(input -> input.uses.add(this));
    }

    /** The position in {@link Graph#nodes}. */
    public int index() {
        return index;
    }

    /** What it is called. */
    public Symbol symbol() {
        return symbol;
    }

    /** Whether the learner (or a module) gave the name; the other names are made up: v1, v2, ... */
    public boolean isNamed() {
        return named;
    }

    /** The value itself. */
    public Tensor tensor() {
        return tensor;
    }

    /** The numbers. */
    public NdArray value() {
        return tensor.value();
    }

    /** The lengths of the axes. */
    public Shape shape() {
        return tensor.shape();
    }

    /** Where the value comes from. */
    public Kind kind() {
        return kind;
    }

    /** Whether the value depends on a parameter, so that gradients flow into it. */
    public boolean requiresGrad() {
        return tensor.requiresGrad();
    }

    /** The formula, in terms of {@link #inputs}; null for a leaf. */
    public Expr expression() {
        return expression;
    }

    /** Name and formula as TeX: a = w x + b. */
    String definition() {
        return symbol.tex() + " = " + expression.tex();
    }

    /** The operation that gave the value, as the table of rules calls it; empty for a leaf. */
    public String operation() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1).call().rule().name();
    }

    /** The nodes that the formula names, each once, in its order. */
    public List<Node> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /** The nodes whose formula names this one. */
    public List<Node> uses() {
        return Collections.unmodifiableList(uses);
    }

    /** This node as a variable of a formula. */
    public Expr variable() {
        return new Expr.Var(symbol, shape());
    }

    /** The recorded operations that this stands for, inputs first. */
    List<Raw> steps() {
        return steps;
    }

    List<Edge> edges(Graph graph) {
        if (edges == null) {
            edges = new Linker(graph, this).edges();
        }
        return edges;
    }

    @Override
    public String toString() {
        return symbol.name() + (expression == null ? "" : " = " + expression.code());
    }
}
