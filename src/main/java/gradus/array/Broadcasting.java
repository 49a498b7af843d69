package gradus.array;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

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
            double[] wideX = a.broadcastTo(shape).data();
            double[] wideY = b.broadcastTo(shape).data();
            for (int i = 0; i < result.length; i++) {
                result[i] = f.applyAsDouble(wideX[i], wideY[i]);
            }
        }
        return NdArray.of(shape, result);
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
        int[] repeated = IntStream.range(0, x.shape().rank())
                .filter(axis ->
                        axis < lead || (to.dim(axis - lead) == 1 && x.shape().dim(axis) != 1))
                .toArray();
        return Reductions.sum(x, repeated, false).reshape(to);
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
