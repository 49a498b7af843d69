package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The parts together: small networks learn small problems, and the same seed learns in the same way. */
class TrainingTest {
    private static final Tensor XOR_INPUTS = Tensor.constant(NdArray.of(Shape.of(4, 2), 0, 0, 0, 1, 1, 0, 1, 1));
    private static final Tensor XOR = Tensor.constant(NdArray.of(Shape.of(4, 1), 0, 1, 1, 0));

    @Test
    void everyOptimiserLearnsXor() {
        assertLearnsXor(parameters -> new Sgd(parameters, 0.5, new Sgd.Options(0.9, false, 0)));
        assertLearnsXor(parameters -> new Sgd(parameters, 0.5, new Sgd.Options(0.9, true, 0)));
        assertLearnsXor(parameters -> new Adam(parameters, 0.05));
        assertLearnsXor(parameters -> new AdamW(parameters, 0.05));
    }

    @Test
    void theSameSeedLearnsTheSame() {
        assertEquals(xorLoss(p -> new Adam(p, 0.05), 20), xorLoss(p -> new Adam(p, 0.05), 20));
    }

    @Test
    void aDeeperNetworkSeparatesARingFromItsCentre() {
        RandomNumbers random = new RandomNumbers(2);
        int n = 200;
        NdArray x = random.normal(Shape.of(n, 2), 0, 1);
        int[] classes = new int[n];
        for (int i = 0; i < n; i++) {
            classes[i] = Math.hypot(x.get(i, 0), x.get(i, 1)) > 1.2 ? 1 : 0;
        }
        Module net = new Sequential(
                new Linear(2, 16, random),
                new BatchNorm1d(16),
                new ReLU(),
                new Residual(new Sequential(new Linear(16, 16, random), new LayerNorm(16), new GELU())),
                new Dropout(0.1, random),
                new Linear(16, 2, random));
        Adam adam = new Adam(net.parameters(), 0.01);
        for (int step = 0; step < 150; step++) {
            adam.zeroGrad();
            loss(net, x, classes).backward();
            Clipping.clipGradNorm(net.parameters(), 1);
            adam.step();
        }
        net.eval();
        double loss = loss(net, x, classes).item();
        assertTrue(loss < 0.15, "loss " + loss);
    }

    private static Tensor loss(Module net, NdArray x, int[] classes) {
        return Losses.crossEntropy(net.forward(Tensor.constant(x)), Indices.of(classes), Reduction.MEAN);
    }

    private static void assertLearnsXor(Function<List<Tensor>, Optimizer> optimiser) {
        double loss = xorLoss(optimiser, 500);
        assertTrue(loss < 0.01, "loss " + loss);
    }

    private static double xorLoss(Function<List<Tensor>, Optimizer> optimiser, int steps) {
        RandomNumbers random = new RandomNumbers(1);
        Module net = new Sequential(new Linear(2, 8, random), new Tanh(), new Linear(8, 1, random));
        Optimizer optimizer = optimiser.apply(net.parameters());
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            Losses.bceWithLogits(net.forward(XOR_INPUTS), XOR, Reduction.MEAN).backward();
            optimizer.step();
        }
        return Losses.bceWithLogits(net.forward(XOR_INPUTS), XOR, Reduction.MEAN)
                .item();
    }
}
