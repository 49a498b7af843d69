package gradus.grade;

import gradus.script.Limits;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/** Ends submissions that take too long or too much memory; and, where one cannot be ended, says so. */
final class Watch {
    private static final int LOOK_EVERY_MILLIS = 10;

    /** How long a program that has been told to stop may take to do so. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** How full the heap may be after a collection. */
    private static final double FULL = 0.8;

    /** How long the collector may work for one program: one that needs this much has no room left to work in. */
    private static final long COLLECTING_MILLIS = 1000;

    /** One submission being marked. */
    private static final class Watched {
        final Limits limits;
        final long thread = Thread.currentThread().getId();
        final long end;
        final long cpuEnd;
        final long collected = collectionMillis();
        final Runnable stuck;
        boolean told;
        long toldAt;

        Watched(Limits limits, Allowance allowance, Runnable stuck) {
            this.limits = limits;
            this.end = System.nanoTime() + allowance.time().toNanos();
            this.cpuEnd = THREADS.getThreadCpuTime(thread) + allowance.cpuTime().toNanos();
            this.stuck = stuck;
        }

        /** The limit that the program has run into, or null. */
        Limits.Reached late() {
            if (System.nanoTime() - end > 0) {
                return Limits.Reached.TIME;
            }
            // -1 for both where the system does not tell
            return THREADS.getThreadCpuTime(thread) - cpuEnd > 0 ? Limits.Reached.CPU_TIME : null;
        }
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .filter(pool -> pool.getUsage().getMax() > 0 && !pool.getName().contains("Survivor"))
            .filter(pool -> !pool.getName().contains("Eden"))
            .toList();
    private volatile Watched watched;

    Watch() {
        pools.forEach(pool ->
                pool.setCollectionUsageThreshold((long) (FULL * pool.getUsage().getMax())));
        Thread thread = new Thread(this::look, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** What this thread does from now on; {@code stuck} is run if it does not end although it was told to. */
    void begin(Limits limits, Allowance allowance, Runnable stuck) {
        watched = new Watched(limits, allowance, stuck);
    }

    void end() {
        watched = null;
    }

    /** Whether there is memory for another program, now that what the one before has left is cleared away. */
    boolean isReady() {
        if (isFull()) {
            System.gc(); // the pools tell only what they were like after the last collection
        }
        return !isFull();
    }

    private void look() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            Watched now = watched;
            if (now == null) {
                continue;
            }
            if (now.told) {
                if (System.nanoTime() - now.toldAt > GRACE.toNanos()) {
                    now.stuck.run();
                }
                continue;
            }
            Limits.Reached reached = now.late();
            if (reached == null && (isFull() || collectionMillis() - now.collected > COLLECTING_MILLIS)) {
                reached = Limits.Reached.MEMORY;
            }
            if (reached != null) {
                now.told = true;
                now.toldAt = System.nanoTime();
                stop(now, reached);
            }
        }
    }

    /** On a thread of its own, because ending a program waits for it to end. */
    private static void stop(Watched program, Limits.Reached why) {
        Thread thread = new Thread(() -> program.limits.stop(why), "stop");
        thread.setDaemon(true);
        thread.start();
    }

    private static long collectionMillis() {
        return COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private boolean isFull() {
        return pools.stream()
                .anyMatch(pool -> pool.isCollectionUsageThresholdExceeded()
                        && pool.getUsage().getUsed() > FULL * pool.getUsage().getMax());
    }
}
