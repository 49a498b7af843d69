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

/** The training steps of {@link Training} as a learner scripts them. */
@State(Scope.Benchmark)
public class Scripted {
    private static final String PROGRAM = """
            const batch = %d, widths = %s, rate = %s;
            const x = randn([batch, widths[0]], { seed: 1 });
            const labels = tensor(Array.from({ length: batch }, (_, i) => (i * 7) %% widths.at(-1)));
            const layers = [];
            for (let i = 1; i < widths.length; i++) {
                layers.push(new nn.Linear(widths[i - 1], widths[i]));
                if (i < widths.length - 1) layers.push(new nn.ReLU());
            }
            const model = new nn.Sequential(layers);
            const sgd = new optim.SGD(model.parameters(), { lr: rate });
            function step() {
                sgd.zeroGrad();
                const loss = crossEntropy(model(x), labels);
                loss.backward();
                sgd.step();
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
