package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Reductions;
import gradus.autodiff.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * Making large gradients smaller, between {@code backward()} and {@code step()}, so that one steep place does not throw
 * the parameters far away. Parameters without a gradient are skipped.
 */
public final class Clipping {
    private static final double EPS = 1e-6;

    private Clipping() {}

    /**
     * Scales all gradients by one factor, min(1, maxNorm / (norm + 1e-6)), where norm is the Euclidean length of all of
     * them as one long vector: the direction stays. Source: Pascanu, Mikolov and Bengio, arXiv:1211.5063, algorithm 1; the
     * 1e-6 is PyTorch's.
     *
     * @return the norm before clipping; infinite or NaN if a gradient is, and then the scaled ones are of no use
     * @throws GradusException if {@code maxNorm} is negative or NaN
     */
    public static double clipGradNorm(List<Tensor> parameters, double maxNorm) {
        checkLimit("clipGradNorm", maxNorm);
        double[] norms = parameters.stream()
                .map(Tensor::grad)
                .filter(Objects::nonNull)
                .mapToDouble(g -> Reductions.norm(g.value().data(), 0, g.shape().size()))
                .toArray();
        double total = Reductions.norm(norms, 0, norms.length);
        double factor = maxNorm / (total + EPS);
        if (!(factor >= 1)) { // also if it is NaN, which must be seen in the gradients, not hidden
            replace(parameters, g -> g * factor);
        }
        return total;
    }

    /**
     * Cuts every number of every gradient to [-limit, limit]; the direction may change.
     *
     * @throws GradusException if {@code limit} is negative or NaN
     */
    public static void clipGradValue(List<Tensor> parameters, double limit) {
        checkLimit("clipGradValue", limit);
        replace(parameters, g -> Math.max(-limit, Math.min(limit, g)));
    }

    /** New arrays, since two tensors may share one gradient, and each must be scaled once. */
    private static void replace(List<Tensor> parameters, DoubleUnaryOperator f) {
        for (Tensor p : parameters) {
            if (p.grad() != null) {
                NdArray clipped = p.grad().value().map(f);
                p.setGrad(Tensor.constant(clipped));
            }
        }
    }

    private static void checkLimit(String function, double limit) {
        if (!(limit >= 0)) {
            throw new GradusException(function + " needs a limit of at least 0, and got " + limit + ".");
        }
    }
}
