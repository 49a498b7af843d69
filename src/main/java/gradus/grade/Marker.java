package gradus.grade;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.CheckReport;
import gradus.learn.ExerciseChecker;
import gradus.script.Limits;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Marks submissions one after the other in this process. The key to an exercise is derived once. */
final class Marker {
    /** What the checker itself would wait for; the watch, which also ends what cannot be interrupted, is stricter. */
    private static final Duration NEVER = Duration.ofDays(1);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The limit of CPU time is this many times what the model answer takes in this worker, the second time; */
    private static final double TIMES_THE_MODEL = 20;

    /** and at least this, as a short time varies the most; */
    private static final double LEAST_CPU_SECONDS = 1;

    /** or this, where there is no model answer that gets full marks. */
    private static final double CPU_SECONDS_WITHOUT_MODEL = 3;

    /**
     * An exercise whose key is derived, and whose checking has been tried.
     *
     * @param cpuSeconds what a submission may take if it has no limit of its own
     */
    record Ready(ExerciseChecker checker, double cpuSeconds) {
        Allowance allowance(Task task) {
            return (task.limits() == null ? Allowance.STANDARD : task.limits()).withCpuSecondsUnlessSet(cpuSeconds);
        }
    }

    private final Course course;
    private final Map<String, Ready> ready = new HashMap<>();

    Marker(Course course) {
        this.course = course;
    }

    /**
     * Gets ready for the exercise, at the cost of nobody's time: what a first check takes longer than others is spent on
     * the starter, and the model answer shows what time a submission may take.
     *
     * @throws GradusException if there is no such exercise, or it is broken
     */
    Ready ready(String exercise) {
        Ready known = ready.get(exercise);
        if (known == null) {
            Exercise read = Exercise.read(course.exercise(exercise));
            ExerciseChecker checker = new ExerciseChecker(read, NEVER);
            checker.check(read.starter(), line -> {});
            known = new Ready(checker, suggestedCpuSeconds(read, checker));
            ready.put(exercise, known);
        }
        return known;
    }

    private double suggestedCpuSeconds(Exercise exercise, ExerciseChecker checker) {
        Path model = course.solution(exercise);
        if (!Files.isReadable(model)) {
            return CPU_SECONDS_WITHOUT_MODEL;
        }
        long start = 0;
        for (int attempt = 0; attempt < 2; attempt++) { // the first takes longer than others
            start = THREADS.getCurrentThreadCpuTime();
            Limits limits = new Limits(Allowance.STANDARD.statements());
            CheckReport report = limits.hold(() -> checker.check(model, line -> {}));
            if (!report.isFullMarks()) {
                return CPU_SECONDS_WITHOUT_MODEL;
            }
        }
        double taken = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        double suggested = Math.max(LEAST_CPU_SECONDS, TIMES_THE_MODEL * taken);
        return Math.ceil(suggested * 10) / 10; // as it is told
    }

    /** Marks a submission. Whatever it does, this returns its result or is ended through {@code limits}. */
    Mark mark(Task task, ExerciseChecker checker, Allowance allowance, Limits limits) {
        long start = System.nanoTime();
        Printed printed = new Printed(limits, allowance.output());
        String file = task.file() == null ? "answer.js" : task.file();
        String program;
        try {
            program = AnswerText.of(file, bytes(task));
        } catch (GradusException e) {
            return Mark.failed(task.id(), Outcome.UNREADABLE, e.getMessage(), null, since(start));
        }
        Optional<CheckReport> report = Optional.empty();
        String failure = null;
        try {
            report = Optional.of(limits.hold(() -> checker.check(program, Texts.name(file), printed::accept)));
        } catch (GradusException e) {
            failure = e.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            failure = "The checking failed: " + e;
        } catch (OutOfMemoryError e) {
            limits.stop(Limits.Reached.MEMORY);
        }
        if (limits.reached().isPresent()) {
            return stopped(task.id(), limits.reached().get(), allowance, printed.text(), since(start));
        }
        return report.isEmpty()
                ? Mark.failed(task.id(), Outcome.CRASHED, Texts.clipped(failure, 2000), printed.text(), since(start))
                : new Mark(
                        task.id(),
                        Outcome.GRADED,
                        null,
                        Texts.clipped(report.get().json()),
                        printed.text(),
                        since(start));
    }

    static Mark stopped(String id, Limits.Reached why, Allowance allowance, String output, long milliseconds) {
        return switch (why) {
            case TIME ->
                Mark.failed(
                        id,
                        Outcome.TIMED_OUT,
                        "The program was stopped after " + seconds(allowance.seconds())
                                + ". Is there a loop that never ends?",
                        output,
                        milliseconds);
            case CPU_TIME ->
                Mark.failed(
                        id,
                        Outcome.TIMED_OUT,
                        "The program was stopped after it had computed for " + seconds(allowance.cpuSeconds())
                                + ". Is there a loop that never ends?",
                        output,
                        milliseconds);
            case STATEMENTS ->
                Mark.failed(
                        id,
                        Outcome.STATEMENT_LIMIT,
                        "The program was stopped after " + allowance.statements()
                                + " statements. Is there a loop that never ends?",
                        output,
                        milliseconds);
            case MEMORY ->
                Mark.failed(
                        id,
                        Outcome.OUT_OF_MEMORY,
                        "The program was stopped because it took too much memory. Does a list or a text grow without"
                                + " end?",
                        output,
                        milliseconds);
            case OUTPUT ->
                Mark.failed(
                        id,
                        Outcome.OUTPUT_LIMIT,
                        "The program was stopped because it printed more than " + allowance.output()
                                + " characters. Is there a print in a loop?",
                        output,
                        milliseconds);
        };
    }

    static String seconds(double seconds) {
        return seconds == Math.rint(seconds) ? (long) seconds + " s" : seconds + " s";
    }

    private static byte[] bytes(Task task) {
        if (task.base64() != null) {
            return task.base64();
        }
        if (task.source() == null) {
            throw new GradusException("The line has neither source nor base64.");
        }
        return task.source().getBytes(StandardCharsets.UTF_8);
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
