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

    public static NdArray sum(NdArray x, int[] axes, boolean keepDims) {
        return fold(x, axes, keepDims, Reductions::pairwiseSum);
    }

    /** Adds halves to halves, so that the rounding error grows with log n and not with n; as NumPy does. */
    static double pairwiseSum(double[] data, int from, int count) {
        if (count <= 64) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += data[from + i];
            }
            return sum;
        }
        int half = count / 2;
        return pairwiseSum(data, from, half) + pairwiseSum(data, from + half, count - half);
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
