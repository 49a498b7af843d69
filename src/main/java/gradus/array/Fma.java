package gradus.array;

/** Multiplication and addition, rounded once where the processor can. */
final class Fma {
    /** Whether the processor can: where it cannot, Math.fma computes with big decimals, a hundred times slower. */
    static final boolean FAST = isFast();

    private Fma() {}

    /** a b + c. */
    static double of(double a, double b, double c) {
        return FAST ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean isFast() {
        long best = Long.MAX_VALUE;
        double x = 1;
        for (int attempt = 0; attempt < 5; attempt++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                x = Math.fma(x, 0.5, 0.7);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best < 5_000 && x > 0; // nanoseconds: 20 take less than one interpreted, more than 10 with decimals
    }
}
