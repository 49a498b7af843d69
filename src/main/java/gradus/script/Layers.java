package gradus.script;

import gradus.array.RandomNumbers;
import gradus.autodiff.Tensor;
import gradus.nn.Adam;
import gradus.nn.AdamW;
import gradus.nn.BatchNorm1d;
import gradus.nn.Clipping;
import gradus.nn.Conv2d;
import gradus.nn.Datasets;
import gradus.nn.Dropout;
import gradus.nn.Embedding;
import gradus.nn.Init;
import gradus.nn.LayerNorm;
import gradus.nn.Linear;
import gradus.nn.Module;
import gradus.nn.Optimizer;
import gradus.nn.Sgd;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** Layers with parameters, optimisers and data sets, as the DSL's JavaScript half asks for them. */
public final class Layers {
    private final Host host;

    Layers(Host host) {
        this.host = host;
    }

    @HostAccess.Export
    public Object linear(int in, int out, boolean bias, Value seed) {
        return new Linear(in, out, bias, host.random(seed));
    }

    @HostAccess.Export
    public Object batchNorm1d(int features, double eps, double momentum) {
        return new BatchNorm1d(features, eps, momentum);
    }

    @HostAccess.Export
    public Object layerNorm(int size, double eps) {
        return new LayerNorm(size, eps);
    }

    @HostAccess.Export
    public Object dropout(double p, Value seed) {
        return new Dropout(p, host.random(seed));
    }

    @HostAccess.Export
    public Object embedding(int count, int size, Value seed) {
        return new Embedding(count, size, host.random(seed));
    }

    @HostAccess.Export
    public Object conv2d(int channels, int filters, int kernel, int stride, int padding, boolean bias, Value seed) {
        return new Conv2d(channels, filters, kernel, stride, padding, bias, host.random(seed));
    }

    @HostAccess.Export
    public Object forward(Module layer, Tensor x) {
        return layer.forward(x);
    }

    /** Names and tensors in turn. */
    @HostAccess.Export
    public Object parameters(Module layer) {
        return Data.list(layer.namedParameters().entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray());
    }

    @HostAccess.Export
    public void setTraining(Module layer, boolean training) {
        if (training) {
            layer.train();
        } else {
            layer.eval();
        }
    }

    @HostAccess.Export
    public String describe(Module layer) {
        return layer.toString();
    }

    @HostAccess.Export
    public Object init(String kind, Value dims, double first, double second, Value seed) {
        Init init =
                switch (kind) {
                    case "normal" -> Init.normal(first, second);
                    case "uniform" -> Init.uniform(first, second);
                    case "constant" -> Init.constant(first);
                    case "xavierUniform" -> Init.xavierUniform(first);
                    case "xavierNormal" -> Init.xavierNormal(first);
                    case "kaimingUniform" -> Init.kaimingUniform(first);
                    case "kaimingNormal" -> Init.kaimingNormal(first);
                    default -> throw new IllegalArgumentException(kind);
                };
        return Tensor.constant(init.numbers(Data.shape(dims), host.random(seed)));
    }

    @HostAccess.Export
    public double clipGradNorm(Value parameters, double maxNorm) {
        return Clipping.clipGradNorm(List.of(Data.tensors(parameters)), maxNorm);
    }

    @HostAccess.Export
    public void clipGradValue(Value parameters, double limit) {
        Clipping.clipGradValue(List.of(Data.tensors(parameters)), limit);
    }

    @HostAccess.Export
    public Object sgd(Value parameters, double lr, double momentum, boolean nesterov, double weightDecay) {
        return new Sgd(List.of(Data.tensors(parameters)), lr, new Sgd.Options(momentum, nesterov, weightDecay));
    }

    @HostAccess.Export
    public Object adam(Value parameters, double lr, double beta1, double beta2, double eps, double weightDecay) {
        return new Adam(List.of(Data.tensors(parameters)), lr, new Adam.Options(beta1, beta2, eps, weightDecay));
    }

    @HostAccess.Export
    public Object adamW(Value parameters, double lr, double beta1, double beta2, double eps, double weightDecay) {
        return new AdamW(List.of(Data.tensors(parameters)), lr, new Adam.Options(beta1, beta2, eps, weightDecay));
    }

    @HostAccess.Export
    public void step(Optimizer optimizer) {
        optimizer.step();
    }

    @HostAccess.Export
    public void zeroGrad(Optimizer optimizer) {
        optimizer.zeroGrad();
    }

    @HostAccess.Export
    public double learningRate(Optimizer optimizer) {
        return optimizer.learningRate();
    }

    @HostAccess.Export
    public void setLearningRate(Optimizer optimizer, double lr) {
        optimizer.setLearningRate(lr);
    }

    /** Points and labels. */
    @HostAccess.Export
    public Object dataset(String kind, int n, int classes, double noise, Value seed) {
        RandomNumbers random = host.random(seed);
        Datasets.Labelled data =
                switch (kind) {
                    case "moons" -> Datasets.moons(n, noise, random);
                    case "circles" -> Datasets.circles(n, noise, random);
                    case "spirals" -> Datasets.spirals(n, classes, noise, random);
                    case "blobs" -> Datasets.blobs(n, classes, noise, random);
                    default -> throw new IllegalArgumentException(kind);
                };
        return Data.list(Tensor.constant(data.points()), Tensor.constant(data.labels()));
    }
}
