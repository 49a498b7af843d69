package gradus.explain;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of a computation: down it the values, inputs first; up it the gradients, the result first.
 *
 * @param graph what the table is of
 * @param forward the computed nodes in the order of the forward pass
 * @param backward every node that a gradient reaches, in the order of the backward pass; the result itself first
 */
public record Trace(Graph graph, List<Node> forward, List<Arrival> backward) {
    /**
     * What arrives at a node.
     *
     * @param node the node
     * @param from one edge for each use of the node: what each sends; none for the result
     * @param gradient their sum; 1 for the result
     */
    public record Arrival(Node node, List<Edge> from, NdArray gradient) {}

    /**
     * The table of {@code root}.
     *
     * @throws GradusException if it is not a single number that depends on a parameter, or its graph has been let go
     */
    public static Trace of(Tensor root) {
        return of(Graph.of(root));
    }

    /** The table of a graph. */
    public static Trace of(Graph graph) {
        graph.requireScalar("trace");
        List<Node> forward = graph.nodes().stream()
                .filter(node -> node.kind() == Node.Kind.COMPUTED)
                .toList();
        List<Arrival> backward = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (node.requiresGrad()) {
                backward.add(new Arrival(
                        node, arriving(graph, node), graph.gradient(node).orElseThrow()));
            }
        }
        return new Trace(graph, forward, backward);
    }

    /** The edges over which gradients reach a node, in the order of the backward pass. */
    static List<Edge> arriving(Graph graph, Node node) {
        List<Edge> edges = new ArrayList<>();
        for (int i = node.uses().size() - 1; i >= 0; i--) {
            Node user = node.uses().get(i);
            graph.edges(user).stream().filter(edge -> edge.input() == node).forEach(edges::add);
        }
        return edges;
    }
}
