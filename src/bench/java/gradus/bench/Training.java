package gradus.bench;

import gradus.array.Indices;
import gradus.array.RandomNumbers;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Tensor;
import gradus.nn.Linear;
import gradus.nn.Module;
import gradus.nn.ReLU;
import gradus.nn.Sequential;
import gradus.nn.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One training step of the engine: forward, softmax cross-entropy, backward, SGD. */
@State(Scope.Benchmark)
public class Training {
    @Param
    public Network network;

    private Sequential net;
    private Sgd sgd;
    private Tensor x;
    private Indices labels;

    @Setup
    public void setUp() {
        RandomNumbers random = new RandomNumbers(2);
        List<Module> layers = new ArrayList<>();
        for (int i = 1; i < network.widths.length; i++) {
            layers.add(new Linear(network.widths[i - 1], network.widths[i], random));
            if (i < network.widths.length - 1) {
                layers.add(new ReLU());
            }
        }
        net = new Sequential(layers.toArray(Module[]::new));
        sgd = new Sgd(net.parameters(), Network.RATE);
        x = Tensor.constant(network.inputs());
        labels = network.labels();
    }

    @Benchmark
    public double gradus() {
        sgd.zeroGrad();
        Tensor loss = Losses.crossEntropy(net.forward(x), labels, Reduction.MEAN);
        loss.backward();
        sgd.step();
        return loss.item();
    }
}
