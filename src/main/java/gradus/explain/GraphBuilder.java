package gradus.explain;

import gradus.array.GradusException;
import gradus.autodiff.Call;
import gradus.autodiff.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the recorded graph and decides which of its values a person would name. */
final class GraphBuilder {
    /** The most operations in one formula: (w x + b - y)^2 / 2 just fits. */
    private static final int LONGEST_FORMULA = 6;

    private final Tensor root;
    private final boolean folding;
    private final Set<Tensor> kept;
    private final Map<Tensor, Raw> raws = new HashMap<>();
    private final List<Raw> order = new ArrayList<>();
    private final Map<Tensor, Node> constants = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    /** The names that tensors have; made-up ones keep clear of them. */
    private final Set<String> given = new HashSet<>();

    /** The identifiers that nodes already have. */
    private final Set<String> used = new HashSet<>();

    private final Map<Node.Kind, Integer> counters = new EnumMap<>(Node.Kind.class);

    GraphBuilder(Tensor root, List<Tensor> kept, boolean folding) {
        this.root = root;
        this.folding = folding;
        this.kept = Set.copyOf(kept);
    }

    Graph build() {
        walk();
        order.forEach(raw -> given.add(raw.tensor().name()));
        for (Raw raw : order) {
            raw.absorb();
            while (folding && raw.size() > LONGEST_FORMULA && showLargest(raw)) {
                raw.absorb();
            }
            boolean folds = folding && raw.mayFold() && raw.tensor() != root && !kept.contains(raw.tensor());
            boolean inlined = isPlainNumber(raw.tensor());
            if (!folds && !inlined) {
                show(raw);
            }
        }
        return new Graph(this);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Depth first with a stack of its own: inputs before what is computed from them. */
    private void walk() {
        record Place(Raw raw, int[] next) {}
        Deque<Place> stack = new ArrayDeque<>();
        stack.push(new Place(enter(root), new int[1]));
        while (!stack.isEmpty()) {
            Place place = stack.peek();
            int i = place.next[0]++;
            if (i == place.raw.inputs().length) {
                order.add(place.raw);
                stack.pop();
                continue;
            }
            Tensor input = place.raw.call().input(i);
            Raw known = raws.get(input);
            if (known == null) {
                known = enter(input);
                stack.push(new Place(known, new int[1]));
            }
            place.raw.connect(i, known);
        }
    }

    private Raw enter(Tensor tensor) {
        Call call = tensor.source();
        if (call != null && call.isReleased()) {
            throw new GradusException("backward() has already run through the graph of " + root.label()
                    + ", and that let it go. Explain " + root.label() + " before you call backward(), or call"
                    + " backward({retainGraph: true}), or compute " + root.label() + " again.");
        }
        Raw raw = new Raw(tensor);
        raws.put(tensor, raw);
        return raw;
    }

    /** Numbers without a name stand in formulas as they are. */
    private static boolean isPlainNumber(Tensor tensor) {
        return !tensor.requiresGrad() && tensor.name() == null && tensor.shape().isScalar();
    }

    private boolean showLargest(Raw raw) {
        Raw largest = null;
        for (Raw input : raw.inputs()) {
            if (!input.isVisible() && input.call() != null && (largest == null || input.size() > largest.size())) {
                largest = input;
            }
        }
        if (largest != null) {
            show(largest);
        }
        return largest != null;
    }

    private void show(Raw raw) {
        Tensor tensor = raw.tensor();
        if (constants.containsKey(tensor)) {
            raw.show(constants.get(tensor));
            return;
        }
        List<Raw> steps = new ArrayList<>();
        collect(raw, steps);
        List<Node> inputs = new ArrayList<>();
        Expr expression = null;
        if (raw.call() != null) {
            Set<Node> found = new LinkedHashSet<>();
            expression = write(raw, found);
            inputs.addAll(found);
        }
        Node.Kind kind = raw.call() != null
                ? Node.Kind.COMPUTED
                : tensor.requiresGrad() ? Node.Kind.PARAMETER : Node.Kind.CONSTANT;
        Node node = new Node(nodes.size(), symbol(tensor, kind), tensor.name() != null, tensor, kind, steps);
        if (expression != null) {
            node.computedBy(expression, inputs);
        }
        raw.show(node);
        nodes.add(node);
    }

    /** The operations that a node stands for, inputs first. */
    private static void collect(Raw raw, List<Raw> into) {
        if (raw.call() == null || into.contains(raw)) {
            return;
        }
        for (Raw input : raw.inputs()) {
            if (!input.isVisible()) {
                collect(input, into);
            }
        }
        into.add(raw);
    }

    Expr formula(Raw raw) {
        return raw.isVisible() ? raw.node().variable() : write(raw, new LinkedHashSet<>());
    }

    private Expr formula(Raw raw, Set<Node> names) {
        if (raw.isVisible()) {
            names.add(raw.node());
            return raw.node().variable();
        }
        return raw.call() == null ? constant(raw.tensor(), names) : write(raw, names);
    }

    private Expr write(Raw raw, Set<Node> names) {
        if (raw.call() == null) {
            return constant(raw.tensor(), names);
        }
        List<Expr> inputs = new ArrayList<>();
        for (Raw input : raw.inputs()) {
            inputs.add(formula(input, names));
        }
        return LocalRules.forward(raw.call(), raw.tensor().shape(), inputs);
    }

    /** A number that needs no gradient: by its name, by the formula it was computed from, or as it is. */
    private Expr constant(Tensor tensor, Set<Node> names) {
        Node known = constants.get(tensor);
        Raw raw = raws.get(tensor);
        if (known == null && raw != null && raw.isVisible()) {
            known = raw.node();
        }
        if (known == null && tensor.name() != null) {
            known = new Node(
                    nodes.size(), symbol(tensor, Node.Kind.CONSTANT), true, tensor, Node.Kind.CONSTANT, List.of());
            nodes.add(known);
            constants.put(tensor, known);
        }
        if (known != null) {
            names.add(known);
            return known.variable();
        }
        Call origin = tensor.origin();
        if (origin == null || !isUnchanged(origin)) {
            return Expr.num(tensor.item());
        }
        List<Expr> inputs = new ArrayList<>();
        for (int i = 0; i < origin.arity(); i++) {
            inputs.add(constant(origin.input(i), names));
        }
        return LocalRules.forward(origin, tensor.shape(), inputs);
    }

    private static boolean isUnchanged(Call origin) {
        for (int i = 0; i < origin.arity(); i++) {
            if (origin.input(i).version() > 0) {
                return false;
            }
        }
        return true;
    }

    /** The learner's name; a second value of the same name gets a number, and what has none is called v1, v2, ... */
    private Symbol symbol(Tensor tensor, Node.Kind kind) {
        String name = tensor.name();
        if (name == null && tensor == root && !given.contains("L")) {
            name = "L";
        }
        if (name == null) {
            String letter =
                    switch (kind) {
                        case COMPUTED -> "v";
                        case PARAMETER -> "theta";
                        case CONSTANT -> "C";
                    };
            do {
                name = letter + counters.merge(kind, 1, Integer::sum);
            } while (given.contains(name));
        }
        String unique = name;
        for (int k = 2; !used.add(Symbol.of(unique).code()); k++) {
            unique = name + "_" + k;
        }
        return Symbol.of(unique);
    }
}
