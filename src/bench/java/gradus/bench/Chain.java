package gradus.bench;

import gradus.autodiff.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A chain of a million scalar nodes, forward and backward, in a heap of 300 MB: that it runs at all is half the claim. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = "-Xmx300m")
public class Chain {
    @Benchmark
    public double gradus() {
        Tensor x = Tensor.parameter(1.0);
        Tensor y = x;
        for (int i = 0; i < 500_000; i++) {
            y = y.mul(0.999).add(0.001);
        }
        y.backward();
        return x.grad().item();
    }
}
