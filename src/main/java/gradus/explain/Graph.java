package gradus.explain;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Backward;
import gradus.autodiff.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The computation behind a tensor, as a person would write it down: every value that the learner named is a node, and so
 * is every function; bare arithmetic without a name is written into the formula of the node that uses it.
 *
 * <p>A graph is read while it is still there: before {@code backward()} lets it go, or after
 * {@code backward({retainGraph: true})}. Reading it changes no {@code grad}, but runs the hooks of its tensors, as
 * every backward pass does.
 */
public final class Graph {
    /** How many made-up names a formula is freed of, as a formula with much fan-out would grow beyond all bounds. */
    private static final int MOST_WRITTEN_OUT = 100;

    private final List<Node> nodes;
    private final Map<Tensor, Node> byTensor = new HashMap<>();
    private final Map<Tensor, Tensor> gradients = new HashMap<>();
    private final GraphBuilder builder;

    Graph(GraphBuilder builder) {
        this.builder = builder;
        this.nodes = builder.nodes();
        nodes.forEach(node -> byTensor.put(node.tensor(), node));
        if (root().shape().size() == 1 && root().requiresGrad()) {
            List<Tensor> targets =
                    nodes.stream().filter(Node::requiresGrad).map(Node::tensor).toList();
            Tensor[] found = Backward.gradients(root().tensor(), targets, new Backward.Options(null, true, false));
            for (int i = 0; i < found.length; i++) {
                gradients.put(targets.get(i), found[i]);
            }
        }
    }

    /**
     * The graph behind {@code root}.
     *
     * @throws GradusException if a backward pass has let it go
     */
    public static Graph of(Tensor root) {
        return new GraphBuilder(root, List.of(), true).build();
    }

    /** As {@link #of(Tensor)}, with nodes of their own for {@code kept}, named or not. */
    public static Graph of(Tensor root, List<Tensor> kept) {
        return new GraphBuilder(root, kept, true).build();
    }

    /** The graph as it was recorded: one node an operation, nothing written into another. */
    public static Graph detailed(Tensor root) {
        return new GraphBuilder(root, List.of(), false).build();
    }

    /** All nodes, inputs before what is computed from them, the root last. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The result of the computation. */
    public Node root() {
        return nodes.get(nodes.size() - 1);
    }

    /** The node of a tensor, if it has one. */
    public Optional<Node> node(Tensor tensor) {
        return Optional.ofNullable(byTensor.get(tensor));
    }

    /** What a node sends backward, one edge for each input that requires a gradient. */
    public List<Edge> edges(Node node) {
        return node.edges(this);
    }

    /** The gradient of the root by a node, of the node's shape; empty for data, or if the root is no scalar. */
    public Optional<NdArray> gradient(Node node) {
        return Optional.ofNullable(gradientTensor(node)).map(Tensor::value);
    }

    Tensor gradientTensor(Node node) {
        return gradients.get(node.tensor());
    }

    /** The gradient of the root by a node as a name in formulas; 1 for the root itself. */
    Expr gradientFormula(Node node) {
        return node == root()
                ? Expr.num(1)
                : new Expr.Var(Symbol.derivative(root().symbol(), node.symbol(), "\\partial "), node.shape());
    }

    /** The root's formula in the learner's own names: what made-up names stand for is written out, while it stays readable. */
    public Expr formula() {
        Map<Symbol, Node> madeUp = new HashMap<>();
        nodes.stream()
                .filter(node -> !node.isNamed() && node.kind() == Node.Kind.COMPUTED)
                .forEach(node -> madeUp.put(node.symbol(), node));
        return writtenOut(root().expression(), madeUp, new AtomicInteger(MOST_WRITTEN_OUT));
    }

    private static Expr writtenOut(Expr formula, Map<Symbol, Node> madeUp, AtomicInteger left) {
        if (formula instanceof Expr.Var name && madeUp.containsKey(name.symbol()) && left.getAndDecrement() > 0) {
            return writtenOut(madeUp.get(name.symbol()).expression(), madeUp, left);
        }
        return formula instanceof Expr.Op op
                ? new Expr.Op(
                        op.operator(),
                        op.args().stream()
                                .map(part -> writtenOut(part, madeUp, left))
                                .toList(),
                        op.detail(),
                        op.shape())
                : formula;
    }

    Expr formula(Raw raw) {
        return builder.formula(raw);
    }

    /** For what needs gradients. */
    void requireScalar(String what) {
        if (gradients.isEmpty()) {
            Tensor tensor = root().tensor();
            String name = tensor.name() == null ? "y" : tensor.name();
            throw new GradusException(
                    tensor.requiresGrad()
                            ? what + " explains the gradient of a single number, and " + tensor.label()
                                    + " has shape " + tensor.shape() + ". Reduce it first, as in " + what + "(" + name
                                    + ".sum())."
                            : what + " explains how a result depends on its parameters, and " + tensor.label()
                                    + " depends on none. Make the inputs with param(...), and compute it outside"
                                    + " noGrad().");
        }
    }
}
