package gradus.explain;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The derivation of a derivative, as a person would write it. Between plain numbers it is the chain rule written out: one
 * product of local derivatives for each path, and their sum. Between arrays, and where there are too many paths to write
 * out, it is the backward pass: one line for each node on the way, in terms of the lines above.
 */
public final class Derivation {
    /** More paths than these are not written out one by one: nobody would read them. */
    private static final int MOST_PATHS = 6;

    /**
     * One line.
     *
     * @param left what the line is about, as TeX, such as \frac{dJ}{dd}
     * @param equals what it is equal to, one after the other, as TeX
     * @param remark in words and TeX, why; may be empty
     */
    public record Line(String left, List<String> equals, String remark) {}

    private final Graph graph;
    private final Node target;
    private final Set<Node> onTheWay = new HashSet<>();
    private final List<List<Edge>> paths = new ArrayList<>();
    private final boolean writtenOut;

    private Derivation(Graph graph, Node target) {
        this.graph = graph;
        this.target = target;
        findWay();
        writtenOut = target != graph.root() && isScalar() && countPaths() <= MOST_PATHS;
        if (writtenOut) {
            follow(graph.root(), new ArrayList<>());
        }
    }

    /**
     * How the derivative of {@code root} by {@code target} comes about.
     *
     * @throws GradusException if root is not a single number, does not depend on target, or its graph has been let go
     */
    public static Derivation of(Tensor root, Tensor target) {
        Graph graph = Graph.of(root, List.of(target));
        graph.requireScalar("derive");
        Node node = graph.node(target).filter(Node::requiresGrad).orElse(null);
        if (node == null) {
            throw new GradusException(root.label() + " does not depend on " + target.label()
                    + (target.requiresGrad()
                            ? ": it was not used in computing it."
                            : " in a way that is recorded: make it with param(...) before you use it."));
        }
        return new Derivation(graph, node);
    }

    /** What was differentiated. */
    public Node root() {
        return graph.root();
    }

    /** By what. */
    public Node target() {
        return target;
    }

    /** The derivative's numbers, of the target's shape. */
    public NdArray value() {
        return graph.gradient(target).orElseThrow();
    }

    /** Every path from the result to the target, if they are few and all values on them plain numbers; else none. */
    public List<List<Edge>> paths() {
        return paths;
    }

    /** The derivation, line by line. */
    public List<Line> lines() {
        return writtenOut
                ? new ChainRule(graph, target, paths).lines()
                : new PassLines(graph, target, downwards()).lines();
    }

    /** The derivation as one display for a page: an aligned environment. */
    public String tex() {
        StringBuilder tex = new StringBuilder("\\begin{aligned}\n");
        for (Line line : lines()) {
            String left = line.left();
            for (String right : line.equals()) {
                tex.append(left).append(" &= ").append(right).append(" \\\\\n");
                left = "";
            }
        }
        return tex.append("\\end{aligned}").toString();
    }

    /**
     * The same in the DSL's syntax, in terms of the values' names: one expression, or for a backward pass one line for each
     * gradient and then the last one's name; before that, what values without a name of their own are. Empty if something
     * on the way has no name in the DSL.
     */
    public Optional<String> code() {
        List<Expr> used = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        if (writtenOut) {
            used.add(ChainRule.formula(paths));
            code.append(used.get(0).code());
        } else {
            for (Node node : downwards()) {
                Expr sum = PassLines.sum(Trace.arriving(graph, node));
                used.add(sum);
                code.append("const ")
                        .append(PassLines.name(graph, node).code())
                        .append(" = ")
                        .append(sum.code())
                        .append('\n');
            }
            code.append(
                    target == graph.root() ? "1" : PassLines.name(graph, target).code());
        }
        StringBuilder definitions = new StringBuilder();
        Set<Symbol> names = new HashSet<>();
        used.forEach(formula -> LocalRules.collect(formula, names));
        for (int i = graph.root().index(); i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (!node.isNamed() && names.contains(node.symbol())) {
                if (node.expression() == null) {
                    return Optional.empty();
                }
                used.add(node.expression());
                LocalRules.collect(node.expression(), names);
                definitions.insert(
                        0,
                        "const " + node.symbol().code() + " = "
                                + node.expression().code() + "\n");
            }
        }
        return used.stream().allMatch(LocalRules::isCode)
                ? Optional.of(definitions.append(code).toString())
                : Optional.empty();
    }

    /** The nodes between the result and the target, and the target, in the order of the backward pass. */
    private List<Node> downwards() {
        List<Node> nodes = new ArrayList<>();
        for (int i = graph.root().index() - 1; i >= target.index(); i--) {
            if (onTheWay.contains(graph.nodes().get(i))) {
                nodes.add(graph.nodes().get(i));
            }
        }
        return nodes;
    }

    private void findWay() {
        onTheWay.add(target);
        for (Node node : graph.nodes()) {
            if (node.inputs().stream().anyMatch(onTheWay::contains)) {
                onTheWay.add(node);
            }
        }
    }

    private boolean isScalar() {
        return onTheWay.stream()
                .filter(node -> node != target)
                .flatMap(node -> graph.edges(node).stream())
                .filter(edge -> onTheWay.contains(edge.input()))
                .allMatch(Edge::isScalar);
    }

    private long countPaths() {
        Map<Node, Long> counts = new HashMap<>(Map.of(target, 1L));
        for (Node node : graph.nodes()) {
            if (node != target && onTheWay.contains(node)) {
                long sum = 0;
                for (Node input : node.inputs()) {
                    sum = Math.min(MOST_PATHS + 1L, sum + counts.getOrDefault(input, 0L));
                }
                counts.put(node, sum);
            }
        }
        return counts.get(graph.root());
    }

    private void follow(Node from, List<Edge> path) {
        if (from == target) {
            paths.add(List.copyOf(path));
            return;
        }
        for (Edge edge : graph.edges(from)) {
            if (onTheWay.contains(edge.input())) {
                path.add(edge);
                follow(edge.input(), path);
                path.remove(path.size() - 1);
            }
        }
    }
}
