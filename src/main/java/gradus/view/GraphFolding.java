package gradus.view;

import gradus.explain.Graph;
import gradus.explain.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From a graph to a diagram of it, in more or less detail, so that one can be found that fits. */
final class GraphFolding {
    /** How much of a graph is shown. */
    enum Detail {
        /** Every node in a box of its own. */
        ALL,
        /** Leaves named in the boxes that use them. */
        WITHOUT_LEAVES,
        /** Stretches of the computation in one box: a module's, or, without modules, equal ones. */
        SUMMARY
    }

    private static final int LONGEST_TITLE = 26;
    private static final int BLOCKS = 8;
    private static final int MOST_MODULES = 24;

    private final Graph graph;
    private final GraphView.Options options;
    private final Map<Node, Integer> boxOf = new HashMap<>();
    private final List<Diagram.Box> boxes = new ArrayList<>();

    private GraphFolding(Graph graph, GraphView.Options options) {
        this.graph = graph;
        this.options = options;
    }

    static Diagram of(Graph graph, Detail detail, GraphView.Options options) {
        GraphFolding folding = new GraphFolding(graph, options);
        if (detail == Detail.SUMMARY) {
            folding.addBlocks();
        } else {
            folding.addNodes(detail == Detail.ALL);
        }
        return new Diagram(folding.boxes, folding.arrows());
    }

    private List<Diagram.Arrow> arrows() {
        Set<Diagram.Arrow> arrows = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            for (Node input : node.inputs()) {
                Integer from = boxOf.get(input);
                Integer to = boxOf.get(node);
                if (from != null && to != null && !from.equals(to)) {
                    boolean lit = options.lit().contains(input) && options.lit().contains(node);
                    if (lit) {
                        arrows.remove(new Diagram.Arrow(from, to, false));
                    }
                    if (lit || !arrows.contains(new Diagram.Arrow(from, to, true))) {
                        arrows.add(new Diagram.Arrow(from, to, lit));
                    }
                }
            }
        }
        return List.copyOf(arrows);
    }

    private void addNodes(boolean leaves) {
        for (Node node : graph.nodes()) {
            boolean leaf = node.kind() != Node.Kind.COMPUTED;
            boolean alone = node.uses().size() == 1
                    && node.uses().get(0).inputs().stream()
                            .anyMatch(other -> other != node
                                    && (other.kind() == Node.Kind.COMPUTED || other.kind() == Node.Kind.CONSTANT));
            if (leaf && !leaves && alone && (node.kind() == Node.Kind.PARAMETER || !isInput(node))) {
                continue;
            }
            boxOf.put(node, boxes.size());
            boxes.add(new Diagram.Box(
                    lines(node, leaves), style(node), options.lit().contains(node)));
        }
    }

    /** Data that nothing computed stands beside: where the computation starts. */
    private static boolean isInput(Node node) {
        return node.uses().get(0).inputs().stream().noneMatch(other -> other.kind() == Node.Kind.COMPUTED);
    }

    private Diagram.Style style(Node node) {
        if (node == graph.root()) {
            return Diagram.Style.RESULT;
        }
        return switch (node.kind()) {
            case CONSTANT -> Diagram.Style.DATA;
            case PARAMETER -> Diagram.Style.PARAMETER;
            case COMPUTED -> Diagram.Style.COMPUTED;
        };
    }

    private List<String> lines(Node node, boolean leaves) {
        List<String> lines = new ArrayList<>();
        lines.add(title(node));
        List<String> numbers = new ArrayList<>();
        boolean single = node.value().size() == 1;
        numbers.add(!single ? "shape " + node.shape() : options.valued().test(node) ? Values.brief(node.value()) : "?");
        if (single && options.graded().test(node)) {
            graph.gradient(node).ifPresent(g -> numbers.add("grad " + Values.number(g.data()[0])));
        }
        if (leaves) {
            lines.addAll(numbers);
        } else {
            lines.add(String.join(", ", numbers));
            List<Node> hidden = node.inputs().stream()
                    .filter(input -> !boxOf.containsKey(input))
                    .toList();
            if (!hidden.isEmpty()) {
                lines.add("with " + hidden.stream().map(GraphFolding::name).collect(Collectors.joining(", ")));
            }
        }
        return lines;
    }

    private static String name(Node node) {
        return Tex.line(node.symbol().tex());
    }

    private static String title(Node node) {
        if (node.expression() == null) {
            return name(node);
        }
        String whole = name(node) + " = " + Tex.line(node.expression().tex());
        return Tex.width(whole) <= LONGEST_TITLE ? whole : name(node) + " (" + node.operation() + ")";
    }

    private void addBlocks() {
        List<Node> computed = graph.nodes().stream()
                .filter(node -> node.kind() == Node.Kind.COMPUTED && node != graph.root())
                .toList();
        for (List<Node> block : blocks(computed)) {
            boolean lit = block.stream().anyMatch(options.lit()::contains);
            block.forEach(node -> boxOf.put(node, boxes.size()));
            boxes.add(new Diagram.Box(blockLines(block), Diagram.Style.FOLDED, lit));
        }
        boxOf.put(graph.root(), boxes.size());
        boxes.add(new Diagram.Box(
                lines(graph.root(), true), Diagram.Style.RESULT, options.lit().contains(graph.root())));
    }

    private static List<List<Node>> blocks(List<Node> computed) {
        List<List<Node>> modules = new ArrayList<>();
        String current = null;
        for (Node node : computed) {
            String module = module(node);
            if (modules.isEmpty() || (module != null && !module.equals(current))) {
                modules.add(new ArrayList<>());
                current = module;
            }
            modules.get(modules.size() - 1).add(node);
        }
        if (modules.size() > 1 && modules.size() <= MOST_MODULES) {
            return modules;
        }
        List<List<Node>> slices = new ArrayList<>();
        int n = Math.min(BLOCKS, computed.size());
        for (int i = 0; i < n; i++) {
            int from = (int) ((long) computed.size() * i / n);
            slices.add(computed.subList(from, (int) ((long) computed.size() * (i + 1) / n)));
        }
        return slices;
    }

    /** The module whose parameters a node uses, "0" of "0.weight"; null if none. */
    private static String module(Node node) {
        for (Node input : node.inputs()) {
            String name = input.symbol().name();
            if (input.kind() == Node.Kind.PARAMETER && name.contains(".")) {
                return name.substring(0, name.lastIndexOf('.'));
            }
        }
        return null;
    }

    private static List<String> blockLines(List<Node> block) {
        String module = module(block.get(0));
        Map<String, Integer> operations = new LinkedHashMap<>();
        block.forEach(node -> operations.merge(node.operation(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        Node last = block.get(block.size() - 1);
        String span = block.size() == 1 ? name(last) : name(block.get(0)) + " … " + name(last);
        lines.add(module == null ? span : "layer " + module + ": " + span);
        lines.add(
                block.size() == 1
                        ? Values.brief(last.value())
                        : block.size() + " nodes, gives " + Values.brief(last.value()));
        lines.add(operations.entrySet().stream()
                        .sorted((a, b) -> b.getValue() - a.getValue())
                        .limit(3)
                        .map(e -> e.getValue() == 1 ? e.getKey() : e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "))
                + (operations.size() > 3 ? ", ..." : ""));
        return lines;
    }
}
