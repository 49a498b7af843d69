package gradus.array;

import org.apache.commons.numbers.gamma.Erfc;

/** Functions of one number that java.lang.Math lacks, accurate over the whole line. */
public final class SpecialFunctions {
    /** 1/sqrt(2), and what rounding cut off from it. */
    private static final double ROOT_HALF = Math.sqrt(0.5);

    private static final double ROOT_HALF_REST = -4.833646656726457e-17;

    private SpecialFunctions() {}

    /** 1/(1+e^-x), without overflow at either end. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** log(1+e^x), without overflow, and without losing the digits of e^x when x is very negative. */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /**
     * The standard normal distribution's share below x, accurate in both tails. In the lower tail erfc multiplies the
     * relative rounding error of its argument z by 2z^2: a first-order step takes that error back out.
     */
    public static double normalCdf(double x) {
        double z = -x * ROOT_HALF;
        if (!(z > 1) || z > 30) {
            return 0.5 * Erfc.value(z);
        }
        double cutOff = Math.fma(-x, ROOT_HALF, -z) - x * ROOT_HALF_REST;
        return 0.5 * Erfc.value(z) - cutOff * Math.exp(-z * z) / Math.sqrt(Math.PI);
    }
}
