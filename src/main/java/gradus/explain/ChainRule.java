package gradus.explain;

import gradus.explain.Derivation.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A derivation between plain numbers: the chain rule written out, each link, and the product of all. */
final class ChainRule {
    private final Graph graph;
    private final Node target;
    private final List<List<Edge>> paths;

    ChainRule(Graph graph, Node target, List<List<Edge>> paths) {
        this.graph = graph;
        this.target = target;
        this.paths = paths;
    }

    /** The derivative as one formula: over each path a product of local derivatives, and their sum. */
    static Expr formula(List<List<Edge>> paths) {
        return Expr.add(paths.stream()
                .map(path -> Expr.mul(path.stream().map(Edge::derivative).toArray(Expr[]::new)))
                .toArray(Expr[]::new));
    }

    List<Line> lines() {
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
                            link(edge, d),
                            withNumber(edge.derivative(), edge.local()),
                            edge.output().definition()));
                }
            }
        }
        List<String> ends = new ArrayList<>();
        ends.add(formula(paths).tex());
        if (!single) {
            ends.add(joined(edge -> factor(edge.local())));
        }
        String number = ExprTex.number(graph.gradient(target).orElseThrow().item());
        if (!ends.contains(number)) {
            ends.add(number);
        }
        lines.add(new Line(left, ends, single ? graph.root().definition() : ""));
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
}
