package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final Tensor ONES = Tensor.constant(NdArray.full(Shape.of(100, 1000), 1));

    @Test
    void keepsTheExpectedValue() {
        double p = 0.3;
        double[] y = Dropout.dropout(ONES, p, new RandomNumbers(1)).value().data();
        assertTrue(Arrays.stream(y).allMatch(v -> v == 0 || v == 1 / (1 - p)));
        double standardError = Math.sqrt(p / (1 - p) / y.length);
        assertEquals(1, Arrays.stream(y).average().orElseThrow(), 5 * standardError);
    }

    @Test
    void theSameSeedDropsTheSame() {
        Dropout one = new Dropout(0.5, new RandomNumbers(7));
        Dropout other = new Dropout(0.5, new RandomNumbers(7));
        NdArray first = one.forward(ONES).value();
        assertEquals(first, other.forward(ONES).value());
        assertNotEquals(first, one.forward(ONES).value(), "each call draws anew");
    }

    @Test
    void evaluationLetsAllThrough() {
        Dropout layer = new Dropout(0.5, new RandomNumbers(1));
        layer.eval();
        assertSame(ONES, layer.forward(ONES));
    }

    @Test
    void theGradientPassesWhereTheSignalDid() {
        Tensor x = Tensor.parameter(NdArray.full(Shape.of(50), 1));
        Tensor y = Dropout.dropout(x, 0.5, new RandomNumbers(1));
        y.sum().backward();
        assertEquals(y.value(), x.grad().value());
    }

    @Test
    void noneAndAllAreAllowed() {
        assertEquals(
                ONES.value(), Dropout.dropout(ONES, 0, new RandomNumbers(1)).value());
        assertEquals(
                NdArray.full(ONES.shape(), 0),
                Dropout.dropout(ONES, 1, new RandomNumbers(1)).value());
    }

    @Test
    void aProbabilityIsBetweenZeroAndOne() {
        assertEquals(
                "Dropout needs a probability between 0 and 1, and got 50.0.",
                assertThrows(GradusException.class, () -> new Dropout(50, new RandomNumbers(1)))
                        .getMessage());
        assertThrows(GradusException.class, () -> new Dropout(Double.NaN, new RandomNumbers(1)));
    }
}
