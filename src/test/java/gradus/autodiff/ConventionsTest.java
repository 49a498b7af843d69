package gradus.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A test a line of docs/conventions.md. */
class ConventionsTest {
    private static final int[] ALL = {};

    private static double[] derivatives(Function<Tensor, Tensor> f, double... at) {
        Tensor x = Tensor.parameter(NdArray.vector(at));
        f.apply(x).sum().backward();
        return x.grad().value().data();
    }

    private static double value(Function<Tensor, Tensor> f, double... at) {
        return f.apply(Tensor.constant(NdArray.vector(at))).sum().item();
    }

    private static void same(double[] actual, double... expected) {
        assertArrayEquals(expected, actual);
    }

    @Test
    void reluAtZeroIsAtRest() {
        same(derivatives(Functions::relu, 0, -0.0, 1), 0, 0, 1);
        same(derivatives(x -> Functions.leakyRelu(x, 0.1), 0, 1), 0.1, 1);
    }

    @Test
    void absAndSignAtZeroAreFlat() {
        same(derivatives(Functions::abs, 0, -2), 0, -1);
        same(derivatives(Functions::sign, 0, 3), 0, 0);
    }

    @Test
    void tiesShareTheGradient() {
        same(derivatives(x -> Functions.max(x, ALL, false), 2, 1, 2), 0.5, 0, 0.5);
        same(derivatives(x -> Functions.min(x, ALL, false), 2, 2, 3), 0.5, 0.5, 0);
        same(derivatives(x -> Functions.maximum(x, Tensor.constant(2)), 2, 3, 1), 0.5, 1, 0);
        same(derivatives(x -> Functions.minimum(x, Tensor.constant(2)), 2, 3, 1), 0.5, 0, 1);
    }

    @Test
    void clipPassesItsBounds() {
        same(derivatives(x -> Functions.clip(x, -1, 1), -1.5, -1, 0, 1, 1.5), 0, 1, 1, 1, 0);
    }

    @Test
    void powersAtZero() {
        same(derivatives(x -> x.pow(0), 0, 2), 0, 0);
        same(derivatives(x -> x.pow(2), 0), 0);
        same(derivatives(y -> Tensor.constant(0).pow(y), 0, 2), 0, 0);
    }

    @Test
    void theNormAtZeroHasGradientZero() {
        same(derivatives(x -> Functions.norm(x, ALL, false), 0, 0), 0, 0);
    }

    @Test
    void productsSurviveZeros() {
        same(derivatives(x -> Functions.prod(x, ALL, false), 0, 2, 3), 6, 0, 0);
        same(derivatives(x -> Functions.prod(x, ALL, false), 0, 0, 3), 0, 0, 0);
        Tensor h = Derivatives.hessian(x -> Functions.prod(x, ALL, false), Tensor.constant(NdArray.vector(0, 0, 3)));
        assertEquals(NdArray.of(Shape.of(3, 3), 0, 3, 0, 3, 0, 0, 0, 0, 0), h.value());
    }

    @Test
    void stableAtAThousand() {
        assertEquals(1000, value(Functions::softplus, 1000, -1000));
        assertEquals(-1000, value(Functions::logSigmoid, 1000, -1000));
        assertEquals(1000 + Math.log(2), value(x -> Functions.logsumexp(x, ALL, false), 1000, 1000), 1e-12);
        assertEquals(-1000 + Math.log(2), value(x -> Functions.logsumexp(x, ALL, false), -1000, -1000), 1e-12);
        assertEquals(1, value(x -> Functions.softmax(x, 0), 1000, -1000));
        assertEquals(-2000, value(x -> Functions.logSoftmax(x, 0), 1000, -1000));
        Tensor y = Tensor.constant(NdArray.vector(0, 1));
        assertEquals(2000, value(z -> Losses.bceWithLogits(z, y, Reduction.SUM), 1000, -1000));
        assertEquals(2000, value(z -> Losses.crossEntropy(z, y, Reduction.SUM), 1000, -1000));
        same(derivatives(z -> Losses.bceWithLogits(z, y, Reduction.SUM), 1000, -1000), 1, -1);
        same(derivatives(z -> Losses.crossEntropy(z, y, Reduction.SUM), 1000, -1000), 1, -1);
    }

    @Test
    void tailsKeepTheirDigits() {
        assertEquals(4.248354255291589e-18, derivatives(Functions::sigmoid, 40)[0], 1e-30);
        assertEquals(1.6993417021166355e-17, derivatives(Functions::tanh, 20)[0], 1e-29);
        same(derivatives(Functions::sigmoid, 1000, -1000), 0, 0);
    }

    @Test
    void normsOfExtremesAreExact() {
        assertEquals(Math.sqrt(2) * 1e200, value(x -> Functions.norm(x, ALL, false), 1e200, 1e200), 1e185);
        assertEquals(Math.sqrt(2) * 1e-200, value(x -> Functions.norm(x, ALL, false), 1e-200, 1e-200), 1e-215);
    }

    @Test
    void crossEntropyOfCertaintyIsZeroOrInfinite() {
        Tensor one = Tensor.constant(NdArray.vector(1));
        assertEquals(Double.POSITIVE_INFINITY, value(p -> Losses.bce(p, one, Reduction.MEAN), 0));
        assertEquals(0, value(p -> Losses.bce(p, one, Reduction.MEAN), 1));
    }

    @Test
    void varianceAndMseDivideAsTheySay() {
        assertEquals(1.25, value(x -> Functions.variance(x, ALL, 0, false), 1, 2, 3, 4));
        assertEquals(5.0 / 3, value(x -> Functions.variance(x, ALL, 1, false), 1, 2, 3, 4), 1e-15);
        assertThrows(GradusException.class, () -> value(x -> Functions.variance(x, ALL, 1, false), 5));
        Tensor y = Tensor.constant(NdArray.vector(1, 1));
        assertEquals(2.5, value(x -> Losses.mse(x, y, Reduction.MEAN), 2, 3));
    }

    @Test
    void targetsDoNotBroadcast() {
        Tensor column = Tensor.constant(NdArray.full(Shape.of(2, 1), 1));
        GradusException e =
                assertThrows(GradusException.class, () -> value(x -> Losses.mse(x, column, Reduction.MEAN), 2, 3));
        assertEquals(
                "mse needs a prediction and a target of the same shape, and got (2,) and (2, 1). Reshape one of them.",
                e.getMessage());
    }
}
