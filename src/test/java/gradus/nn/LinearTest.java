package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearTest {
    private final RandomNumbers random = new RandomNumbers(1);

    @Test
    void isXTimesWPlusB() {
        Linear layer = new Linear(NdArray.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6), NdArray.vector(10, 20, 30));
        Tensor x = Tensor.constant(NdArray.of(Shape.of(2, 2), 1, 0, 1, 1));
        assertEquals(
                NdArray.of(Shape.of(2, 3), 11, 22, 33, 15, 27, 39),
                layer.forward(x).value());
    }

    @Test
    void keepsAllAxesButTheLast() {
        Linear layer = new Linear(2, 3, random);
        for (Shape lead : new Shape[] {Shape.SCALAR, Shape.of(4), Shape.of(5, 4), Shape.of(0)}) {
            Shape in = lead.insert(lead.rank(), 2);
            Tensor x = Tensor.constant(random.normal(in, 0, 1));
            assertEquals(lead.insert(lead.rank(), 3), layer.forward(x).shape());
        }
    }

    @Test
    void startsUniformWithinOneOverRootIn() {
        Linear layer = new Linear(100, 50, random);
        assertEquals(Shape.of(100, 50), layer.weight().shape());
        assertEquals(Shape.of(50), layer.bias().shape());
        for (Tensor p : layer.parameters()) {
            double largest =
                    Arrays.stream(p.value().data()).map(Math::abs).max().orElseThrow();
            assertTrue(largest <= 0.1 && largest > 0.09, p.name() + " " + largest);
        }
    }

    @Test
    void theSameSeedGivesTheSameLayer() {
        Linear one = new Linear(3, 2, new RandomNumbers(5));
        Linear other = new Linear(3, 2, new RandomNumbers(5));
        assertEquals(one.weight().value(), other.weight().value());
        assertEquals(one.bias().value(), other.bias().value());
    }

    @Test
    void mayHaveNoBias() {
        Linear layer = new Linear(NdArray.of(Shape.of(1, 1), 2), null);
        assertNull(layer.bias());
        assertEquals(6, layer.forward(Tensor.constant(NdArray.vector(3))).item());
    }

    @Test
    void gradientsAgreeWithCentralDifferences() {
        Linear layer = new Linear(3, 2, random);
        Tensor x = Tensor.parameter(random.normal(Shape.of(2, 4, 3), 0, 1)).named("x");
        Close.assertGradients(() -> layer.forward(x).pow(2).sum(), List.of(layer.weight(), layer.bias(), x));
    }

    @Test
    void aWrongWidthIsToldWithBothShapesAndThePlace() {
        Module net = new Sequential(new ReLU(), new Linear(3, 2, random));
        Tensor x = Tensor.constant(NdArray.full(Shape.of(4, 5), 1));
        assertEquals(
                "Linear(3, 2) (layer 1) needs an input of shape (..., 3), one row an example, and got (4, 5).",
                assertThrows(GradusException.class, () -> net.forward(x)).getMessage());
        assertThrows(GradusException.class, () -> net.forward(Tensor.constant(1)));
        assertThrows(GradusException.class, () -> new Linear(0, 2, random));
        assertThrows(GradusException.class, () -> new Linear(NdArray.vector(1, 2), null));
        assertThrows(GradusException.class, () -> new Linear(NdArray.full(Shape.of(2, 3), 0), NdArray.vector(1, 2)));
    }
}
