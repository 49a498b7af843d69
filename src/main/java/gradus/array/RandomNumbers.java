package gradus.array;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random numbers from a seed: the same seed gives the same numbers, to the last bit, on every machine and JDK, so that a
 * lesson can print what a random start leads to.
 *
 * <p>For that, only the 64 random bits of a step come from the JDK (SplitMix64: Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014). Everything else is made from those bits here, because Java promises no
 * fixed algorithm for, say, {@code nextGaussian}, and changed it in version 17; and logarithm and cosine come from
 * StrictMath, because those of Math may differ in the last digit from one processor to the next.
 *
 * <p>Every method goes on where the last one stopped. Not for use by several threads at a time.
 */
public final class RandomNumbers {
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private final SplittableRandom bits;

    /** The second half of the last pair of normal numbers, if nobody has taken it yet: they come in twos. */
    private double spare;

    private boolean hasSpare;

    /** The sequence that belongs to {@code seed}. */
    public RandomNumbers(long seed) {
        bits = new SplittableRandom(seed);
    }

    /** One number in [0, 1), a multiple of 2^-53. */
    public double uniform() {
        return (bits.nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    /** One number from the standard normal distribution. Source: Box and Muller, Ann. Math. Statist. 29 (1958). */
    public double normal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform())); // 1 - u is never 0, and u may be
        double angle = 2 * Math.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }

    /**
     * One whole number from 0 to {@code bound - 1}, each equally likely.
     *
     * @throws GradusException if {@code bound} is less than 1
     */
    public int below(int bound) {
        if (bound < 1) {
            throw new GradusException(
                    "A random whole number below " + bound + " does not exist: use a bound of at" + " least 1.");
        }
        long draw;
        long remainder;
        do { // draws from the incomplete last round of the remainders, which would favour the small ones, are discarded
            draw = bits.nextLong() >>> 1;
            remainder = draw % bound;
        } while (draw - remainder + (bound - 1) < 0);
        return (int) remainder;
    }

    /**
     * Numbers spread evenly over [low, high).
     *
     * @throws GradusException unless low <= high and both, and the distance between them, are finite
     */
    public NdArray uniform(Shape shape, double low, double high) {
        if (!(low <= high) || !Double.isFinite(high - low)) {
            throw new GradusException("Uniform numbers of shape " + shape
                    + " need finite bounds with low <= high, and got " + low + " and " + high + ".");
        }
        double[] data = new double[shape.size()];
        for (int i = 0; i < data.length; i++) {
            lookWhetherToStop(i);
            double x = low + (high - low) * uniform();
            data[i] = x >= high && low < high ? Math.nextDown(high) : x; // rounding can reach the open end
        }
        return NdArray.of(shape, data);
    }

    /**
     * Numbers from the normal distribution.
     *
     * @param std the standard deviation, not the variance
     * @throws GradusException if {@code std} is negative or either is not finite
     */
    public NdArray normal(Shape shape, double mean, double std) {
        if (!(std >= 0) || !Double.isFinite(std) || !Double.isFinite(mean)) {
            throw new GradusException("Normal numbers of shape " + shape
                    + " need a finite mean and a finite standard deviation of at least 0, and got " + mean + " and "
                    + std + ".");
        }
        double[] data = new double[shape.size()];
        for (int i = 0; i < data.length; i++) {
            lookWhetherToStop(i);
            data[i] = mean + std * normal();
        }
        return NdArray.of(shape, data);
    }

    private static void lookWhetherToStop(int i) {
        if ((i & 0xFFFF) == 0) {
            Interruption.check();
        }
    }

    /**
     * Ones with probability {@code p}, else zeros.
     *
     * @throws GradusException if {@code p} is not in [0, 1]
     */
    public NdArray bernoulli(Shape shape, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new GradusException(
                    "A probability is between 0 and 1, and " + p + " (for shape " + shape + ") is not.");
        }
        double[] data = new double[shape.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = uniform() < p ? 1 : 0;
        }
        return NdArray.of(shape, data);
    }

    /**
     * The numbers 0 to n - 1 in random order, every order equally likely. Source: Fisher and Yates, by Durstenfeld,
     * CACM 7 (1964).
     *
     * @throws GradusException if {@code n} is negative
     */
    public int[] permutation(int n) {
        if (n < 0) {
            throw new GradusException("A permutation of " + n + " numbers does not exist: use 0 or more.");
        }
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        for (int last = n - 1; last > 0; last--) {
            int chosen = below(last + 1);
            int moved = order[last];
            order[last] = order[chosen];
            order[chosen] = moved;
        }
        return order;
    }
}
