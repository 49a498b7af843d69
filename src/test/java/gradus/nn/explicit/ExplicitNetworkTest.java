package gradus.nn.explicit;

import static gradus.nn.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Tensor;
import gradus.nn.Sequential;
import gradus.nn.Sgd;
import org.junit.jupiter.api.Test;

/** A network of two layers, trained twice from the same start: by hand, and by the engine. */
class ExplicitNetworkTest {
    private static final int STEPS = 50;
    private static final double RATE = 0.5;

    private final RandomNumbers random = new RandomNumbers(1);
    private final NdArray x = random.normal(Shape.of(6, 4), 0, 1);
    private final Indices labels = Indices.of(0, 1, 2, 2, 1, 0);

    private final Linear first = new Linear(random.normal(Shape.of(4, 8), 0, 0.5), NdArray.full(Shape.of(8), 0));
    private final ReLU relu = new ReLU();
    private final Linear second = new Linear(random.normal(Shape.of(8, 3), 0, 0.5), NdArray.full(Shape.of(3), 0));
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

    @Test
    void theHandMakesTheSameStepsAsTheEngine() {
        gradus.nn.Linear engineFirst = new gradus.nn.Linear(first.weight(), first.bias());
        gradus.nn.Linear engineSecond = new gradus.nn.Linear(second.weight(), second.bias());
        Sequential net = new Sequential(engineFirst, new gradus.nn.ReLU(), engineSecond);
        Sgd sgd = new Sgd(net.parameters(), RATE);
        double last = 0;
        for (int step = 0; step < STEPS; step++) {
            last = loss.forward(second.forward(relu.forward(first.forward(x))), labels);
            first.backward(relu.backward(second.backward(loss.backward())));

            sgd.zeroGrad();
            Tensor engineLoss = Losses.crossEntropy(net.forward(Tensor.constant(x)), labels, Reduction.MEAN);
            engineLoss.backward();
            assertEquals(engineLoss.item(), last, 1e-10);
            if (step == 0) {
                assertClose(engineFirst.weight().grad().value(), first.weightGrad(), 1e-12);
                assertClose(engineFirst.bias().grad().value(), first.biasGrad(), 1e-12);
                assertClose(engineSecond.weight().grad().value(), second.weightGrad(), 1e-12);
                assertClose(engineSecond.bias().grad().value(), second.biasGrad(), 1e-12);
            }
            sgd.step();
            descend(first);
            descend(second);
        }
        assertTrue(last < 0.1, "loss " + last);
    }

    private static void descend(Linear layer) {
        layer.weight().assign(layer.weight().zip(layer.weightGrad(), "descend", (w, g) -> w - RATE * g));
        layer.bias().assign(layer.bias().zip(layer.biasGrad(), "descend", (b, g) -> b - RATE * g));
    }
}
