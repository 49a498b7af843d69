package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    private final Embedding table = new Embedding(3, 2, new RandomNumbers(1));

    EmbeddingTest() {
        Close.assign(table.weight(), NdArray.of(Shape.of(3, 2), 1, 2, 3, 4, 5, 6));
    }

    @Test
    void looksRowsUp() {
        Tensor indices = Tensor.constant(NdArray.of(Shape.of(2, 2), 2, 0, 1, 1));
        assertEquals(
                NdArray.of(Shape.of(2, 2, 2), 5, 6, 1, 2, 3, 4, 3, 4),
                table.forward(indices).value());
        assertEquals(NdArray.vector(3, 4), table.forward(Tensor.constant(1)).value());
    }

    @Test
    void aRowCollectsTheGradientsOfAllItsUses() {
        Tensor rows = table.forward(Indices.of(2, 0, 2));
        Tensor weights = Tensor.constant(NdArray.of(Shape.of(3, 2), 1, 2, 10, 20, 100, 200));
        rows.mul(weights).sum().backward();
        assertEquals(
                NdArray.of(Shape.of(3, 2), 10, 20, 0, 0, 101, 202),
                table.weight().grad().value());
    }

    @Test
    void startsStandardNormal() {
        double[] w =
                new Embedding(100, 100, new RandomNumbers(1)).weight().value().data();
        double square = Arrays.stream(w).map(v -> v * v).average().orElseThrow();
        assertEquals(1, square, 5 * Math.sqrt(2.0 / w.length));
    }

    @Test
    void anIndexIsAWholeNumberOfTheTable() {
        assertThrows(GradusException.class, () -> table.forward(Tensor.constant(0.5)));
        assertThrows(GradusException.class, () -> table.forward(Tensor.constant(Double.NaN)));
        String message = assertThrows(GradusException.class, () -> table.forward(Tensor.constant(3)))
                .getMessage();
        assertTrue(message.contains("Index 3 is outside axis 0 of shape (3, 2)"), message);
        assertThrows(GradusException.class, () -> new Embedding(0, 2, new RandomNumbers(1)));
    }

    @Test
    void anIndexHasNoGradient() {
        assertEquals(
                "Embedding(3, 2) looks rows up by index, and by an index of shape () nothing can be differentiated."
                        + " Pass plain numbers, or x.detach().",
                assertThrows(GradusException.class, () -> table.forward(Tensor.parameter(1)))
                        .getMessage());
    }
}
