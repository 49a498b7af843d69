package gradus.grade;

import gradus.array.GradusException;
import gradus.script.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Workers side by side. One that dies, hangs or grows is replaced, and only the submission it was at pays for it. */
final class Pool implements AutoCloseable {
    /** The exit code of a JVM that was told to end when it is out of memory. */
    private static final int OUT_OF_MEMORY = 3;

    /** Exit codes of a process that somebody else has killed. */
    private static final List<Integer> KILLED = List.of(128 + 9, 128 + 15);

    private final Path home;
    private final Path scratch;
    private final Protection protection;
    private final Grading.Options options;
    private final AtomicInteger started = new AtomicInteger();
    private final ConcurrentLinkedQueue<WorkerProcess> idle = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<WorkerProcess> all = new ConcurrentLinkedQueue<>();

    Pool(Path home, Path scratch, Protection protection, Grading.Options options) {
        this.home = home;
        this.scratch = scratch;
        this.protection = protection;
        this.options = options;
    }

    /** How many workers there have been. */
    int started() {
        return started.get();
    }

    /**
     * Marks all tasks, several at a time.
     *
     * @param done receives each submission with its result, one at a time
     */
    void markAll(Iterator<Submission> submissions, BiConsumer<Submission, Mark> done) {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < options.jobs(); i++) {
            Thread thread = new Thread(() -> {
                try {
                    drain(submissions, done, failure);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GradusException("Stopped.", e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void drain(
            Iterator<Submission> submissions,
            BiConsumer<Submission, Mark> done,
            AtomicReference<RuntimeException> failure)
            throws InterruptedException {
        while (failure.get() == null) {
            Submission next;
            synchronized (submissions) {
                if (!submissions.hasNext()) {
                    return;
                }
                next = submissions.next();
            }
            Mark mark = mark(next);
            synchronized (done) {
                done.accept(next, mark);
            }
        }
    }

    /** Marks one submission. */
    Mark mark(Submission submission) throws InterruptedException {
        String id = submission.student() + "/" + submission.exercise();
        if (submission.trouble().isPresent()) {
            return Mark.failed(id, Outcome.UNREADABLE, submission.trouble().get(), null, 0);
        }
        byte[] bytes;
        try {
            bytes = submission.content().orElseThrow().read();
        } catch (UncheckedIOException e) {
            return Mark.failed(id, Outcome.UNREADABLE, "It cannot be read: " + e.getMessage(), null, 0);
        }
        return mark(new Task(id, submission.exercise(), submission.file(), null, bytes, options.allowance()));
    }

    private Mark mark(Task task) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            WorkerProcess worker = take();
            try {
                Mark mark = worker.mark(task);
                give(worker);
                return mark;
            } catch (WorkerProcess.Died e) {
                discard(worker);
                boolean blameless = !e.began() || KILLED.contains(e.exit());
                if (!blameless || attempt == 2) {
                    return died(task.id(), e);
                }
            }
        }
    }

    private Mark died(String id, WorkerProcess.Died e) {
        return e.exit() == OUT_OF_MEMORY
                ? Marker.stopped(id, Limits.Reached.MEMORY, options.allowance(), null, 0)
                : Mark.failed(
                        id,
                        Outcome.CRASHED,
                        "The worker that marked it ended with exit code " + e.exit()
                                + (e.began() ? ", and nothing else was running in it." : " before it began."),
                        null,
                        0);
    }

    private WorkerProcess take() {
        WorkerProcess worker = idle.poll();
        while (worker != null && !worker.isAlive()) {
            discard(worker);
            worker = idle.poll();
        }
        if (worker == null) {
            try {
                worker = new WorkerProcess(
                        home,
                        scratch.resolve("worker" + started.incrementAndGet()),
                        protection,
                        options.heapMegabytes());
                all.add(worker);
            } catch (IOException e) {
                throw new GradusException("A worker could not be started: " + e.getMessage(), e);
            }
        }
        return worker;
    }

    private void give(WorkerProcess worker) {
        if (worker.isAlive()) {
            idle.add(worker);
        } else {
            discard(worker);
        }
    }

    private void discard(WorkerProcess worker) {
        worker.close();
        all.remove(worker);
    }

    @Override
    public void close() {
        all.forEach(WorkerProcess::close);
        Scratch.delete(scratch);
    }
}
