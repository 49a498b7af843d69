package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private final RandomNumbers random = new RandomNumbers(1);

    @Test
    void parametersAreNamedByTheirPath() {
        Module net = new Sequential(
                new Linear(2, 3, random),
                new Residual(new Sequential(new Tanh(), new Linear(3, 3, random))),
                new Linear(3, 1, false, random));
        List<String> names = List.of("0.weight", "0.bias", "1.inner.1.weight", "1.inner.1.bias", "2.weight");
        assertEquals(names, List.copyOf(net.namedParameters().keySet()));
        assertEquals(names, net.parameters().stream().map(Tensor::name).toList());
    }

    @Test
    void aNameThatTheLearnerGaveStays() {
        Linear layer = new Linear(2, 3, random);
        layer.weight().named("W");
        Module net = new Sequential(layer);
        assertEquals("W", net.namedParameters().get("0.weight").name());
        assertEquals("0.bias", layer.bias().name());
    }

    @Test
    void aLayerUsedTwiceIsListedOnce() {
        Linear shared = new Linear(2, 2, random);
        Module net = new Sequential(shared, new ReLU(), shared);
        assertEquals(List.of(shared.weight(), shared.bias()), net.parameters());
        assertEquals(
                List.of("0.weight", "0.bias"), List.copyOf(net.namedParameters().keySet()));
    }

    @Test
    void theModeReachesTheWholeTree() {
        Dropout inner = new Dropout(0.5, random);
        Module net = new Sequential(new Residual(inner));
        assertTrue(inner.isTraining());
        net.eval();
        assertFalse(inner.isTraining());
        net.train();
        assertTrue(inner.isTraining());
    }

    @Test
    void zeroGradForgetsEveryGradient() {
        Linear layer = new Linear(2, 3, random);
        layer.forward(Tensor.constant(NdArray.vector(1, 2))).sum().backward();
        assertNotNull(layer.bias().grad());
        layer.zeroGrad();
        assertNull(layer.bias().grad());
    }

    @Test
    void printsAsATree() {
        Module net = new Sequential(
                new Linear(2, 3, random),
                new Residual(new Linear(3, 3, false, random)),
                new LeakyReLU(),
                new BatchNorm1d(3),
                new LayerNorm(3),
                new Dropout(0.5, random),
                new Embedding(4, 2, random),
                new Conv2d(1, 2, 3, random),
                new GELU());
        assertEquals("""
                Sequential(
                  (0): Linear(2, 3)
                  (1): Residual(
                    (inner): Linear(3, 3, no bias)
                  )
                  (2): LeakyReLU(0.01)
                  (3): BatchNorm1d(3)
                  (4): LayerNorm(3)
                  (5): Dropout(0.5)
                  (6): Embedding(4, 2)
                  (7): Conv2d(1, 2, kernel 3, stride 1, padding 0)
                  (8): GELU()
                )""", net.toString());
    }

    @Test
    void aModuleCannotContainItself() {
        class Knot extends Module {
            void tie(String name, Module part) {
                child(name, part);
            }

            @Override
            public Tensor forward(Tensor x) {
                return x;
            }
        }
        Knot knot = new Knot();
        assertThrows(GradusException.class, () -> knot.tie("self", knot));
        assertThrows(GradusException.class, () -> knot.tie("round", new Sequential(knot)));
        knot.tie("a", new ReLU());
        assertEquals(
                "Knot (layer 0) already has a part called a. Give the new one another name.",
                assertThrows(GradusException.class, () -> knot.tie("a", new ReLU()))
                        .getMessage());
    }

    @Test
    void activationsAreTheFunctionsOfTheirName() {
        Tensor x = Tensor.constant(NdArray.of(Shape.of(2, 2), -2, -0.5, 0, 3));
        assertEquals(Functions.relu(x).value(), new ReLU().forward(x).value());
        assertEquals(
                Functions.leakyRelu(x, 0.2).value(),
                new LeakyReLU(0.2).forward(x).value());
        assertEquals(Functions.sigmoid(x).value(), new Sigmoid().forward(x).value());
        assertEquals(Functions.tanh(x).value(), new Tanh().forward(x).value());
        assertEquals(Functions.gelu(x).value(), new GELU().forward(x).value());
    }

    @Test
    void sequentialRunsInOrder() {
        Tensor x = Tensor.constant(NdArray.vector(-2));
        assertEquals(0, new Sequential(new ReLU(), new Tanh()).forward(x).item());
        assertEquals(
                Math.tanh(-2),
                new Sequential(new Tanh(), new LeakyReLU(1)).forward(x).item(),
                1e-15);
        assertSame(x, new Sequential().forward(x));
    }

    @Test
    void residualAddsItsInput() {
        Tensor x = Tensor.parameter(NdArray.vector(3, -1));
        Tensor y = new Residual(new ReLU()).forward(x);
        assertEquals(NdArray.vector(6, -1), y.value());
        y.sum().backward();
        assertEquals(NdArray.vector(2, 1), x.grad().value());
    }

    @Test
    void residualKeepsTheShape() {
        Module net = new Sequential(new Residual(new Linear(2, 3, random)));
        Tensor x = Tensor.constant(NdArray.full(Shape.of(4, 2), 1));
        assertEquals(
                "Residual adds f(x) to x, so f must keep the shape, and Linear(2, 3) (layer 0.inner) makes (4, 3) of"
                        + " (4, 2).",
                assertThrows(GradusException.class, () -> net.forward(x)).getMessage());
    }
}
