package gradus.autodiff;

import gradus.array.NdArray;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Differentiation by trying: central differences. Slow and approximate, but it knows nothing of the table of rules, and
 * so it can judge it.
 */
public final class Numerical {
    /** Large steps suffer from truncation, small ones from rounding; the best of these is used. */
    private static final double[] STEPS = {2e-2, 2e-3, 2e-4, 2e-5};

    /** Rounding of a function value, in units in its last place, that a program of some steps may have gathered. */
    private static final double ROUNDING = 64 * Math.ulp(1.0);

    private Numerical() {}

    /**
     * A derivative at one point.
     *
     * @param value the estimate
     * @param error an estimate of its absolute error
     * @param smooth false if the function has a kink or a jump there, or so near that no step avoids it
     */
    public record Slope(double value, double error, boolean smooth) {}

    /**
     * A gradient and how far off it may be.
     *
     * @param gradient of the shape of the argument
     * @param error an estimate of the absolute error of each entry
     * @param smooth 1 for each entry at which the function is smooth, else 0
     */
    public record Estimate(NdArray gradient, NdArray error, NdArray smooth) {}

    /** The central difference (f(x+h) - f(x-h)) / 2h by each entry of x. */
    public static NdArray gradient(ToDoubleFunction<NdArray> f, NdArray x, double h) {
        double[] result = new double[x.size()];
        for (int i = 0; i < result.length; i++) {
            DoubleUnaryOperator along = along(f, x, i);
            double up = x.data()[i] + h;
            double down = x.data()[i] - h;
            result[i] = (along.applyAsDouble(up) - along.applyAsDouble(down)) / (up - down);
        }
        return NdArray.of(x.shape(), result);
    }

    /** The gradient by {@link #slope}, entry by entry. */
    public static Estimate estimate(ToDoubleFunction<NdArray> f, NdArray x) {
        NdArray gradient = NdArray.full(x.shape(), 0);
        NdArray error = NdArray.full(x.shape(), 0);
        NdArray smooth = NdArray.full(x.shape(), 0);
        for (int i = 0; i < x.size(); i++) {
            Slope slope = slope(along(f, x, i), x.data()[i]);
            gradient.data()[i] = slope.value();
            error.data()[i] = slope.error();
            smooth.data()[i] = slope.smooth() ? 1 : 0;
        }
        return new Estimate(gradient, error, smooth);
    }

    private static DoubleUnaryOperator along(ToDoubleFunction<NdArray> f, NdArray x, int i) {
        return value -> {
            NdArray moved = x.copy();
            moved.data()[i] = value;
            return f.applyAsDouble(moved);
        };
    }

    /**
     * The derivative of a function of one number, extrapolated from central differences (Richardson): with D(h) the
     * central difference, (4 D(h/2) - D(h)) / 3 is wrong by a term of order h^4. What two such values differ by bounds
     * the truncation that is left; rounding is estimated from the size of the function. Of several steps, the one with
     * the smallest sum of the two is taken.
     */
    public static Slope slope(DoubleUnaryOperator f, double x) {
        double centre = f.applyAsDouble(x);
        Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY, false);
        for (double step : STEPS) {
            Slope slope = slope(f, x, centre, step * Math.max(1, Math.abs(x)));
            if (slope.error() < best.error()) {
                best = slope;
            }
        }
        return best;
    }

    private static Slope slope(DoubleUnaryOperator f, double x, double centre, double h) {
        double[] difference = new double[3];
        double[] bend = new double[3];
        double size = Math.abs(centre);
        for (int k = 0; k < 3; k++) {
            double up = x + h / (1 << k);
            double down = x - h / (1 << k);
            double above = f.applyAsDouble(up);
            double below = f.applyAsDouble(down);
            difference[k] = (above - below) / (up - down);
            bend[k] = Math.abs((above - centre) / (up - x) - (centre - below) / (x - down));
            size = Math.max(size, Math.max(Math.abs(above), Math.abs(below)));
        }
        double first = (4 * difference[1] - difference[0]) / 3;
        double second = (4 * difference[2] - difference[1]) / 3;
        double rounding = 4 * ROUNDING * size / h;
        double error = Math.abs(second - first) + rounding;
        return new Slope(second, error, isSmooth(bend, rounding) && error <= 0.01 * (Math.abs(second) + size));
    }

    /**
     * The slopes on the two sides of x differ by h f'' where f is smooth, so a quarter of the step leaves a quarter of
     * the difference. At a kink the difference stays.
     */
    private static boolean isSmooth(double[] bend, double rounding) {
        return bend[2] <= 0.6 * bend[0] + 10 * rounding;
    }
}
