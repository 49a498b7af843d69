package gradus.array;

import java.util.Arrays;

/** Sums and other folds over some axes of an array. */
public final class Reductions {
    private Reductions() {}

    /** A fold of {@code count} neighbouring numbers, from {@code from} on, into one. */
    public interface Fold {
        double apply(double[] data, int from, int count);
    }

    /** All axes of a shape. */
    public static int[] allAxes(Shape shape) {
        int[] axes = new int[shape.rank()];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    /** The shape that is left when {@code axes} are reduced away, or kept with length 1. */
    public static Shape shape(Shape shape, int[] axes, boolean keepDims) {
        boolean[] reduced = marks(shape, axes);
        int[] dims = new int[shape.rank()];
        int n = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (!reduced[axis] || keepDims) {
                dims[n++] = reduced[axis] ? 1 : shape.dim(axis);
            }
        }
        return Shape.of(Arrays.copyOf(dims, n));
    }

    /** {@code x} folded over {@code axes}. */
    public static NdArray fold(NdArray x, int[] axes, boolean keepDims, Fold fold) {
        Shape result = shape(x.shape(), axes, keepDims);
        NdArray rows = axesLast(x, axes);
        int count = result.size() == 0 ? 0 : x.size() / result.size();
        double[] folded = new double[result.size()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold.apply(rows.data(), i * count, count);
        }
        return NdArray.of(result, folded);
    }

    /** The sum over {@code axes}; what each addition rounds off is added back (Neumaier). */
    public static NdArray sum(NdArray x, int[] axes, boolean keepDims) {
        int leading = leading(x.shape(), axes);
        if (leading == 0 || leading == x.shape().rank()) {
            return fold(x, axes, keepDims, Reductions::sum);
        }
        Shape result = shape(x.shape(), axes, keepDims);
        double[] sums = new double[result.size()];
        Kernels.current().sumRows(x.data(), sums.length == 0 ? 0 : x.size() / sums.length, sums.length, sums);
        return NdArray.of(result, sums);
    }

    /** The sum of a matrix's rows, of shape {@code row}, which is that of each. */
    public static NdArray sumRows(NdArray matrix, Shape row) {
        double[] sums = new double[row.size()];
        Kernels.current().sumRows(matrix.data(), matrix.shape().dim(0), sums.length, sums);
        return NdArray.of(row, sums);
    }

    /** How many axes are reduced if they are the first ones in order, so that what is summed are whole rows; else 0. */
    private static int leading(Shape shape, int[] axes) {
        for (int i = 0; i < axes.length; i++) {
            if (shape.axis(axes[i]) != i) {
                return 0;
            }
        }
        return axes.length;
    }

    /** The largest element; NaN if there is one; -Infinity of nothing. */
    public static double max(double[] data, int from, int count) {
        return Kernels.current().max(data, from, count);
    }

    /** The smallest element; NaN if there is one; Infinity of nothing. */
    public static double min(double[] data, int from, int count) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            min = Math.min(min, data[from + i]);
        }
        return min;
    }

    /** The product; 1 of nothing. */
    public static double product(double[] data, int from, int count) {
        double product = 1;
        for (int i = 0; i < count; i++) {
            product *= data[from + i];
        }
        return product;
    }

    /** The Euclidean length, scaled by the largest element so that no square overflows or vanishes. */
    public static double norm(double[] data, int from, int count) {
        double scale = 0;
        for (int i = 0; i < count; i++) {
            scale = Math.max(scale, Math.abs(data[from + i]));
        }
        if (scale == 0 || Double.isInfinite(scale) || Double.isNaN(scale)) {
            return scale;
        }
        double[] squares = new double[count];
        for (int i = 0; i < count; i++) {
            double part = data[from + i] / scale;
            squares[i] = part * part;
        }
        return scale * Math.sqrt(sum(squares, 0, count));
    }

    /** log(sum(e^x)), with the largest x taken out first, so that nothing overflows. */
    public static double logSumExp(double[] data, int from, int count) {
        return max(data, from, count) + logSumExpBeyondMax(data, from, count);
    }

    /** logSumExp less the largest x: exact also where that is the larger by far, and this is close to 0. */
    public static double logSumExpBeyondMax(double[] data, int from, int count) {
        double max = max(data, from, count);
        if (Double.isInfinite(max)) {
            return 0;
        }
        double[] terms = new double[count];
        boolean maxSeen = false;
        for (int i = 0; i < count; i++) {
            boolean isMax = data[from + i] == max && !maxSeen;
            maxSeen |= isMax;
            terms[i] = isMax ? 0 : Math.exp(data[from + i] - max);
        }
        return Math.log1p(sum(terms, 0, count));
    }

    /** Running sums along one axis, from the far end if {@code reverse}. */
    public static NdArray cumulativeSum(NdArray x, int axis, boolean reverse) {
        int length = x.shape().dim(axis);
        int inner = x.shape().strides()[x.shape().axis(axis)];
        double[] result = x.data().clone();
        for (int i = 0; i < result.length; i++) {
            int at = reverse ? result.length - 1 - i : i;
            int place = at / inner % length;
            if (reverse && place < length - 1) {
                result[at] += result[at + inner];
            } else if (!reverse && place > 0) {
                result[at] += result[at - inner];
            }
        }
        return NdArray.of(x.shape(), result);
    }

    /** Adds up what each addition rounds off as well, so that the terms may be many, and may cancel. */
    static double sum(double[] data, int from, int count) {
        return Kernels.current().sum(data, from, count);
    }

    private static NdArray axesLast(NdArray x, int[] axes) {
        boolean[] reduced = marks(x.shape(), axes);
        int rank = x.shape().rank();
        int[] order = new int[rank];
        int n = 0;
        boolean inPlace = true;
        for (int axis = 0; axis < rank; axis++) {
            if (!reduced[axis]) {
                inPlace &= axis == n;
                order[n++] = axis;
            }
        }
        for (int axis = 0; axis < rank; axis++) {
            if (reduced[axis]) {
                order[n++] = axis;
            }
        }
        return inPlace ? x : x.transpose(order);
    }

    private static boolean[] marks(Shape shape, int[] axes) {
        boolean[] marks = new boolean[shape.rank()];
        for (int axis : axes) {
            int index = shape.axis(axis);
            if (marks[index]) {
                throw new GradusException("Axis " + axis + " is named twice for shape " + shape + ".");
            }
            marks[index] = true;
        }
        return marks;
    }
}
