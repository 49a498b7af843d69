package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;

/**
 * The operations of the table as functions, under the names that mathematics gives them: elementwise functions, which
 * keep the shape, then reductions, which take {@code axes} (none named means all; negative ones count from the end).
 */
public final class Functions {
    private Functions() {}

    /** e^x. */
    public static Tensor exp(Tensor x) {
        return ElementwiseRules.EXP.apply(null, x);
    }

    /** e^x - 1, accurate near 0. */
    public static Tensor expm1(Tensor x) {
        return ElementwiseRules.EXPM1.apply(null, x);
    }

    /** The natural logarithm. */
    public static Tensor log(Tensor x) {
        return ElementwiseRules.LOG.apply(null, x);
    }

    /** log(1 + x), accurate near 0. */
    public static Tensor log1p(Tensor x) {
        return ElementwiseRules.LOG1P.apply(null, x);
    }

    /** The square root. */
    public static Tensor sqrt(Tensor x) {
        return ElementwiseRules.SQRT.apply(null, x);
    }

    /** The sine of an angle in radians. */
    public static Tensor sin(Tensor x) {
        return ElementwiseRules.SIN.apply(null, x);
    }

    /** The cosine of an angle in radians. */
    public static Tensor cos(Tensor x) {
        return ElementwiseRules.COS.apply(null, x);
    }

    /** The tangent of an angle in radians. */
    public static Tensor tan(Tensor x) {
        return ElementwiseRules.TAN.apply(null, x);
    }

    /** The angle, in radians, whose tangent is x. */
    public static Tensor atan(Tensor x) {
        return ElementwiseRules.ATAN.apply(null, x);
    }

    /** The hyperbolic sine. */
    public static Tensor sinh(Tensor x) {
        return ElementwiseRules.SINH.apply(null, x);
    }

    /** The hyperbolic cosine. */
    public static Tensor cosh(Tensor x) {
        return ElementwiseRules.COSH.apply(null, x);
    }

    /** The hyperbolic tangent. */
    public static Tensor tanh(Tensor x) {
        return ElementwiseRules.TANH.apply(null, x);
    }

    /** The absolute value, with derivative 0 at 0. */
    public static Tensor abs(Tensor x) {
        return ElementwiseRules.ABS.apply(null, x);
    }

    /** -1, 0 or 1; its derivative is 0 everywhere. */
    public static Tensor sign(Tensor x) {
        return ElementwiseRules.SIGN.apply(null, x);
    }

    /** max(x, 0), with derivative 0 at 0. */
    public static Tensor relu(Tensor x) {
        return ElementwiseRules.RELU.apply(null, x);
    }

    /** log(1 + e^x), exact for large |x|. */
    public static Tensor softplus(Tensor x) {
        return ElementwiseRules.SOFTPLUS.apply(null, x);
    }

    /** 1/(1 + e^-x), exact in both tails. */
    public static Tensor sigmoid(Tensor x) {
        return ElementwiseRules.SIGMOID.apply(null, x);
    }

    /** The share of the standard normal distribution below x. */
    public static Tensor normalCdf(Tensor x) {
        return ElementwiseRules.NORMAL_CDF.apply(null, x);
    }

    /** x normalCdf(x): the exact form, not the one with tanh. Source: Hendrycks and Gimpel, arXiv:1606.08415. */
    public static Tensor gelu(Tensor x) {
        return ElementwiseRules.GELU.apply(null, x);
    }

    /** log(1/(1 + e^-x)), exact for large |x|. */
    public static Tensor logSigmoid(Tensor x) {
        return softplus(x.neg()).neg();
    }

    /** x where x > 0, else slope times x. */
    public static Tensor leakyRelu(Tensor x, double slope) {
        return ElementwiseRules.LEAKY_RELU.apply(slope, x);
    }

    /**
     * x cut to [low, high], with derivative 1 inside and at both ends.
     *
     * @throws GradusException if low > high
     */
    public static Tensor clip(Tensor x, double low, double high) {
        if (!(low <= high)) {
            throw new GradusException("clip needs low <= high, and got " + low + " and " + high + ".");
        }
        return ElementwiseRules.CLIP.apply(new ElementwiseRules.Interval(low, high), x);
    }

    /** The larger of two, broadcast; equal ones share the gradient. */
    public static Tensor maximum(Tensor a, Tensor b) {
        return ElementwiseRules.MAXIMUM.apply(null, a, b);
    }

    /** The smaller of two, broadcast; equal ones share the gradient. */
    public static Tensor minimum(Tensor a, Tensor b) {
        return ElementwiseRules.MINIMUM.apply(null, a, b);
    }

