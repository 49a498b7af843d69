package gradus.nn.explicit;

import static gradus.nn.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Backward;
import gradus.autodiff.Functions;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every layer written by hand, against the engine: the same outputs and the same gradients. */
class ExplicitLayersTest {
    private static final double RELATIVE = 1e-12;

    private final RandomNumbers random = new RandomNumbers(1);
    private final NdArray x = random.normal(Shape.of(5, 3), 0, 1);

    @Test
    void linear() {
        Linear layer = new Linear(random.normal(Shape.of(3, 2), 0, 1), random.normal(Shape.of(2), 0, 1));
        Tensor weight = Tensor.parameter(layer.weight().copy());
        Tensor bias = Tensor.parameter(layer.bias().copy());
        assertAgrees(layer, input -> input.matmul(weight).add(bias));
        assertClose(weight.grad().value(), layer.weightGrad(), RELATIVE);
        assertClose(bias.grad().value(), layer.biasGrad(), RELATIVE);
    }

    @Test
    void linearByHand() {
        Linear layer = new Linear(NdArray.of(Shape.of(2, 1), 3, 4), NdArray.vector(5));
        assertNull(layer.weightGrad());
        NdArray rows = NdArray.of(Shape.of(2, 2), 1, 2, 10, 20);
        assertEquals(NdArray.of(Shape.of(2, 1), 16, 115), layer.forward(rows));
        assertEquals(NdArray.of(Shape.of(2, 2), 3, 4, 6, 8), layer.backward(NdArray.of(Shape.of(2, 1), 1, 2)));
        assertEquals(NdArray.of(Shape.of(2, 1), 21, 42), layer.weightGrad());
        assertEquals(NdArray.vector(3), layer.biasGrad());
    }

    @Test
    void relu() {
        assertAgrees(new ReLU(), Functions::relu);
        ReLU layer = new ReLU();
        assertEquals(NdArray.vector(0, 0, 2), layer.forward(NdArray.vector(-1, 0, 2)));
        assertEquals(NdArray.vector(0, 0, 7), layer.backward(NdArray.vector(5, 6, 7)));
    }

    @Test
    void sigmoid() {
        assertAgrees(new Sigmoid(), Functions::sigmoid);
    }

    @Test
    void sigmoidFromItsOutputLosesTheTailThatTheEngineKeeps() {
        Sigmoid layer = new Sigmoid();
        layer.forward(NdArray.vector(40));
        assertEquals(0, layer.backward(NdArray.vector(1)).item());
        Tensor z = Tensor.parameter(40);
        Functions.sigmoid(z).backward();
        assertEquals(Math.exp(-40), z.grad().item(), 1e-12 * Math.exp(-40));
    }

    @Test
    void tanh() {
        assertAgrees(new Tanh(), Functions::tanh);
    }

    @Test
    void softmaxCrossEntropy() {
        Indices labels = Indices.of(0, 2, 1, 1, 0);
        Tensor logits = Tensor.parameter(x.copy());
        Tensor expected = Losses.crossEntropy(logits, labels, Reduction.MEAN);
        expected.backward();
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        assertEquals(expected.item(), loss.forward(x, labels), RELATIVE);
        assertClose(logits.grad().value(), loss.backward(), RELATIVE);
        assertClose(Functions.softmax(logits, 1).value(), loss.probabilities(), RELATIVE);
    }

    @Test
    void softmaxCrossEntropyOfLargeLogitsIsFinite() {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        assertEquals(2000, loss.forward(NdArray.of(Shape.of(1, 2), 1000, -1000), Indices.of(1)));
        assertEquals(NdArray.of(Shape.of(1, 2), 1, -1), loss.backward());
    }

    @Test
    void mse() {
        NdArray target = random.normal(x.shape(), 0, 1);
        Tensor prediction = Tensor.parameter(x.copy());
        Tensor expected = Losses.mse(prediction, Tensor.constant(target), Reduction.MEAN);
        expected.backward();
        Mse loss = new Mse();
        assertEquals(expected.item(), loss.forward(x, target), RELATIVE);
        assertClose(prediction.grad().value(), loss.backward(), RELATIVE);
    }

    @Test
    void backwardComesAfterForward() {
        NdArray g = NdArray.full(Shape.of(1, 1), 1);
        assertEquals(
                "ReLU.backward was called before ReLU.forward, and needs what that keeps. Call forward first.",
                assertThrows(GradusException.class, () -> new ReLU().backward(g))
                        .getMessage());
        for (ExplicitLayer layer : List.of(new Linear(g, NdArray.vector(1)), new Sigmoid(), new Tanh())) {
            assertThrows(GradusException.class, () -> layer.backward(g));
        }
        assertThrows(GradusException.class, () -> new SoftmaxCrossEntropy().backward());
        assertThrows(GradusException.class, () -> new Mse().backward());
    }

    @Test
    void theUpstreamGradientHasTheOutputsShape() {
        Linear linear = new Linear(NdArray.full(Shape.of(3, 2), 1), NdArray.vector(0, 0));
        for (ExplicitLayer layer : List.of(linear, new ReLU(), new Sigmoid(), new Tanh())) {
            layer.forward(x);
            assertThrows(GradusException.class, () -> layer.backward(NdArray.scalar(1)));
        }
        assertEquals(
                "Linear.backward needs the gradient by its output, which has shape (5, 2), and got one of shape"
                        + " (5, 3).",
                assertThrows(GradusException.class, () -> linear.backward(x)).getMessage());
    }

    @Test
    void wrongShapesAreTold() {
        assertEquals(
                "Linear with a weight of shape (2, 1) needs rows of shape (N, 2), and got (5, 3).",
                assertThrows(GradusException.class, () -> new Linear(NdArray.full(Shape.of(2, 1), 1), NdArray.vector(1))
                                .forward(x))
                        .getMessage());
        assertThrows(GradusException.class, () -> new Linear(NdArray.vector(1), NdArray.vector(1)));
        assertThrows(GradusException.class, () -> new SoftmaxCrossEntropy().forward(x, Indices.of(0)));
        assertThrows(GradusException.class, () -> new SoftmaxCrossEntropy().forward(x, Indices.of(0, 1, 2, 3, 4)));
        assertThrows(GradusException.class, () -> new Mse().forward(x, NdArray.vector(1)));
    }

    private void assertAgrees(ExplicitLayer layer, UnaryOperator<Tensor> engine) {
        Tensor input = Tensor.parameter(x.copy());
        Tensor output = engine.apply(input);
        assertClose(output.value(), layer.forward(x), RELATIVE);
        NdArray g = random.normal(output.shape(), 0, 1);
        output.backward(new Backward.Options(Tensor.constant(g), false, false));
        assertClose(input.grad().value(), layer.backward(g), RELATIVE);
    }
}
