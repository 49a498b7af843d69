package gradus.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Exact numbers here are exact on purpose: a JDK or a machine that gives others breaks every printed lesson. */
class RandomNumbersTest {
    /** The published first outputs of SplitMix64 for seed 1234567, as unsigned decimals. */
    private static final String[] SPLIT_MIX_64 = {
        "6457827717110365317",
        "3203168211198807973",
        "9817491932198370423",
        "4593380528125082431",
        "16408922859458223821"
    };

    @Test
    void uniformNumbersAreTheTop53BitsOfSplitMix64() {
        RandomNumbers random = new RandomNumbers(1234567);
        for (String bits : SPLIT_MIX_64) {
            assertEquals((double) (Long.parseUnsignedLong(bits) >>> 11), random.uniform() * 0x1p53);
        }
    }

    @Test
    void normalNumbersAreBoxMullerPairs() {
        double[] expected = {0.4284879007349292, 0.8235342802616957, 0.007685698515048663, 1.2326398530118996};
        assertArrayEquals(
                expected, new RandomNumbers(1234567).normal(Shape.of(4), 0, 1).data());
    }

    @Test
    void permutationsAreFixedToo() {
        assertArrayEquals(new int[] {0, 2, 6, 4, 1, 7, 5, 3}, new RandomNumbers(7).permutation(8));
    }

    @Test
    void oneDrawGoesOnWhereTheLastStopped() {
        RandomNumbers inOne = new RandomNumbers(3);
        RandomNumbers inParts = new RandomNumbers(3);
        double[] all = inOne.normal(Shape.of(5), 0, 1).data();
        double[] first = inParts.normal(Shape.of(3), 0, 1).data();
        double[] second = inParts.normal(Shape.of(2), 0, 1).data();
        assertArrayEquals(Arrays.copyOf(all, 3), first);
        assertArrayEquals(Arrays.copyOfRange(all, 3, 5), second);
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        assertTrue(new RandomNumbers(1).uniform() != new RandomNumbers(2).uniform());
    }

    @Test
    void uniformNumbersHaveTheirMeanVarianceAndBounds() {
        int n = 100_000;
        double[] x = new RandomNumbers(1).uniform(Shape.of(n), -1, 3).data();
        assertTrue(Arrays.stream(x).allMatch(v -> v >= -1 && v < 3));
        assertMoments(x, 1, 4 / Math.sqrt(12));
    }

    @Test
    void normalNumbersHaveTheirMeanVarianceAndTails() {
        int n = 100_000;
        double[] x = new RandomNumbers(1).normal(Shape.of(n), 5, 2).data();
        assertMoments(x, 5, 2);
        double beyondTwo = Arrays.stream(x).filter(v -> Math.abs(v - 5) > 4).count() / (double) n;
        double p = 2 * SpecialFunctions.normalCdf(-2);
        assertEquals(p, beyondTwo, 5 * Math.sqrt(p / n));
    }

    @Test
    void bernoulliIsZerosAndOnes() {
        double[] x = new RandomNumbers(1).bernoulli(Shape.of(10_000), 0.3).data();
        assertTrue(Arrays.stream(x).allMatch(v -> v == 0 || v == 1));
        assertEquals(0.3, Arrays.stream(x).sum() / x.length, 5 * Math.sqrt(0.21 / x.length));
        assertEquals(NdArray.full(Shape.of(9), 1), new RandomNumbers(1).bernoulli(Shape.of(9), 1));
        assertEquals(NdArray.full(Shape.of(9), 0), new RandomNumbers(1).bernoulli(Shape.of(9), 0));
    }

    @Test
    void everyPermutationIsEquallyLikely() {
        RandomNumbers random = new RandomNumbers(1);
        int[] counts = new int[27];
        int n = 60_000;
        for (int i = 0; i < n; i++) {
            int[] order = random.permutation(3);
            counts[order[0] * 9 + order[1] * 3 + order[2]]++;
        }
        int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
        assertEquals(6, seen.length);
        for (int count : seen) {
            assertEquals(n / 6.0, count, 5 * Math.sqrt(n * 5 / 36.0));
        }
        assertArrayEquals(new int[0], random.permutation(0));
    }

    @Test
    void anIntervalOfOneNumberGivesThatNumber() {
        assertEquals(NdArray.vector(2, 2), new RandomNumbers(1).uniform(Shape.of(2), 2, 2));
        assertEquals(NdArray.vector(2, 2), new RandomNumbers(1).normal(Shape.of(2), 2, 0));
        double[] tight =
                new RandomNumbers(1).uniform(Shape.of(99), 1, Math.nextUp(1.0)).data();
        assertTrue(Arrays.stream(tight).allMatch(v -> v == 1));
    }

    @Test
    void impossibleDemandsSayWhatIsPossible() {
        RandomNumbers random = new RandomNumbers(1);
        Shape shape = Shape.of(2, 3);
        assertEquals(
                "Uniform numbers of shape (2, 3) need finite bounds with low <= high, and got 1.0 and 0.0.",
                assertThrows(GradusException.class, () -> random.uniform(shape, 1, 0))
                        .getMessage());
        assertThrows(GradusException.class, () -> random.uniform(shape, -Double.MAX_VALUE, Double.MAX_VALUE));
        assertThrows(GradusException.class, () -> random.uniform(shape, Double.NaN, 1));
        assertThrows(GradusException.class, () -> random.normal(shape, 0, -1));
        assertThrows(GradusException.class, () -> random.normal(shape, Double.NaN, 1));
        assertThrows(GradusException.class, () -> random.bernoulli(shape, 1.5));
        assertThrows(GradusException.class, () -> random.below(0));
        assertThrows(GradusException.class, () -> random.permutation(-1));
    }

    /** Mean and standard deviation within five standard errors (those of a normal distribution). */
    private static void assertMoments(double[] x, double mean, double std) {
        double m = Arrays.stream(x).average().orElseThrow();
        double s = Math.sqrt(Arrays.stream(x).map(v -> (v - m) * (v - m)).sum() / x.length);
        assertEquals(mean, m, 5 * std / Math.sqrt(x.length));
        assertEquals(std, s, 5 * std / Math.sqrt(2.0 * x.length));
    }
}
