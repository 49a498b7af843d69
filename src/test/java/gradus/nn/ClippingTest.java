package gradus.nn;

import static gradus.nn.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {
    private final Tensor a = Tensor.parameter(NdArray.vector(0, 0));
    private final Tensor b = Tensor.parameter(NdArray.full(Shape.of(1, 1), 0));
    private final Tensor without = Tensor.parameter(0);
    private final List<Tensor> parameters = List.of(a, without, b);

    ClippingTest() {
        a.setGrad(Tensor.constant(NdArray.vector(2, -3)));
        b.setGrad(Tensor.constant(NdArray.full(Shape.of(1, 1), 6))); // the norm of all is sqrt(4 + 9 + 36) = 7
    }

    @Test
    void scalesAllGradientsByOneFactor() {
        assertEquals(7, Clipping.clipGradNorm(parameters, 3.5), 1e-15);
        double factor = 3.5 / (7 + 1e-6);
        assertClose(NdArray.vector(2 * factor, -3 * factor), a.grad().value(), 1e-15);
        assertClose(NdArray.full(Shape.of(1, 1), 6 * factor), b.grad().value(), 1e-15);
        assertNull(without.grad());
    }

    @Test
    void leavesSmallGradientsAlone() {
        assertEquals(7, Clipping.clipGradNorm(parameters, 7.1), 1e-15);
        assertEquals(NdArray.vector(2, -3), a.grad().value());
        assertEquals(0, Clipping.clipGradNorm(List.of(without), 1));
    }

    @Test
    void twoParametersThatShareAGradientAreScaledOnceEach() {
        Tensor x = Tensor.parameter(1);
        Tensor y = Tensor.parameter(1);
        x.add(y).mul(4).backward();
        Clipping.clipGradNorm(List.of(x, y), 2);
        assertEquals(2 / Math.sqrt(2), x.grad().item(), 1e-6);
        assertEquals(2 / Math.sqrt(2), y.grad().item(), 1e-6);
    }

    @Test
    void anInfiniteOrNanGradientShowsInTheNorm() {
        a.setGrad(Tensor.constant(NdArray.vector(Double.POSITIVE_INFINITY, 1)));
        assertEquals(Double.POSITIVE_INFINITY, Clipping.clipGradNorm(parameters, 1));
        a.setGrad(Tensor.constant(NdArray.vector(Double.NaN, 1)));
        assertTrue(Double.isNaN(Clipping.clipGradNorm(parameters, 1)));
    }

    @Test
    void clipGradValueCutsEachNumber() {
        Clipping.clipGradValue(parameters, 2.5);
        assertEquals(NdArray.vector(2, -2.5), a.grad().value());
        assertEquals(2.5, b.grad().item());
        assertNull(without.grad());
    }

    @Test
    void aLimitIsNotNegative() {
        assertEquals(
                "clipGradNorm needs a limit of at least 0, and got -1.0.",
                assertThrows(GradusException.class, () -> Clipping.clipGradNorm(parameters, -1))
                        .getMessage());
        assertThrows(GradusException.class, () -> Clipping.clipGradValue(parameters, Double.NaN));
    }
}
