package gradus.bench;

import gradus.script.Session;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The training steps of {@link Training} as a learner scripts them, tensors and operators only. */
@State(Scope.Benchmark)
public class Scripted {
    private static final String PROGRAM = """
            const batch = %d, widths = %s, rate = %s;
            let seed = 1;
            const random = () => (seed = (seed * 16807) %% 2147483647) / 2147483647 - 0.5;
            const matrix = (n, m, scale) =>
                Array.from({ length: n }, () => Array.from({ length: m }, () => scale * random()));
            const x = tensor(matrix(batch, widths[0], 2));
            const target = tensor(Array.from({ length: batch }, (_, i) =>
                Array.from({ length: widths.at(-1) }, (_, j) => (i * 7 %% widths.at(-1) === j ? 1 : 0))));
            let weights = [], biases = [];
            for (let i = 1; i < widths.length; i++) {
                weights.push(param(matrix(widths[i - 1], widths[i], 2 / Math.sqrt(widths[i - 1]))));
                biases.push(param(Array.from({ length: widths[i] }, random)));
            }
            function step() {
                let h = x;
                for (let i = 0; i < weights.length; i++) {
                    h = h.matmul(weights[i]) + biases[i];
                    if (i < weights.length - 1) h = h.relu();
                }
                const loss = (h.exp().sum(1).log() - (h * target).sum(1)).mean();
                loss.backward();
                const descend = (p) => tensor(p.detach() - rate * p.grad, { requiresGrad: true });
                weights = weights.map(descend);
                biases = biases.map(descend);
                return loss.item();
            }
            function train() {
                for (let i = 1; i < %d; i++) step();
                return step();
            }
            """;

    /** Steps a call: what a learner's loop runs, so that a call's own cost, of reading a program, does not count. */
    private static final int STEPS = 20;

    @Param
    public Network network;

    private Session session;

    @Setup
    public void setUp() {
        Session.prepare(true);
        session = Session.open(line -> {});
        session.eval(PROGRAM.formatted(network.batch, Arrays.toString(network.widths), Network.RATE, STEPS), "step.js");
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public Object scripted() {
        return session.evalData("train()", "call.js");
    }

    @TearDown
    public void tearDown() {
        session.close();
    }
}
