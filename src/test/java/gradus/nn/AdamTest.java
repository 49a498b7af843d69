package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static final double[] GRADIENTS = {1, -2, 0.5};
    private static final double RATE = 0.1;

    private final Tensor theta = Tensor.parameter(NdArray.vector(1));

    @Test
    void theFirstThreeStepsAreThoseOfThePaper() {
        Adam adam = new Adam(List.of(theta), RATE);
        // m = 0.1, -0.11, -0.049; v = 0.001, 0.004999, 0.005244001; the corrections divide by 1 - 0.9^t, 1 - 0.999^t
        double one = 1 - RATE * (0.1 / 0.1) / (Math.sqrt(0.001 / 0.001) + 1e-8);
        double two = one - RATE * (-0.11 / 0.19) / (Math.sqrt(0.004999 / 0.001999) + 1e-8);
        double three = two - RATE * (-0.049 / 0.271) / (Math.sqrt(0.005244001 / 0.002997001) + 1e-8);
        assertSteps(adam, one, two, three);
    }

    @Test
    void biasCorrectionMakesTheFirstStepTheLearningRate() {
        for (double g : new double[] {1e-3, 5, -4e6}) {
            Tensor p = Tensor.parameter(0);
            Adam adam = new Adam(List.of(p), RATE);
            p.setGrad(Tensor.constant(g));
            adam.step();
            assertEquals(-RATE * Math.signum(g), p.item(), 1e-5 * RATE);
        }
    }

    @Test
    void otherNumbersOfTheMethod() {
        Adam adam = new Adam(List.of(theta), RATE, new Adam.Options(0.5, 0.75, 1e-3, 0));
        // m = 0.5, -0.75, -0.125; v = 0.25, 1.1875, 0.953125; 1 - 0.5^t = 1/2, 3/4, 7/8; 1 - 0.75^t = 1/4, 7/16, 37/64
        double one = 1 - RATE * 1 / (1 + 1e-3);
        double two = one - RATE * -1 / (Math.sqrt(1.1875 / (7 / 16.0)) + 1e-3);
        double three = two - RATE * (-1 / 7.0) / (Math.sqrt(0.953125 / (37 / 64.0)) + 1e-3);
        assertSteps(adam, one, two, three);
    }

    @Test
    void adamsWeightDecayIsPartOfTheGradient() {
        Adam decaying = new Adam(List.of(theta), RATE, new Adam.Options(0.9, 0.999, 1e-8, 0.5));
        Tensor other = Tensor.parameter(NdArray.vector(1));
        Adam plain = new Adam(List.of(other), RATE);
        for (double g : GRADIENTS) {
            theta.setGrad(Tensor.constant(NdArray.vector(g)));
            other.setGrad(Tensor.constant(NdArray.vector(g + 0.5 * other.item())));
            decaying.step();
            plain.step();
            assertEquals(other.item(), theta.item(), 1e-15);
        }
    }

    @Test
    void adamWsIsNot() {
        AdamW adamW = new AdamW(List.of(theta), RATE, new Adam.Options(0.9, 0.999, 1e-8, 0.5));
        double shrink = 1 - RATE * 0.5;
        double one = shrink - RATE * (0.1 / 0.1) / (Math.sqrt(0.001 / 0.001) + 1e-8);
        double two = shrink * one - RATE * (-0.11 / 0.19) / (Math.sqrt(0.004999 / 0.001999) + 1e-8);
        double three = shrink * two - RATE * (-0.049 / 0.271) / (Math.sqrt(0.005244001 / 0.002997001) + 1e-8);
        assertSteps(adamW, one, two, three);
    }

    @Test
    void adamWDecaysByOnePercentUnlessToldOtherwise() {
        AdamW adamW = new AdamW(List.of(theta), RATE);
        theta.setGrad(Tensor.constant(NdArray.vector(0)));
        adamW.step();
        assertEquals(1 - RATE * 0.01, theta.item(), 1e-15);
    }

    @Test
    void eachParameterCountsItsOwnSteps() {
        Tensor late = Tensor.parameter(NdArray.vector(1));
        Adam adam = new Adam(List.of(theta, late), RATE);
        for (double g : GRADIENTS) {
            theta.setGrad(Tensor.constant(NdArray.vector(g)));
            adam.step();
        }
        assertEquals(1, late.item());
        late.setGrad(Tensor.constant(NdArray.vector(1)));
        adam.step();
        assertEquals(0.9, late.item(), 1e-8);
    }

    @Test
    void impossibleNumbersAreToldAtOnce() {
        assertEquals(
                "The beta1 is at least 0 and less than 1, and 1.0 is not.",
                assertThrows(GradusException.class, () -> new Adam.Options(1, 0.999, 1e-8, 0))
                        .getMessage());
        assertThrows(GradusException.class, () -> new Adam.Options(0.9, -0.1, 1e-8, 0));
        assertThrows(GradusException.class, () -> new Adam.Options(0.9, 0.999, -1, 0));
        assertThrows(GradusException.class, () -> new Adam.Options(0.9, 0.999, 1e-8, Double.NaN));
    }

    private void assertSteps(Adam adam, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            theta.setGrad(Tensor.constant(NdArray.vector(GRADIENTS[i])));
            adam.step();
            assertEquals(expected[i], theta.item(), 1e-13, "step " + (i + 1));
        }
    }
}
