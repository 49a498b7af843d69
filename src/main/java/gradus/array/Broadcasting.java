package gradus.array;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Elementwise operations on two arrays of different shapes, and the way back: summing over what was repeated. */
public final class Broadcasting {
    private Broadcasting() {}

    static NdArray zip(NdArray a, NdArray b, String operation, DoubleBinaryOperator f) {
        double[] x = a.data();
        double[] y = b.data();
        Shape shape = Shape.broadcast(a.shape(), b.shape(), operation);
        double[] result = new double[shape.size()];
        if (x.length == result.length && y.length == result.length) {
            for (int i = 0; i < result.length; i++) {
                result[i] = f.applyAsDouble(x[i], y[i]);
            }
        } else if (y.length == 1) {
            for (int i = 0; i < result.length; i++) {
                result[i] = f.applyAsDouble(x[i], y[0]);
            }
        } else if (x.length == 1) {
            for (int i = 0; i < result.length; i++) {
                result[i] = f.applyAsDouble(x[0], y[i]);
            }
        } else {
            walk(a.shape(), b.shape(), shape, (xAt, xStep, yAt, yStep, at, count) -> {
                for (int i = 0; i < count; i++) {
                    result[at + i] = f.applyAsDouble(x[xAt + i * xStep], y[yAt + i * yStep]);
                }
            });
        }
        return NdArray.of(shape, result);
    }

    /** One innermost run of two operands and their result; a step is 0 where one number serves for the whole run. */
    interface Run {
        void accept(int xAt, int xStep, int yAt, int yStep, int at, int count);
    }

    /** The runs along the last axis of {@code to}, which has at least one, that two shapes are read in to reach it. */
    static void walk(Shape a, Shape b, Shape to, Run run) {
        int[] xSteps = a.stridesAs(to);
        int[] ySteps = b.stridesAs(to);
        int rank = to.rank();
        int inner = to.dim(-1);
        int[] index = new int[rank];
        int x = 0;
        int y = 0;
        for (int at = 0; at < to.size(); at += inner) {
            run.accept(x, xSteps[rank - 1], y, ySteps[rank - 1], at, inner);
            for (int axis = rank - 2; axis >= 0; axis--) {
                x += xSteps[axis];
                y += ySteps[axis];
                if (++index[axis] < to.dim(axis)) {
                    break;
                }
                x -= xSteps[axis] * to.dim(axis);
                y -= ySteps[axis] * to.dim(axis);
                index[axis] = 0;
            }
        }
    }

    /**
     * The transpose of broadcasting: {@code x} summed over every axis along which {@code to} was repeated to reach its
     * shape. The gradient of a broadcast operand.
     */
    public static NdArray unbroadcast(NdArray x, Shape to) {
        if (x.shape().equals(to)) {
            return x;
        }
        int lead = x.shape().rank() - to.rank();
        int[] repeated = new int[x.shape().rank()];
        int count = 0;
        for (int axis = 0; axis < repeated.length; axis++) {
            if (axis < lead || (to.dim(axis - lead) == 1 && x.shape().dim(axis) != 1)) {
                repeated[count++] = axis;
            }
        }
        return Reductions.sum(x, Arrays.copyOf(repeated, count), false).reshape(to);
    }

    /** Whether {@code from} broadcasts to {@code to}. */
    public static boolean fits(Shape from, Shape to) {
        int[] f = from.dims();
        int[] t = to.dims();
        if (f.length > t.length) {
            return false;
        }
        int[] aligned = Arrays.copyOfRange(t, t.length - f.length, t.length);
        for (int i = 0; i < f.length; i++) {
            if (f[i] != aligned[i] && f[i] != 1) {
                return false;
            }
        }
        return true;
    }
}
