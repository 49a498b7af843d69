package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.Indices;
import gradus.array.Reductions;
import gradus.array.Selection;
import gradus.array.Shape;
import java.util.Arrays;

/** The operations that move numbers without changing them, and the products built from them. */
public final class Shaping {
    private Shaping() {}

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

    /**
     * The axes in another order: axis i of the result is axis {@code order[i]} of x.
     *
     * @throws GradusException if {@code order} is not a permutation of the axes
     */
    public static Tensor transpose(Tensor x, int... order) {
        boolean[] seen = new boolean[x.shape().rank()];
        for (int axis : order) {
            seen[x.shape().axis(axis)] = true;
        }
        for (boolean named : seen) {
            if (!named || order.length != seen.length) {
                throw new GradusException("transpose of shape " + x.shape() + " needs each axis once, and got "
                        + Arrays.toString(order) + ".");
            }
        }
        return ShapeRules.TRANSPOSE.apply(order.clone(), x);
    }

    /** x[start:stop:step] along one axis, as Python reads it. */
    public static Tensor slice(Tensor x, int axis, int start, int stop, int step) {
        return select(x, Selection.slice(x.shape(), axis, start, stop, step));
    }

    /** Whole entries along an axis, by index: (n, d) and k indices give (k, d) along axis 0. An embedding look-up. */
    public static Tensor take(Tensor x, int axis, Indices indices) {
        return select(x, Selection.take(x.shape(), axis, indices));
    }

    /** One element an index: along axis 1, result (i, j) is x at (i, index (i, j)). */
    public static Tensor gather(Tensor x, int axis, Indices indices) {
        return select(x, Selection.gather(x.shape(), axis, indices));
    }

    /** The elements that a selection names, in its shape. */
    public static Tensor select(Tensor x, Selection selection) {
        return ShapeRules.SELECT.apply(selection, x);
    }

    /** The transpose of {@link #select}: each element added where it would have been read, zeros elsewhere. */
    public static Tensor scatterAdd(Tensor x, Selection selection) {
        return ShapeRules.SCATTER_ADD.apply(selection, x);
    }

    /** Tensors end to end along an axis that they have; all other lengths must be equal. */
    public static Tensor concat(int axis, Tensor... parts) {
        if (parts.length == 0) {
            throw new GradusException("concat needs at least one tensor.");
        }
        return ShapeRules.CONCAT.apply(parts[0].shape().axis(axis), parts);
    }

    /** Tensors of one shape side by side along a new axis. */
    public static Tensor stack(int axis, Tensor... parts) {
        Tensor[] wide = new Tensor[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int at = axis < 0 ? axis + parts[i].shape().rank() + 1 : axis;
            wide[i] = parts[i].reshape(parts[i].shape().insert(at, 1));
        }
        return concat(axis, wide);
    }

    /** The parts of x of the given lengths along an axis: the inverse of {@link #concat}. */
    public static Tensor[] split(Tensor x, int axis, int... lengths) {
        if (Arrays.stream(lengths).sum() != x.shape().dim(axis)) {
            throw new GradusException(
                    "split needs lengths that add up to " + x.shape().dim(axis) + " along axis " + axis + " of shape "
                            + x.shape() + ", and got " + Arrays.toString(lengths) + ".");
        }
        Tensor[] parts = new Tensor[lengths.length];
        int start = 0;
        for (int i = 0; i < lengths.length; i++) {
            parts[i] = slice(x, axis, start, start + lengths[i], 1);
            start += lengths[i];
        }
        return parts;
    }

    /** The sum of the products of two vectors of equal length. */
    public static Tensor dot(Tensor a, Tensor b) {
        if (a.shape().rank() != 1 || b.shape().rank() != 1) {
            throw new GradusException("dot needs two vectors, and got shapes " + a.shape() + " and " + b.shape()
                    + ". Use matmul for matrices.");
        }
        return a.matmul(b);
    }

    /** Every product of an element of one vector with one of the other: (n,) and (m,) give (n, m). */
    public static Tensor outer(Tensor a, Tensor b) {
        if (a.shape().rank() != 1 || b.shape().rank() != 1) {
            throw new GradusException(
                    "outer needs two vectors, and got shapes " + a.shape() + " and " + b.shape() + ".");
        }
        return a.reshape(Shape.of(a.shape().size(), 1)).mul(b);
    }

    /** A row of zeros with a one at each index: a constant of shape (..., classes). */
    public static Tensor oneHot(Indices indices, int classes) {
        return Tensor.constant(indices.oneHot(classes));
    }
}
