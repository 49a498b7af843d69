package gradus.terminal;

import gradus.view.Numbers;
import java.util.Arrays;

/** How long a program takes, over as many runs as fit into a second or two. */
final class Timing {
    private static final long LONG_ENOUGH = 1_500_000_000;
    private static final int MOST = 10_000;

    private Timing() {}

    /** Runs it once to warm up, then again and again. */
    static String of(Runnable program) {
        program.run();
        long[] nanos = new long[MOST];
        int runs = 0;
        long begin = System.nanoTime();
        while (runs < 3 || (runs < MOST && System.nanoTime() - begin < LONG_ENOUGH)) {
            long start = System.nanoTime();
            program.run();
            nanos[runs++] = System.nanoTime() - start;
        }
        long[] sorted = Arrays.copyOf(nanos, runs);
        Arrays.sort(sorted);
        return "median " + time(sorted[runs / 2]) + ", fastest " + time(sorted[0]) + ", slowest "
                + time(sorted[runs - 1]) + " (" + runs + " runs)";
    }

    private static String time(long nanos) {
        if (nanos < 1_000_000) {
            return Numbers.rounded(nanos / 1e3, 3) + " µs";
        }
        return nanos < 1_000_000_000 ? Numbers.rounded(nanos / 1e6, 3) + " ms" : Numbers.rounded(nanos / 1e9, 3) + " s";
    }
}
