package gradus.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same training step by libtorch, through DJL, with its own fused linear layer, in double precision. */
@State(Scope.Benchmark)
public class TrainingLibtorch {
    @Param
    public Network network;

    private NDManager manager;
    private NDArray x;
    private NDArray target;
    private NDArray[] weights;
    private NDArray[] biases;

    @Setup
    public void setUp() {
        manager = NDManager.newBaseManager();
        int[] widths = network.widths;
        int classes = widths[widths.length - 1];
        x = manager.create(network.inputs().data(), new Shape(network.batch, widths[0]));
        double[] oneHot = new double[network.batch * classes];
        int[] labels = network.classes();
        for (int i = 0; i < labels.length; i++) {
            oneHot[i * classes + labels[i]] = 1;
        }
        target = manager.create(oneHot, new Shape(network.batch, classes));
        weights = new NDArray[widths.length - 1];
        biases = new NDArray[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double bound = 1 / Math.sqrt(widths[i]);
            weights[i] = manager.randomUniform(
                    (float) -bound, (float) bound, new Shape(widths[i + 1], widths[i]), DataType.FLOAT64);
            biases[i] = manager.zeros(new Shape(widths[i + 1]), DataType.FLOAT64);
            weights[i].setRequiresGradient(true);
            biases[i].setRequiresGradient(true);
        }
    }

    @TearDown
    public void tearDown() {
        manager.close();
    }

    @Benchmark
    public Object libtorch() {
        try (NDManager step = manager.newSubManager()) {
            NDArray loss;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray h = x.duplicate();
                h.attach(step);
                for (int i = 0; i < weights.length; i++) {
                    h = Linear.linear(h, weights[i], biases[i]).singletonOrThrow();
                    if (i < weights.length - 1) {
                        h = Activation.relu(h);
                    }
                }
                loss = h.logSoftmax(1).mul(target).sum().mul(-1.0 / network.batch);
                collector.backward(loss);
            }
            descend(weights, step);
            descend(biases, step);
            return loss;
        }
    }

    private static void descend(NDArray[] parameters, NDManager step) {
        for (NDArray p : parameters) {
            NDArray g = p.getGradient();
            g.attach(step);
            p.subi(g.mul(Network.RATE));
            g.subi(g);
        }
    }
}
