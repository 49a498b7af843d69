package gradus.view;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;
import gradus.explain.Derivation;
import gradus.explain.Graph;
import gradus.explain.Node;
import gradus.explain.Trace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/**
 * How long the explanations of a graph of 200 nodes take, warm, and the picture of one of 10,000: in time of the
 * processor, which a busy machine does not stretch. Run after {@code mvn
 * test-compile}, with the test classpath: {@code java gradus.view.ExplainTiming}.
 */
public final class ExplainTiming {
    private static final int WARM_UP = 20;
    private static final int RUNS = 15;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private ExplainTiming() {}

    /** Prints the median of each. */
    public static void main(String[] args) {
        Tensor root = chain(66);
        Tensor leaf = Graph.of(root).nodes().stream()
                .filter(node -> node.kind() == Node.Kind.PARAMETER)
                .findFirst()
                .orElseThrow()
                .tensor();
        System.out.println(Graph.of(root).nodes().size() + " nodes");
        measure("trace", () -> TraceView.display(Trace.of(root), 100));
        measure("derive", () -> DerivationView.display(Derivation.of(root, leaf), 100));
        measure("graph", () -> GraphView.display(Graph.of(root), 100));
        Tensor large = chain(3333);
        System.out.println(Graph.of(large).nodes().size() + " nodes");
        measure("graph", () -> GraphView.display(Graph.of(large), 100));
    }

    private static Tensor chain(int links) {
        Tensor x = Tensor.parameter(0.5).named("x");
        Tensor s = x;
        for (int i = 0; i < links; i++) {
            s = Functions.sin(s).add(Functions.cos(s)).named("s" + i);
        }
        return s.named("L");
    }

    private static void measure(String what, Supplier<Display> work) {
        double[] times = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = THREAD.getCurrentThreadCpuTime();
            int length = work.get().text().length();
            double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
            if (i == -WARM_UP) {
                System.out.printf("%-8s first %.3f s (%d characters)%n", what, seconds, length);
            }
            if (i >= 0) {
                times[i] = seconds;
            }
        }
        java.util.Arrays.sort(times);
        System.out.printf("%-8s warm, median %.4f s, slowest %.4f s%n", what, times[RUNS / 2], times[RUNS - 1]);
    }
}
