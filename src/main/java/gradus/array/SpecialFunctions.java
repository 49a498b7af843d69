package gradus.array;

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
}
