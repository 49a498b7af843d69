package gradus.array;

import org.apache.commons.numbers.gamma.Erfc;

/** Functions of one number that java.lang.Math lacks, accurate over the whole line. */
public final class SpecialFunctions {
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

    /** The standard normal distribution's share below x, accurate in both tails. */
    public static double normalCdf(double x) {
        return 0.5 * Erfc.value(-x / Math.sqrt(2));
    }
}
