package gradus.view;

import gradus.explain.Graph;
import gradus.explain.Node;
import gradus.explain.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A graph drawn: in box characters for a terminal, as SVG and as Graphviz's DOT for pages. */
public final class GraphView {
    private static final int MOST_BOXES = 40;

    private GraphView() {}

    /**
     * How to draw.
     *
     * @param lit nodes to highlight, and the arrows between them
     * @param valued whether a node's value is shown yet
     * @param graded whether its gradient is
     */
    public record Options(Set<Node> lit, Predicate<Node> valued, Predicate<Node> graded) {
        /** Nothing highlighted. */
        public static final Options PLAIN = highlighting(Set.of());

        public Options {
            lit = Set.copyOf(lit);
        }

        private static Options highlighting(Set<Node> lit) {
            return new Options(lit, node -> true, node -> true);
        }

        /** A step: its node highlighted, and no number that a later step will give. */
        public static Options during(Step step) {
            int at = step.node().index();
            boolean forward = step.direction() == Step.Direction.FORWARD;
            return new Options(
                    Set.of(step.node()),
                    node -> !forward || node.index() <= at || node.inputs().isEmpty(),
                    node -> !forward && node.index() >= at);
        }

        /** Every path from a node to the result highlighted. */
        public static Options path(Graph graph, Node from) {
            Set<Node> reached = new HashSet<>(Set.of(from));
            for (Node node : graph.nodes()) {
                if (node.inputs().stream().anyMatch(reached::contains)) {
                    reached.add(node);
                }
            }
            return highlighting(reached);
        }
    }

    /** The graph for {@code width} columns, and as SVG and DOT; in as much detail as fits. */
    public static Display display(Graph graph, Options options, int width) {
        Map<String, String> others = new HashMap<>();
        Diagram readable = readable(graph, options);
        String svg = GraphSvg.of(readable);
        others.put(Display.SVG, svg);
        others.put(Display.HTML, svg);
        others.put(Display.DOT, dot(graph));
        return Display.of(text(graph, options, width), others);
    }

    /** {@link #display(Graph, Options, int)} with nothing highlighted. */
    public static Display display(Graph graph, int width) {
        return display(graph, Options.PLAIN, width);
    }

    /** In the language of Graphviz, every node. */
    public static String dot(Graph graph) {
        StringBuilder dot = new StringBuilder("digraph {\n  rankdir=LR\n  node [shape=box, fontname=\"Helvetica\"]\n");
        for (Node node : graph.nodes()) {
            String label = Tex.line(node.symbol().tex())
                    + (node.expression() == null
                            ? ""
                            : " = " + Tex.line(node.expression().tex()));
            dot.append("  n")
                    .append(node.index())
                    .append(" [label=\"")
                    .append(quoted(label))
                    .append("\\n")
                    .append(quoted(Values.brief(node.value())))
                    .append('"')
                    .append(node.kind() == Node.Kind.PARAMETER ? ", style=rounded" : "")
                    .append(node == graph.root() ? ", peripheries=2" : "")
                    .append("]\n");
        }
        for (Node node : graph.nodes()) {
            for (Node input : node.inputs()) {
                dot.append("  n")
                        .append(input.index())
                        .append(" -> n")
                        .append(node.index())
                        .append('\n');
            }
        }
        return dot.append("}\n").toString();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static Diagram readable(Graph graph, Options options) {
        for (GraphFolding.Detail detail : GraphFolding.Detail.values()) {
            if (detail == GraphFolding.Detail.SUMMARY || mayFit(graph, detail)) {
                Diagram diagram = GraphFolding.of(graph, detail, options);
                if (diagram.boxes().size() <= MOST_BOXES || detail == GraphFolding.Detail.SUMMARY) {
                    return diagram;
                }
            }
        }
        throw new AssertionError("a summary is always drawn");
    }

    /** Whether it is worth a try: folding only removes leaves. */
    private static boolean mayFit(Graph graph, GraphFolding.Detail detail) {
        return graph.nodes().size() <= (detail == GraphFolding.Detail.ALL ? MOST_BOXES : 4 * MOST_BOXES);
    }

    private static String text(Graph graph, Options options, int width) {
        for (GraphFolding.Detail detail : GraphFolding.Detail.values()) {
            if (detail != GraphFolding.Detail.SUMMARY && !mayFit(graph, detail)) {
                continue;
            }
            Diagram diagram = GraphFolding.of(graph, detail, options);
            if (diagram.boxes().size() <= MOST_BOXES || detail == GraphFolding.Detail.SUMMARY) {
                for (boolean right : new boolean[] {true, false}) {
                    List<String> lines = GraphText.of(diagram, right);
                    if (lines.stream().allMatch(line -> Tex.width(line) <= width)) {
                        return String.join("\n", lines);
                    }
                }
            }
        }
        return listing(graph, width);
    }

    /** Where no picture fits: what is computed, line by line. */
    private static String listing(Graph graph, int width) {
        List<Node> nodes = graph.nodes();
        StringBuilder text = new StringBuilder("(too narrow to draw: " + nodes.size() + " nodes)");
        nodes.stream()
                .filter(node -> node.expression() != null)
                .skip(Math.max(0, nodes.size() - MOST_BOXES))
                .forEach(node -> text.append('\n')
                        .append(Tex.wrapped(
                                Tex.line(node.symbol().tex()) + " = "
                                        + Tex.line(node.expression().tex()),
                                width)));
        return text.toString();
    }
}
