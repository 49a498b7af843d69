package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitTest {
    private static final Shape DENSE = Shape.of(200, 300);
    private static final Shape KERNELS = Shape.of(50, 40, 3, 5);

    @Test
    void fansOfTheRowConvention() {
        assertEquals(new Init.Fan(3, 5), Init.Fan.of(Shape.of(3, 5)));
        assertEquals(new Init.Fan(3 * 5 * 7, 8 * 5 * 7), Init.Fan.of(Shape.of(8, 3, 5, 7)));
        assertEquals(
                "Xavier and Kaiming initialisation need a weight of shape (in, out) or (filters, channels, height,"
                        + " width), and got (3,). Start a bias with zeros, and other shapes with normal or uniform.",
                assertThrows(GradusException.class, () -> Init.Fan.of(Shape.of(3)))
                        .getMessage());
        assertThrows(GradusException.class, () -> Init.Fan.of(Shape.of(0, 3)));
    }

    @Test
    void constants() {
        RandomNumbers random = new RandomNumbers(1);
        assertEquals(NdArray.vector(0, 0), Init.zeros().numbers(Shape.of(2), random));
        assertEquals(NdArray.vector(7, 7), Init.constant(7).numbers(Shape.of(2), random));
    }

    @Test
    void normalAndUniform() {
        assertMoments(Init.normal(3, 0.5), DENSE, 3, 0.5);
        assertMoments(Init.uniform(2, 8), DENSE, 5, 6 / Math.sqrt(12));
    }

    @Test
    void xavier() {
        assertMoments(Init.xavierNormal(), DENSE, 0, Math.sqrt(2.0 / 500));
        assertMoments(Init.xavierUniform(), DENSE, 0, Math.sqrt(2.0 / 500));
        assertMoments(Init.xavierNormal(5.0 / 3), DENSE, 0, 5.0 / 3 * Math.sqrt(2.0 / 500));
        assertMoments(Init.xavierUniform(2), KERNELS, 0, 2 * Math.sqrt(2.0 / (90 * 15)));
        assertBound(Init.xavierUniform(), DENSE, Math.sqrt(6.0 / 500));
    }

    @Test
    void kaiming() {
        assertMoments(Init.kaimingNormal(), DENSE, 0, Math.sqrt(2.0 / 200));
        assertMoments(Init.kaimingUniform(), DENSE, 0, Math.sqrt(2.0 / 200));
        assertMoments(Init.kaimingNormal(0.5), DENSE, 0, Math.sqrt(2.0 / (1.25 * 200)));
        assertMoments(Init.kaimingUniform(), KERNELS, 0, Math.sqrt(2.0 / (40 * 15)));
        assertBound(Init.kaimingUniform(), DENSE, Math.sqrt(6.0 / 200));
    }

    @Test
    void kaimingKeepsTheSizeOfASignalThroughTwentyReluLayers() {
        RandomNumbers random = new RandomNumbers(1);
        Tensor x = Tensor.constant(random.normal(Shape.of(100, 100), 0, 1));
        for (int layer = 0; layer < 20; layer++) {
            Linear linear = new Linear(100, 100, false, random);
            Init.kaimingNormal().fill(linear.weight(), random);
            x = new ReLU().forward(linear.forward(x));
        }
        double square =
                Arrays.stream(x.value().data()).map(v -> v * v).average().orElseThrow();
        assertTrue(square > 0.1 && square < 10, "1/2 of it is lost in each layer otherwise: " + square);
    }

    @Test
    void fillOverwritesAParameter() {
        Linear layer = new Linear(2, 2, new RandomNumbers(1));
        Init.constant(3).fill(layer.weight(), new RandomNumbers(1));
        assertEquals(NdArray.full(Shape.of(2, 2), 3), layer.weight().value());
    }

    /** Mean and standard deviation within five standard errors (those of a normal distribution). */
    private static void assertMoments(Init init, Shape shape, double mean, double std) {
        double[] x = init.numbers(shape, new RandomNumbers(1)).data();
        double m = Arrays.stream(x).average().orElseThrow();
        double s = Math.sqrt(Arrays.stream(x).map(v -> (v - m) * (v - m)).sum() / x.length);
        assertEquals(mean, m, 5 * std / Math.sqrt(x.length));
        assertEquals(std, s, 5 * std / Math.sqrt(2.0 * x.length));
    }

    private static void assertBound(Init init, Shape shape, double bound) {
        double[] x = init.numbers(shape, new RandomNumbers(1)).data();
        double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        assertTrue(largest <= bound && largest > 0.999 * bound, largest + " of " + bound);
    }
}
