package gradus.autodiff;

import gradus.array.Reductions;
import gradus.array.Shape;

/**
 * The parameter of a reduction.
 *
 * @param axes the axes that are reduced
 * @param keepDims whether they stay, with length 1
 */
record Axes(int[] axes, boolean keepDims) {
    /** No axes named means all of them. */
    static Axes of(Shape shape, int[] axes, boolean keepDims) {
        return new Axes(axes.length == 0 ? Reductions.allAxes(shape) : axes, keepDims);
    }

    /** How many elements of {@code shape} go into one of the result. */
    double count(Shape shape) {
        double count = 1;
        for (int axis : axes) {
            count *= shape.dim(axis);
        }
        return count;
    }
}
