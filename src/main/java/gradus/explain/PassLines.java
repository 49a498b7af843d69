package gradus.explain;

import gradus.array.NdArray;
import gradus.explain.Derivation.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A derivation between arrays: the backward pass, each gradient in terms of those before it, and in numbers if they are few. */
final class PassLines {
    private final Graph graph;
    private final Node target;
    private final List<Node> way;
    private final Map<Symbol, NdArray> values = new HashMap<>();

    /** @param way the nodes that gradients pass on the way to the target, and the target, in the order of the pass */
    PassLines(Graph graph, Node target, List<Node> way) {
        this.graph = graph;
        this.target = target;
        this.way = way;
        for (Node node : graph.nodes()) {
            values.put(node.symbol(), node.value());
            graph.gradient(node).ifPresent(gradient -> values.put(name(graph, node), gradient));
        }
    }

    /** What the gradient of a node is called. */
    static Symbol name(Graph graph, Node node) {
        return Symbol.derivative(graph.root().symbol(), node.symbol(), "\\partial ");
    }

    /** What arrives over several edges. */
    static Expr sum(List<Edge> edges) {
        return Expr.add(edges.stream().map(Edge::term).toArray(Expr[]::new));
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        way.forEach(node -> addLines(node, lines));
        if (lines.isEmpty()) {
            lines.add(new Line(
                    Symbol.derivative(target.symbol(), target.symbol(), "d").tex(), List.of("1"), ""));
        }
        return lines;
    }

    private void addLines(Node node, List<Line> lines) {
        List<Edge> from = Trace.arriving(graph, node);
        Expr sum = sum(from);
        String remark = from.stream().map(edge -> edge.output().definition()).collect(Collectors.joining(", \\quad "));
        if (!node.shape().isScalar()) {
            remark += ", \\quad \\text{shape } " + ExprTex.size(node.shape());
        }
        Symbol name = name(graph, node);
        Optional<String> number = Substitution.number(graph.gradient(node).orElseThrow());
        Optional<Expr> entry = Entries.of(sum);
        if (entry.isPresent()) {
            lines.add(new Line(
                    Entries.name(name, node.shape()), List.of(entry.get().tex()), remark));
            number.ifPresent(tex -> lines.add(new Line(name.tex(), List.of(tex), "")));
            return;
        }
        List<String> ends = new ArrayList<>(List.of(sum.tex()));
        if (number.isPresent()) {
            Substitution.of(sum, values).filter(tex -> !ends.contains(tex)).ifPresent(ends::add);
            if (!ends.contains(number.get())) {
                ends.add(number.get());
            }
        }
        lines.add(new Line(name.tex(), ends, remark));
    }
}
