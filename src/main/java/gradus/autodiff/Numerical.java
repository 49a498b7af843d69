package gradus.autodiff;

import gradus.array.NdArray;
import java.util.function.ToDoubleFunction;

/**
 * Differentiation by trying: central differences. Slow and approximate, but it knows nothing of the table of rules, and
 * so it can judge it.
 */
public final class Numerical {
    /** The step that balances truncation, which shrinks as h^4 after extrapolation, with rounding, which grows as 1/h. */
    private static final double STEP = 2e-3;

    private Numerical() {}

    /**
     * A gradient and how far off it may be.
     *
     * @param gradient of the shape of the argument
     * @param error an estimate of the absolute error of each entry
     */
    public record Estimate(NdArray gradient, NdArray error) {}

    /** The central difference (f(x+h) - f(x-h)) / 2h by each entry of x. */
    public static NdArray gradient(ToDoubleFunction<NdArray> f, NdArray x, double h) {
        double[] result = new double[x.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = difference(f, x, i, h);
        }
        return NdArray.of(x.shape(), result);
    }

    /**
     * The gradient from two central differences, extrapolated (Richardson): with D(h) the central difference, the
     * leading error of (4 D(h/2) - D(h)) / 3 is of order h^4. What the two disagree by bounds the truncation that is
     * left; rounding is estimated from the size of f.
     */
    public static Estimate estimate(ToDoubleFunction<NdArray> f, NdArray x) {
        double[] gradient = new double[x.size()];
        double[] error = new double[x.size()];
        double size = Math.abs(f.applyAsDouble(x));
        for (int i = 0; i < gradient.length; i++) {
            double h = STEP * Math.max(1, Math.abs(x.data()[i]));
            double coarse = difference(f, x, i, h);
            double fine = difference(f, x, i, h / 2);
            double finer = difference(f, x, i, h / 4);
            double first = (4 * fine - coarse) / 3;
            double second = (4 * finer - fine) / 3;
            gradient[i] = second;
            error[i] = Math.abs(second - first) + 64 * Math.ulp(1.0) * size / h;
        }
        return new Estimate(NdArray.of(x.shape(), gradient), NdArray.of(x.shape(), error));
    }

    private static double difference(ToDoubleFunction<NdArray> f, NdArray x, int i, double h) {
        NdArray up = x.copy();
        NdArray down = x.copy();
        up.data()[i] += h;
        down.data()[i] -= h;
        return (f.applyAsDouble(up) - f.applyAsDouble(down)) / (up.data()[i] - down.data()[i]);
    }
}
