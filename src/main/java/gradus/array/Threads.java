package gradus.array;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Work that is large enough, divided among the processors. What is small is done where it is: waking another thread takes
 * as long as a product of two matrices of 64 by 64.
 */
final class Threads {
    /** How many work at once: the processors, or the system property gradus.threads. */
    private static final int COUNT = Math.max(
            1, Integer.getInteger("gradus.threads", Runtime.getRuntime().availableProcessors()));

    /** Multiplications a thread that are worth a thread: several times the cost of waking it. */
    private static final long WORTH_IT = 1 << 21;

    /** Multiplications between two looks at whether to stop: a fraction of a second, also for plain loops. */
    private static final long BETWEEN_LOOKS = 1 << 28;

    private Threads() {}

    /** Whether to stop, as the thread that asked for the work has it; the others cannot be interrupted themselves. */
    private static final class Stop {
        private final Thread asker = Thread.currentThread();
        private volatile boolean asked;

        void check() {
            if (Thread.currentThread() == asker && asker.isInterrupted()) {
                asked = true;
            }
            if (asked) {
                throw Interruption.stopped();
            }
        }
    }

    /** A part of the work: the items from {@code from} on and before {@code to}. */
    interface Part {
        void run(int from, int to);
    }

    /**
     * Runs {@code part} over all items, divided if that pays, and returns when all are done.
     *
     * @param grain parts start at multiples of this
     * @param workPerItem multiplications an item
     * @throws GradusException if this thread is interrupted meanwhile
     */
    static void split(int items, int grain, long workPerItem, Part part) {
        if (items * workPerItem < WORTH_IT) {
            Interruption.check();
            part.run(0, items);
            return;
        }
        int parts = COUNT == 1 || ForkJoinTask.inForkJoinPool()
                ? 1
                : (int) Math.min(Math.min(COUNT, items / grain), items * workPerItem / WORTH_IT);
        Stop stop = new Stop();
        int chunk = (int) Math.max(1, Math.min(items, BETWEEN_LOOKS / Math.max(1, workPerItem)) / grain) * grain;
        if (parts <= 1) {
            run(part, 0, items, chunk, stop);
            return;
        }
        ForkJoinTask<?>[] others = new ForkJoinTask<?>[parts - 1];
        int size = (items + parts - 1) / parts;
        size = (size + grain - 1) / grain * grain;
        for (int i = 1; i < parts; i++) {
            int from = Math.min(items, i * size);
            int to = Math.min(items, from + size);
            others[i - 1] = ForkJoinPool.commonPool().submit(() -> run(part, from, to, chunk, stop));
        }
        run(part, 0, Math.min(items, size), chunk, stop);
        for (ForkJoinTask<?> other : others) {
            other.join();
        }
    }

    private static void run(Part part, int from, int to, int chunk, Stop stop) {
        for (int at = from; at < to; at += chunk) {
            stop.check();
            part.run(at, Math.min(to, at + chunk));
        }
    }
}
