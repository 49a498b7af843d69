package gradus.learn;

import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.learn.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An exercise proves itself: the solution is right, the starter is all to do, every wrong answer is told what it must be. */
final class ExerciseVerification {
    private static final String EXPECT = "// expect: ";

    private final Course course;
    private final Exercise exercise;
    private final Duration limit;
    private final List<String> failures = new ArrayList<>();
    private int proofs;

    ExerciseVerification(Course course, Exercise exercise, Duration limit) {
        this.course = course;
        this.exercise = exercise;
        this.limit = limit;
    }

    /** How many things were proved or disproved. */
    int proofs() {
        return proofs;
    }

    List<String> run() {
        task();
        try (ExerciseChecker checker = new ExerciseChecker(exercise, limit)) {
            proofs = 3;
            CheckReport solution = checker.check(course.solution(exercise), line -> {});
            if (!solution.isFullMarks()) {
                failures.add("The solution does not get full marks: " + solution.text());
            }
            CheckReport starter = checker.check(exercise.starter(), line -> {});
            boolean allToDo = starter.failure().isEmpty()
                    && starter.verdicts().stream().allMatch(verdict -> verdict.outcome() == Outcome.MISSING);
            if (!allToDo) {
                failures.add(
                        "The starter must run, answer nothing yet, and be told all that is to do: " + starter.text());
            }
            for (Path wrong : course.wrongAnswers(exercise)) {
                proofs++;
                new WrongAnswer(wrong).check(checker);
            }
        }
        return failures;
    }

    /** The task must speak of every function to be written, and offer every choice. */
    private void task() {
        String task = CourseFiles.read(exercise.folder().resolve("task.md"));
        for (Part part : exercise.checks().parts()) {
            mentions(task, part.function());
            for (Ask ask : part.asks()) {
                ask.choices().forEach(choice -> {
                    mentions(task, "`" + choice.id() + "`");
                    mentions(task, choice.text());
                });
            }
        }
    }

    private void mentions(String task, String what) {
        if (!task.replaceAll("\\s+", " ").contains(what)) {
            failures.add("The task does not speak of " + what + ".");
        }
    }

    /**
     * A known wrong answer. Its lines "// expect: ..." say what it must be told: a quoted piece of the report's text; or
     * the name of what is asked, and then the ids of the misconceptions that explain it, or another outcome.
     */
    private final class WrongAnswer {
        private final Path file;
        private final Set<String> told = new HashSet<>();

        WrongAnswer(Path file) {
            this.file = file;
        }

        void check(ExerciseChecker checker) {
            CheckReport report = checker.check(file, line -> {});
            List<String> expected = CourseFiles.read(file)
                    .lines()
                    .filter(line -> line.startsWith(EXPECT))
                    .map(line -> line.substring(EXPECT.length()).strip())
                    .toList();
            if (expected.isEmpty()) {
                failures.add(file + " does not say what it must be told. Add a line \"" + EXPECT + "...\".");
            }
            if (report.isFullMarks()) {
                failures.add(file + " is a wrong answer, and it got full marks.");
            }
            expected.forEach(line -> expect(line, report));
            for (Verdict verdict : report.verdicts()) {
                boolean explained = verdict.isRight()
                        || verdict.outcome() == Outcome.FOLLOWS
                        || told.contains(verdict.ask().name());
                if (!explained) {
                    failures.add(file + " does not announce what is said of "
                            + verdict.ask().name() + ": " + said(verdict));
                }
            }
        }

        private void expect(String line, CheckReport report) {
            if (line.startsWith("\"") && line.endsWith("\"") && line.length() > 1) {
                String text = line.substring(1, line.length() - 1);
                List<String> concerned = report.verdicts().stream()
                        .filter(verdict -> verdict.message().contains(text))
                        .map(verdict -> verdict.ask().name())
                        .toList();
                told.addAll(concerned);
                if (concerned.isEmpty() && !report.text().contains(text)) {
                    failures.add(file + " must be told \"" + text + "\", and was told: " + report.text());
                }
                return;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? line : line.substring(0, colon).strip();
            told.add(name);
            report.verdicts().stream()
                    .filter(verdict -> verdict.ask().name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            verdict -> compare(line.substring(colon + 1).strip(), verdict),
                            () -> failures.add(file + " expects something of " + name + ", "
                                    + (report.failure().isPresent()
                                            ? "and could not be run: "
                                                    + report.failure().get()
                                            : "which is not asked.")));
        }

        private void compare(String expected, Verdict verdict) {
            List<String> ids =
                    Arrays.stream(expected.split(",")).map(String::strip).toList();
            boolean outcome = verdict.misconceptions().isEmpty()
                    && verdict.outcome().word().equals(expected);
            if (!outcome && !new HashSet<>(ids).equals(new HashSet<>(verdict.misconceptions()))) {
                failures.add(file + " must be told of " + verdict.ask().name() + ": " + expected + ", and was told: "
                        + said(verdict));
            }
        }

        private String said(Verdict verdict) {
            return verdict.outcome().word() + " " + verdict.misconceptions() + ", " + verdict.message();
        }
    }
}
