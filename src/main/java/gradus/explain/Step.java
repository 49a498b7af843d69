package gradus.explain;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of backpropagation in slow motion: forward steps compute a value each, backward steps receive a gradient, apply
 * the node's rule and send a gradient to each input.
 *
 * @param graph the whole computation
 * @param direction forward or backward
 * @param node where the step happens
 * @param received forward, the values of the inputs; backward, what each use of the node sent
 * @param edges backward, the rule for each input; forward, none
 * @param result forward, the value; backward, the node's gradient: the sum of what it received
 * @param sent backward, what goes to each input; forward, none
 */
public record Step(
        Graph graph,
        Direction direction,
        Node node,
        List<Quantity> received,
        List<Edge> edges,
        Quantity result,
        List<Quantity> sent) {
    /** Which pass a step belongs to. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }

    /**
     * A number (or array) by its name.
     *
     * @param name in words of the DSL: xi4, or dL/dxi4
     * @param tex the same as TeX
     */
    public record Quantity(String name, String tex, NdArray value) {}

    /**
     * All steps, forward and then backward.
     *
     * @throws GradusException if {@code root} is not a single number that depends on a parameter, or its graph has been let go
     */
    public static List<Step> all(Tensor root) {
        Graph graph = Graph.of(root);
        graph.requireScalar("step");
        Trace trace = Trace.of(graph);
        List<Step> steps = new ArrayList<>();
        for (Node node : trace.forward()) {
            List<Quantity> received = node.inputs().stream().map(Step::valueOf).toList();
            steps.add(new Step(graph, Direction.FORWARD, node, received, List.of(), valueOf(node), List.of()));
        }
        for (Trace.Arrival arrival : trace.backward()) {
            steps.add(backward(graph, arrival));
        }
        return steps;
    }

    /**
     * What a learner can be asked to predict before the step is shown: forward the value, backward what is sent to each
     * input, or, where gradients only add up, their sum. Empty where there is nothing to compute.
     */
    public List<Quantity> predictions() {
        if (direction == Direction.FORWARD) {
            return List.of(result);
        }
        return !sent.isEmpty() ? sent : received.size() > 1 ? List.of(result) : List.of();
    }

    private static Step backward(Graph graph, Trace.Arrival arrival) {
        Node node = arrival.node();
        List<Quantity> received = new ArrayList<>();
        for (Edge edge : arrival.from()) {
            received.add(share(graph, edge));
        }
        List<Edge> edges = node.kind() == Node.Kind.COMPUTED ? graph.edges(node) : List.of();
        List<Quantity> sent = edges.stream().map(edge -> share(graph, edge)).toList();
        return new Step(
                graph, Direction.BACKWARD, node, received, edges, gradient(graph, node, arrival.gradient(), ""), sent);
    }

    /** What one use contributes to a gradient; the whole of it if there is no other use. */
    private static Quantity share(Graph graph, Edge edge) {
        long uses = edge.input().uses().stream().filter(Node::requiresGrad).count();
        return gradient(
                graph,
                edge.input(),
                edge.sent(),
                uses > 1 ? edge.output().symbol().name() : "");
    }

    private static Quantity gradient(Graph graph, Node node, NdArray value, String via) {
        Symbol symbol = Symbol.derivative(graph.root().symbol(), node.symbol(), "d");
        return via.isEmpty()
                ? new Quantity(symbol.name(), symbol.tex(), value)
                : new Quantity(
                        symbol.name() + " by way of " + via,
                        symbol.tex() + "\\text{ by way of }" + Symbol.of(via).tex(),
                        value);
    }

    private static Quantity valueOf(Node node) {
        return new Quantity(node.symbol().name(), node.symbol().tex(), node.value());
    }
}
