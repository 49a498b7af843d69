package gradus.grade;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.CheckReport;
import gradus.learn.ExerciseChecker;
import gradus.script.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Marks submissions one after the other in this process. The key to an exercise is derived once. */
final class Marker {
    /** What the checker itself would wait for; the watch, which also ends what cannot be interrupted, is stricter. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final Course course;
    private final Map<String, ExerciseChecker> checkers = new HashMap<>();

    Marker(Course course) {
        this.course = course;
    }

    /**
     * Gets ready for the exercise, at the cost of nobody's time: what a first check takes longer than others is spent on
     * the starter.
     *
     * @throws GradusException if there is no such exercise, or it is broken
     */
    ExerciseChecker checker(String exercise) {
        ExerciseChecker known = checkers.get(exercise);
        if (known == null) {
            Exercise read = Exercise.read(course.exercise(exercise));
            known = new ExerciseChecker(read, NEVER);
            known.check(read.starter(), line -> {});
            checkers.put(exercise, known);
        }
        return known;
    }

    /** Marks a submission. Whatever it does, this returns its result or is ended through {@code limits}. */
    Mark mark(Task task, ExerciseChecker checker, Limits limits) {
        long start = System.nanoTime();
        Allowance allowance = task.limits() == null ? Allowance.STANDARD : task.limits();
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
