package gradus.explain;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        return writtenOut ? chainRule() : backwardPass();
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
            used.add(formula());
            code.append(used.get(0).code());
        } else {
            for (Node node : downwards()) {
                Expr sum = sum(arriving(node));
                used.add(sum);
                code.append("const ")
                        .append(name(node).code())
                        .append(" = ")
                        .append(sum.code())
                        .append('\n');
            }
            code.append(target == graph.root() ? "1" : name(target).code());
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

    private Expr formula() {
        return Expr.add(paths.stream()
                .map(path -> Expr.mul(path.stream().map(Edge::derivative).toArray(Expr[]::new)))
                .toArray(Expr[]::new));
    }

    private List<Line> chainRule() {
        String d = paths.size() > 1 ? "\\partial " : "d";
        String left =
                Symbol.derivative(graph.root().symbol(), target.symbol(), d).tex();
        List<Line> lines = new ArrayList<>();
        boolean single = paths.size() == 1 && paths.get(0).size() == 1;
        if (!single) {
            lines.add(new Line(
                    left, List.of(joined(edge -> link(edge, d))), paths.size() > 1 ? "one product a path" : ""));
        }
        Set<Edge> seen = new HashSet<>();
        for (List<Edge> path : paths) {
            for (Edge edge : path) {
                if (seen.add(edge) && !single) {
                    lines.add(new Line(
                            link(edge, d), withNumber(edge.derivative(), edge.local()), because(edge.output())));
                }
            }
        }
        List<String> ends = new ArrayList<>();
        Expr formula = formula();
        ends.add(formula.tex());
        if (!single) {
            ends.add(joined(edge -> factor(edge.local())));
        }
        String number = ExprTex.number(value().item());
        if (!ends.contains(number)) {
            ends.add(number);
        }
        lines.add(new Line(left, ends, single ? because(graph.root()) : ""));
        return lines;
    }

    private interface Part {
        String of(Edge edge);
    }

    private String joined(Part part) {
        return paths.stream()
                .map(path -> path.stream().map(part::of).collect(Collectors.joining(" \\cdot ")))
                .collect(Collectors.joining(" + "));
    }

    private static String factor(double x) {
        return x < 0 ? "\\left(" + ExprTex.number(x) + "\\right)" : ExprTex.number(x);
    }

    private static String link(Edge edge, String d) {
        return Symbol.derivative(edge.output().symbol(), edge.input().symbol(), d)
                .tex();
    }

    private static List<String> withNumber(Expr formula, double value) {
        String number = ExprTex.number(value);
        return formula.tex().equals(number) ? List.of(number) : List.of(formula.tex(), number);
    }

    private static String because(Node node) {
        return node.symbol().tex() + " = " + node.expression().tex();
    }

    private List<Line> backwardPass() {
        List<Line> lines = new ArrayList<>();
        for (Node node : downwards()) {
            List<Edge> from = arriving(node);
            NdArray gradient = graph.gradient(node).orElseThrow();
            List<String> ends = new ArrayList<>(List.of(sum(from).tex()));
            String remark = from.stream().map(edge -> because(edge.output())).collect(Collectors.joining(", \\quad "));
            if (node.shape().isScalar()) {
                String number = ExprTex.number(gradient.item());
                if (!ends.contains(number)) {
                    ends.add(number);
                }
            } else {
                remark += ", \\quad \\text{shape } " + shape(node.shape());
            }
            lines.add(new Line(name(node).tex(), ends, remark));
        }
        if (lines.isEmpty()) {
            lines.add(new Line(
                    Symbol.derivative(target.symbol(), target.symbol(), "d").tex(), List.of("1"), ""));
        }
        return lines;
    }

    /** A shape as a formula: 3 \times 4. */
    private static String shape(Shape shape) {
        return shape.isScalar()
                ? "1"
                : java.util.Arrays.stream(shape.dims())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" \\times "));
    }

    private Symbol name(Node node) {
        return Symbol.derivative(graph.root().symbol(), node.symbol(), "\\partial ");
    }

    private static Expr sum(List<Edge> edges) {
        return Expr.add(edges.stream().map(Edge::term).toArray(Expr[]::new));
    }

    private List<Edge> arriving(Node node) {
        return Trace.arriving(graph, node);
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
