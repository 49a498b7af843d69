package gradus.explain;

import gradus.array.GradusException;
import gradus.array.Shape;
import gradus.autodiff.Call;
import gradus.autodiff.Tensor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a gradient costs. Backpropagation uses every local derivative once; writing out every path from the result to a
 * parameter uses it once a path. The difference is dynamic programming.
 *
 * @param root the result
 * @param links one for each local derivative, the result's first
 * @param paths from the result to all parameters together
 * @param pathProducts multiplications to expand all paths: one fewer than the links of each
 * @param backwardProducts multiplications of a backward pass over the same links: one for each that does not start at the
 *     result
 * @param parameters the numbers to differentiate by: passes that forward mode needs
 * @param outputs the numbers to differentiate: passes that reverse mode needs
 * @param passCost multiplications of numbers in one pass, in either mode, arrays counted in full
 */
public record Count(
        Node root,
        List<Link> links,
        BigInteger paths,
        BigInteger pathProducts,
        BigInteger backwardProducts,
        long parameters,
        long outputs,
        BigInteger passCost) {
    /**
     * One local derivative.
     *
     * @param onPaths how many paths lead over it
     */
    public record Link(Node output, Node input, BigInteger onPaths) {}

    /** Multiplications that forward mode needs for the whole gradient: one pass a parameter. */
    public BigInteger forwardCost() {
        return passCost.multiply(BigInteger.valueOf(parameters));
    }

    /** Multiplications that reverse mode needs for the whole gradient: one pass an output. */
    public BigInteger reverseCost() {
        return passCost.multiply(BigInteger.valueOf(outputs));
    }

    /**
     * Counts over the graph of {@code root}, which may have several numbers.
     *
     * @throws GradusException if a backward pass has let the graph go
     */
    public static Count of(Tensor root) {
        Graph graph = Graph.of(root);
        List<Node> nodes = graph.nodes();
        BigInteger[] below = new BigInteger[nodes.size()];
        BigInteger[] lengths = new BigInteger[nodes.size()];
        for (Node node : nodes) {
            boolean parameter = node.kind() == Node.Kind.PARAMETER;
            BigInteger paths = parameter ? BigInteger.ONE : BigInteger.ZERO;
            BigInteger length = BigInteger.ZERO;
            for (Node input : node.inputs()) {
                paths = paths.add(below[input.index()]);
                length = length.add(lengths[input.index()]).add(below[input.index()]);
            }
            below[node.index()] = paths;
            lengths[node.index()] = length;
        }
        BigInteger[] above = new BigInteger[nodes.size()];
        Arrays.fill(above, BigInteger.ZERO);
        above[nodes.size() - 1] = BigInteger.ONE;
        List<Link> links = new ArrayList<>();
        long products = 0;
        BigInteger cost = BigInteger.ZERO;
        long parameters = 0;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            for (Node input : node.inputs()) {
                if (input.requiresGrad()) {
                    above[input.index()] = above[input.index()].add(above[i]);
                    links.add(new Link(node, input, above[i].multiply(below[input.index()])));
                    products += node == graph.root() ? 0 : 1;
                }
            }
            cost = cost.add(cost(node));
            parameters += node.kind() == Node.Kind.PARAMETER ? node.shape().size() : 0;
        }
        int last = nodes.size() - 1;
        return new Count(
                graph.root(),
                links,
                below[last],
                lengths[last].subtract(below[last]),
                BigInteger.valueOf(products),
                parameters,
                root.shape().size(),
                cost);
    }

    private static BigInteger cost(Node node) {
        BigInteger cost = BigInteger.ZERO;
        for (Raw step : node.steps()) {
            for (Raw input : step.inputs()) {
                if (input != null && input.tensor().requiresGrad()) {
                    cost = cost.add(BigInteger.valueOf(
                            products(step.call(), step.tensor().shape())));
                }
            }
        }
        return cost;
    }

    /** A matrix product multiplies once for each entry of the result and each step of the inner sum. */
    private static long products(Call call, Shape shape) {
        long entries = Math.max(shape.size(), call.shape(0).size());
        return Set.of("matmul", "linear").contains(call.rule().name())
                ? (long) shape.size() * call.shape(0).dim(-1)
                : entries;
    }
}
