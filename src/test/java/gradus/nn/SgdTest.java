package gradus.nn;

import static gradus.nn.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps from theta = 1 with the gradient 1 each time, so that each can be checked in the head. */
class SgdTest {
    private final Tensor theta = Tensor.parameter(NdArray.vector(1)).named("theta");

    @Test
    void plainStepsAreLearningRateTimesGradient() {
        assertSteps(new Sgd(List.of(theta), 0.1), 0.9, 0.8, 0.7);
    }

    @Test
    void momentumGathersSpeed() {
        // v = 1, then 0.9 * 1 + 1 = 1.9, then 0.9 * 1.9 + 1 = 2.71
        assertSteps(new Sgd(List.of(theta), 0.1, new Sgd.Options(0.9, false, 0)), 0.9, 0.71, 0.439);
    }

    @Test
    void nesterovLooksAhead() {
        // 1 + 0.9 v = 1.9, then 2.71, then 3.439
        assertSteps(new Sgd(List.of(theta), 0.1, new Sgd.Options(0.9, true, 0)), 0.81, 0.539, 0.1951);
    }

    @Test
    void weightDecayAddsAShareOfTheParameter() {
        // g = 1 + 0.5 * 1 = 1.5, then 1 + 0.5 * 0.85 = 1.425, then 1.35375
        assertSteps(new Sgd(List.of(theta), 0.1, new Sgd.Options(0, false, 0.5)), 0.85, 0.7075, 0.572125);
    }

    @Test
    void aNewLearningRateCountsFromTheNextStep() {
        Sgd sgd = new Sgd(List.of(theta), 0.1);
        assertSteps(sgd, 0.9);
        sgd.setLearningRate(0.5);
        assertEquals(0.5, sgd.learningRate());
        assertSteps(sgd, 0.4);
    }

    @Test
    void aParameterWithoutGradientStaysAndKeepsNoSpeed() {
        Tensor idle = Tensor.parameter(NdArray.vector(5));
        Sgd sgd = new Sgd(List.of(idle, theta), 0.1, new Sgd.Options(0.9, false, 0.5));
        theta.setGrad(Tensor.constant(NdArray.vector(1)));
        sgd.step();
        assertEquals(5, idle.item());
        idle.setGrad(Tensor.constant(NdArray.vector(1)));
        sgd.step();
        assertEquals(5 - 0.1 * (1 + 0.5 * 5), idle.item(), 1e-15); // its own first step
    }

    @Test
    void oneRoundWithTheEngine() {
        Tensor w = Tensor.parameter(NdArray.vector(3, -2));
        Sgd sgd = new Sgd(List.of(w), 0.25);
        w.pow(2).sum().backward(); // gradient 2w: each step halves w
        sgd.step();
        assertEquals(NdArray.vector(1.5, -1), w.value());
        sgd.zeroGrad();
        assertNull(w.grad());
    }

    @Test
    void whatItIsGivenMustBeParametersOnceEach() {
        assertThrows(GradusException.class, () -> new Sgd(List.of(), 0.1));
        assertEquals(
                "An optimiser would change theta, of shape (1,), twice in a step, since it is listed twice. List it"
                        + " once.",
                assertThrows(GradusException.class, () -> new Sgd(List.of(theta, theta), 0.1))
                        .getMessage());
        Tensor constant = Tensor.constant(NdArray.full(Shape.of(2, 3), 0)).named("c");
        assertEquals(
                "An optimiser changes parameters, and c, of shape (2, 3), is a constant. Make it with param(...).",
                assertThrows(GradusException.class, () -> new Sgd(List.of(constant), 0.1))
                        .getMessage());
        assertThrows(GradusException.class, () -> new Sgd(List.of(theta.mul(2)), 0.1));
    }

    @Test
    void impossibleNumbersAreToldAtOnce() {
        assertThrows(GradusException.class, () -> new Sgd(List.of(theta), -0.1));
        assertThrows(GradusException.class, () -> new Sgd(List.of(theta), Double.NaN));
        assertThrows(GradusException.class, () -> new Sgd.Options(-1, false, 0));
        assertThrows(GradusException.class, () -> new Sgd.Options(0, true, 0));
        assertThrows(GradusException.class, () -> new Sgd.Options(0, false, Double.POSITIVE_INFINITY));
    }

    private void assertSteps(Sgd sgd, double... expected) {
        for (double value : expected) {
            theta.setGrad(Tensor.constant(NdArray.vector(1)));
            sgd.step();
            assertClose(NdArray.vector(value), theta.value(), 1e-13);
        }
    }
}