    /** {@code a} where {@code condition} is not 0, {@code b} elsewhere; all three broadcast. */
    public static Tensor where(NdArray condition, Tensor a, Tensor b) {
        return ElementwiseRules.WHERE.apply(condition, a, b);
    }

    /**
     * X W + b, as a layer computes it.
     *
     * @param x of shape (..., in)
     * @param weight W, of shape (in, out)
     * @param bias b, of shape (out,)
     * @throws GradusException if the shapes are others
     */
    public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        Shape w = weight.shape();
        if (x.shape().isScalar()
                || w.rank() != 2
                || x.shape().dim(-1) != w.dim(0)
                || !bias.shape().equals(Shape.of(w.dim(1)))) {
            throw new GradusException("linear needs rows of shape (..., in), a weight of shape (in, out) and a bias of"
                    + " shape (out,), and got shapes " + x.shape() + ", " + w + " and " + bias.shape() + ".");
        }
        return MatrixRules.LINEAR.apply(null, x, weight, bias);
    }

    /** The sum; each element has derivative 1. */
    public static Tensor sum(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.SUM.apply(Axes.of(x.shape(), axes, keepDims), x);
    }

    /** The sum over the number of elements, N; each element has derivative 1/N. */
    public static Tensor mean(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.MEAN.apply(Axes.of(x.shape(), axes, keepDims), x);
    }

    /** The largest element; ties share the gradient evenly. */
    public static Tensor max(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.MAX.apply(nonEmpty("max", x, axes, keepDims), x);
    }

    /** The smallest element; ties share the gradient evenly. */
    public static Tensor min(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.MIN.apply(nonEmpty("min", x, axes, keepDims), x);
    }

    /** The product; its gradient is right also where factors are 0. */
    public static Tensor prod(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.PROD.apply(Axes.of(x.shape(), axes, keepDims), x);
    }

    /**
     * The mean squared distance from the mean.
     *
     * @param ddof what is subtracted from the number of elements in the denominator: 0 as NumPy has it, 1 as PyTorch
     * @throws GradusException if that leaves nothing to divide by
     */
    public static Tensor variance(Tensor x, int[] axes, int ddof, boolean keepDims) {
        Axes over = Axes.of(x.shape(), axes, keepDims);
        if (over.count(x.shape()) <= ddof) {
            throw new GradusException("variance with ddof = " + ddof + " needs more than " + ddof
                    + " elements along the axes, and shape " + x.shape() + " has " + (int) over.count(x.shape()) + ".");
        }
        return ReductionRules.VARIANCE.apply(new ReductionRules.Spread(over, ddof), x);
    }

    /** The Euclidean length, with gradient 0 at 0; neither overflows nor underflows on the way. */
    public static Tensor norm(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.NORM.apply(Axes.of(x.shape(), axes, keepDims), x);
    }

    /** log(sum(e^x)), exact for large |x|. */
    public static Tensor logsumexp(Tensor x, int[] axes, boolean keepDims) {
        return ReductionRules.LOGSUMEXP.apply(nonEmpty("logsumexp", x, axes, keepDims), x);
    }

    /** e^x over its sum along one axis. */
    public static Tensor softmax(Tensor x, int axis) {
        return ReductionRules.SOFTMAX.apply(nonEmpty("softmax", x, new int[] {axis}, true), x);
    }

    /** log(softmax(x)), exact where softmax rounds to 0. */
    public static Tensor logSoftmax(Tensor x, int axis) {
        return ReductionRules.LOG_SOFTMAX.apply(nonEmpty("logSoftmax", x, new int[] {axis}, true), x);
    }

    /** Running sums along one axis. */
    public static Tensor cumsum(Tensor x, int axis) {
        return cumsum(x, axis, false);
    }

    /** Running sums along one axis, from the far end if {@code reverse}. */
    public static Tensor cumsum(Tensor x, int axis, boolean reverse) {
        return ReductionRules.CUMSUM.apply(new ReductionRules.Running(x.shape().axis(axis), reverse), x);
    }

    static Tensor zerosLike(Tensor x) {
        return Tensor.constant(NdArray.full(x.shape(), 0));
    }

    private static Axes nonEmpty(String operation, Tensor x, int[] axes, boolean keepDims) {
        Axes over = Axes.of(x.shape(), axes, keepDims);
        if (over.count(x.shape()) == 0) {
            Shape shape = x.shape();
            throw new GradusException(operation + " of no elements is not defined, and shape " + shape + " has none.");
        }
        return over;
    }
}
