package gradus.autodiff;

import gradus.array.NdArray;
import gradus.array.Reductions;
import gradus.array.Shape;

/** The operations of the table as functions, under the names that mathematics gives them. */
public final class Functions {
    private Functions() {}

    public static Tensor exp(Tensor x) {
        return ElementwiseRules.EXP.apply(null, x);
    }

    /** The natural logarithm. */
    public static Tensor log(Tensor x) {
        return ElementwiseRules.LOG.apply(null, x);
    }

    public static Tensor sqrt(Tensor x) {
        return ElementwiseRules.SQRT.apply(null, x);
    }

    public static Tensor sin(Tensor x) {
        return ElementwiseRules.SIN.apply(null, x);
    }

    public static Tensor cos(Tensor x) {
        return ElementwiseRules.COS.apply(null, x);
    }

    public static Tensor sinh(Tensor x) {
        return ElementwiseRules.SINH.apply(null, x);
    }

    public static Tensor cosh(Tensor x) {
        return ElementwiseRules.COSH.apply(null, x);
    }

    public static Tensor tanh(Tensor x) {
        return ElementwiseRules.TANH.apply(null, x);
    }

    public static Tensor abs(Tensor x) {
        return ElementwiseRules.ABS.apply(null, x);
    }

    /** -1, 0 or 1; its derivative is 0 everywhere. */
    public static Tensor sign(Tensor x) {
        return ElementwiseRules.SIGN.apply(null, x);
    }

    /** 1 where x > 0, else 0; its derivative is 0 everywhere. */
    public static Tensor positive(Tensor x) {
        return ElementwiseRules.POSITIVE.apply(null, x);
    }

    /** max(x, 0), with derivative 0 at 0. */
    public static Tensor relu(Tensor x) {
        return ElementwiseRules.RELU.apply(null, x);
    }

    /** 1/(1+e^-x). */
    public static Tensor sigmoid(Tensor x) {
        return ElementwiseRules.SIGMOID.apply(null, x);
    }

    /** The sum over {@code axes}, or over all of them if none are named. */
    public static Tensor sum(Tensor x, int[] axes, boolean keepDims) {
        return ShapeRules.SUM.apply(Axes.of(x.shape(), axes, keepDims), x);
    }

    /** The mean over {@code axes}, or over all of them if none are named. */
    public static Tensor mean(Tensor x, int[] axes, boolean keepDims) {
        Tensor total = sum(x, axes, keepDims);
        return total.div(
                Tensor.constant((double) x.shape().size() / total.shape().size()));
    }

    /** The last two axes exchanged; a vector or scalar is its own transpose. */
    public static Tensor transpose(Tensor x) {
        int rank = x.shape().rank();
        if (rank < 2) {
            return x;
        }
        int[] order = Reductions.allAxes(x.shape());
        order[rank - 1] = rank - 2;
        order[rank - 2] = rank - 1;
        return transpose(x, order);
    }

    /** The axes in another order: axis i of the result is axis {@code order[i]} of x. */
    public static Tensor transpose(Tensor x, int... order) {
        return ShapeRules.TRANSPOSE.apply(order, x);
    }

    static Tensor zerosLike(Tensor x) {
        return zeros(x.shape());
    }

    private static Tensor zeros(Shape shape) {
        return Tensor.constant(NdArray.full(shape, 0));
    }
}
