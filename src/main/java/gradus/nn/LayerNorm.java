package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/**
 * (x - mean) / sqrt(variance + eps) * weight + bias, with mean and (biased) variance of each row along the last axis: an
 * example is normalised by itself, in training and evaluation alike. Source: Ba, Kiros and Hinton, arXiv:1607.06450.
 */
public final class LayerNorm extends Module {
    private static final int[] LAST = {-1};

    private final double eps;
    private final Tensor weight;
    private final Tensor bias;

    /** With eps = 1e-5. */
    public LayerNorm(int size) {
        this(size, 1e-5);
    }

    /**
     * Weight starts at 1 and bias at 0.
     *
     * @param size the length of the last axis
     * @param eps keeps a row of equal numbers from being divided by 0
     * @throws GradusException if {@code size} is less than 1 or {@code eps} negative
     */
    public LayerNorm(int size, double eps) {
        if (size < 1 || !(eps >= 0)) {
            throw new GradusException("LayerNorm needs a size of at least 1 and an eps of at least 0, and got " + size
                    + " and " + eps + ".");
        }
        this.eps = eps;
        weight = parameter("weight", NdArray.full(Shape.of(size), 1));
        bias = parameter("bias", NdArray.full(Shape.of(size), 0));
    }

    /**
     * Normalised rows.
     *
     * @param x of shape (..., size)
     * @return of the same shape
     * @throws GradusException if the last axis of {@code x} has another length
     */
    @Override
    public Tensor forward(Tensor x) {
        int size = weight.shape().size();
        if (x.shape().isScalar() || x.shape().dim(-1) != size) {
            throw new GradusException(
                    label() + " needs an input of shape (..., " + size + "), and got " + x.shape() + ".");
        }
        Tensor centred = x.sub(Functions.mean(x, LAST, true));
        Tensor spread = Functions.sqrt(Functions.variance(x, LAST, 0, true).add(eps));
        return centred.div(spread).mul(weight).add(bias);
    }

    /** The weight, a parameter. */
    public Tensor weight() {
        return weight;
    }

    /** The bias, a parameter. */
    public Tensor bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "LayerNorm(" + weight.shape().size() + ")";
    }
}
