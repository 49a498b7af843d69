package gradus.autodiff;

import java.util.List;

/**
 * Forward mode: the same graph, run from inputs to result, carrying along each value the derivative of that value in
 * one direction (its tangent).
 */
public final class Forward {
    private Forward() {}

    /**
     * The derivative of {@code root} when each of {@code inputs} moves with the tangent given for it: the Jacobian times
     * the tangents. Differentiable itself, while recording is on.
     *
     * @param tangents one for each input, of the input's shape
     * @return a tensor of the root's shape
     */
    public static Tensor tangent(Tensor root, List<Tensor> inputs, List<Tensor> tangents) {
        if (!root.requiresGrad()) {
            return Functions.zerosLike(root);
        }
        Traversal graph = Traversal.from(root);
        Tensor[] tangent = new Tensor[graph.size()];
        for (int i = 0; i < inputs.size(); i++) {
            if (graph.contains(inputs.get(i))) {
                tangent[inputs.get(i).slot] = tangents.get(i);
            }
        }
        for (int i = 0; i < tangent.length; i++) {
            Call call = graph.tensor(i).source();
            if (tangent[i] == null && call != null) {
                tangent[i] = push(graph, i, call, tangent);
            }
        }
        Tensor result = tangent[tangent.length - 1];
        return result == null ? Functions.zerosLike(root) : result;
    }

    private static Tensor push(Traversal graph, int i, Call call, Tensor[] tangent) {
        Tensor[] inputs = new Tensor[graph.arity(i)];
        boolean moves = false;
        for (int k = 0; k < inputs.length; k++) {
            int j = graph.input(i, k);
            inputs[k] = j < 0 ? null : tangent[j];
            moves |= inputs[k] != null;
        }
        return moves ? call.rule().jvp(inputs, call) : null;
    }
}
