package gradus.autodiff;

import static gradus.autodiff.Functions.exp;
import static gradus.autodiff.Functions.log;
import static gradus.autodiff.Functions.sigmoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackwardTest {
    @Test
    void theXiChain() {
        Tensor w = Tensor.parameter(3);
        log(sigmoid(w.mul(3))).neg().backward();
        assertEquals((1 / (1 + Math.exp(-9)) - 1) * 3, w.grad().item(), 1e-15);
    }

    @Test
    void gradientsOfEveryUseAddUp() {
        Tensor x = Tensor.parameter(3);
        x.mul(x).add(x).backward();
        assertEquals(7, x.grad().item());
    }

    @Test
    void sixtyDoublingsAreTwoToTheSixtyPaths() {
        Tensor x = Tensor.parameter(1);
        Tensor y = x;
        for (int i = 0; i < 60; i++) {
            y = y.add(y);
        }
        y.backward();
        assertEquals(Math.pow(2, 60), x.grad().item());
    }

    @Test
    void aMillionLinksNeedNoStack() {
        Tensor x = Tensor.parameter(1);
        Tensor y = x;
        for (int i = 0; i < 1_000_000; i++) {
            y = y.add(1);
        }
        y.backward();
        assertEquals(1, x.grad().item());
    }

    @Test
    void gradAccumulatesUntilZeroed() {
        Tensor x = Tensor.parameter(2);
        x.mul(x).backward();
        x.mul(x).backward();
        assertEquals(8, x.grad().item());
        x.zeroGrad();
        assertNull(x.grad());
    }

    @Test
    void aSecondBackwardIsAnErrorUnlessTheGraphIsRetained() {
        Tensor x = Tensor.parameter(2);
        Tensor y = x.mul(x).named("y");
        y.backward(new Backward.Options(null, true, false));
        y.backward();
        assertEquals(8, x.grad().item());
        assertEquals(
                "backward() has already run through the graph of y, and that let it go. Call backward({retainGraph:"
                        + " true}) the first time if you need it twice, or compute y again.",
                assertThrows(GradusException.class, y::backward).getMessage());
    }

    @Test
    void aNonScalarNeedsAGradient() {
        Tensor x = Tensor.parameter(NdArray.vector(1, 2));
        Tensor y = x.mul(x).named("y");
        assertEquals(
                "backward() needs a scalar, and y has shape (2,). Reduce it first, as in y.sum().backward(), or pass a"
                        + " gradient of the same shape.",
                assertThrows(GradusException.class, y::backward).getMessage());
        y.backward(new Backward.Options(Tensor.constant(NdArray.vector(1, 10)), false, false));
        assertEquals(NdArray.vector(2, 40), x.grad().value());
    }

    @Test
    void aConstantHasNoGradient() {
        assertThrows(GradusException.class, () -> Tensor.constant(1).add(1).backward());
        assertThrows(GradusException.class, () -> Tensor.parameter(1).detach().backward());
        Tensor x = Tensor.parameter(1);
        assertThrows(GradusException.class, () -> Recording.off(() -> x.mul(x)).backward());
    }

    @Test
    void anOverwrittenValueThatBackwardNeedsIsAnError() {
        Tensor x = Tensor.parameter(2).named("x");
        Tensor y = x.mul(x);
        Recording.off(() -> {
            x.assign(NdArray.scalar(5));
            return null;
        });
        assertEquals(
                "backward() needs the value of x as it was when mul used it, and it has been overwritten since. Call"
                        + " backward() before the update, or compute the loss again after it.",
                assertThrows(GradusException.class, y::backward).getMessage());
    }

    @Test
    void anOverwrittenValueThatNobodyNeedsIsFine() {
        Tensor x = Tensor.parameter(2);
        Tensor y = x.add(x);
        Recording.off(() -> {
            x.assign(NdArray.scalar(5));
            return null;
        });
        y.backward();
        assertEquals(2, x.grad().item());
    }

    @Test
    void aRecordedValueMayNotBeOverwritten() {
        Tensor x = Tensor.parameter(2);
        assertThrows(GradusException.class, () -> x.assign(NdArray.scalar(5)));
        assertThrows(GradusException.class, () -> x.mul(x).assign(NdArray.scalar(5)));
    }

    @Test
    void broadcastOperandsGetGradientsOfTheirOwnShape() {
        Tensor x = Tensor.parameter(NdArray.full(Shape.of(4, 3), 2));
        Tensor b = Tensor.parameter(NdArray.vector(1, 2, 3));
        x.mul(b).sum().backward();
        assertEquals(NdArray.vector(8, 8, 8), b.grad().value());
        assertEquals(Shape.of(4, 3), x.grad().shape());
    }

    @Test
    void gradientsByIntermediatesLeaveGradAlone() {
        Tensor x = Tensor.parameter(3);
        Tensor y = exp(x);
        Tensor z = y.mul(y);
        Tensor[] g = Backward.gradients(z, List.of(y, x, Tensor.parameter(1)), Backward.Options.DEFAULT);
        assertEquals(2 * Math.exp(3), g[0].item(), 1e-12);
        assertEquals(2 * Math.exp(6), g[1].item(), 1e-9);
        assertEquals(0, g[2].item());
        assertNull(x.grad());
    }

    @Test
    void aReplacedRowGivesTheGradientOfAMisconception() {
        Tensor x = Tensor.parameter(3);
        Tensor y = x.mul(x).mul(5);
        Tensor[] g = Backward.gradients(
                y,
                List.of(x),
                Backward.Options.DEFAULT,
                new Backward.Mechanism(
                        rule -> rule.name().equals("mul") ? rule.withVjp((up, call, i) -> up) : rule, Tensor::add));
        assertEquals(2, g[0].item());
    }

    @Test
    void aFanOutOfAMillion() {
        Tensor x = Tensor.parameter(1);
        Tensor total = Tensor.constant(0);
        for (int i = 0; i < 1_000_000; i++) {
            total = total.add(x);
        }
        total.backward();
        assertEquals(1_000_000, x.grad().item());
    }

    @Test
    void aHookSeesAndMayChangeTheWholeGradient() {
        Tensor x = Tensor.parameter(3);
        Tensor y = x.mul(2);
        double[] seen = new double[1];
        y.hook(g -> {
            seen[0] = g.item();
            return g.mul(10);
        });
        y.add(y).backward();
        assertEquals(2, seen[0]);
        assertEquals(40, x.grad().item());
        y.hook(g -> Tensor.constant(NdArray.vector(1, 2)));
        assertThrows(GradusException.class, () -> x.mul(2).add(y).backward());
    }

    @Test
    void anIntermediateKeepsItsGradientIfAsked() {
        Tensor x = Tensor.parameter(3);
        Tensor y = x.mul(x);
        Tensor z = y.mul(y);
        y.retainGrad();
        z.backward();
        assertEquals(18, y.grad().item());
        assertNull(z.grad());
    }

    @Test
    void theGraphIsLetGoAfterBackward() {
        Tensor x = Tensor.parameter(3);
        Tensor y = x.mul(x);
        Tensor z = y.add(1);
        z.backward();
        assertEquals(true, y.source().isReleased() && z.source().isReleased());
        Tensor kept = x.mul(x);
        kept.backward(new Backward.Options(null, true, false));
        assertEquals(false, kept.source().isReleased());
    }

    @Test
    void aGradientOfAGradientThroughCreateGraph() {
        Tensor x = Tensor.parameter(2);
        x.pow(3).backward(new Backward.Options(null, false, true));
        Tensor first = x.grad();
        x.zeroGrad();
        first.backward();
        assertEquals(12, x.grad().item(), 1e-12);
    }

    @Test
    void aGradientIsReplacedByOneOfItsOwnShapeOnly() {
        Tensor x = Tensor.parameter(NdArray.vector(1, 2));
        x.setGrad(Tensor.constant(NdArray.vector(3, 4)));
        assertEquals(NdArray.vector(3, 4), x.grad().value());
        assertThrows(GradusException.class, () -> x.setGrad(Tensor.constant(1)));
    }
}
