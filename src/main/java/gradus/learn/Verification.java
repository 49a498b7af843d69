package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The course proves itself: a lesson is as it says, an exercise marks as its author meant. */
public final class Verification {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String EXPECT = "// expect: ";

    private final Course course;
    private final Consumer<String> out;
    private int proofs;

    /**
     * A verification of files that belong to {@code course}.
     *
     * @param out receives a line for each file and each failure, as they come
     */
    public Verification(Course course, Consumer<String> out) {
        this.course = course;
        this.out = out;
    }

    /** How many things have been proved or disproved so far. */
    public int proofs() {
        return proofs;
    }

    /** Verifies every lesson and exercise; returns how many failures there were. */
    public int all() {
        int failures = 0;
        for (Path lesson : course.lessons()) {
            failures += path(lesson);
        }
        for (Path exercise : course.exercises()) {
            failures += path(exercise);
        }
        return failures + coverage();
    }

    /** Verifies one lesson file or exercise folder; returns how many failures there were. */
    public int path(Path path) {
        List<String> failures = new ArrayList<>();
        int before = proofs;
        try {
            if (Files.isDirectory(path)) {
                exercise(Exercise.read(path), failures);
            } else {
                lesson(LessonParser.read(path), failures);
            }
        } catch (GradusException e) {
            failures.add(e.getMessage());
        }
        int count = proofs - before;
        out.accept((failures.isEmpty() ? "ok     " : "FAILED ") + path + " (" + count
                + (count == 1 ? " proof" : " proofs") + ")");
        failures.forEach(failure -> out.accept(failure.indent(2).stripTrailing()));
        return failures.size();
    }

    private void lesson(Lesson lesson, List<String> failures) {
        LessonVerification verification = new LessonVerification(course, lesson, LIMIT);
        failures.addAll(verification.run());
        proofs += verification.proofs();
    }

    /** Rewrites the recorded outputs of a lesson to what its cells show now; returns how many changed. */
    public int update(Path lesson) {
        int changes = LessonUpdate.of(lesson);
        out.accept("updated " + lesson + " (" + changes + (changes == 1 ? " output" : " outputs") + ")");
        return changes;
    }

    /** Whether each row of the list of what the lessons must cover is in one of them. */
    private int coverage() {
        Set<String> missing = new LinkedHashSet<>(course.coverage().ids());
        for (Path file : course.lessons()) {
            try {
                LessonParser.read(file).header().covers().forEach(missing::remove);
            } catch (GradusException e) {
                // Its own verification has told what is wrong with it.
            }
        }
        proofs += course.coverage().ids().size();
        for (String id : missing) {
            out.accept("FAILED lessons/coverage.yaml: no lesson covers " + id + ", "
                    + course.coverage().what().get(id)
                    + ". Name it under \"covers\" in the header of the one that does.");
        }
        return missing.size();
    }

    private void exercise(Exercise exercise, List<String> failures) {
        CourseFiles.read(exercise.folder().resolve("task.md"));
        ExerciseChecker checker = new ExerciseChecker(exercise, LIMIT);
        proofs += 2;
        CheckReport solution = checker.check(course.solution(exercise), line -> {});
        if (!solution.isFullMarks()) {
            failures.add("The solution does not get full marks: " + solution.text());
        }
        CheckReport starter = checker.check(exercise.starter(), line -> {});
        boolean allToDo = starter.failure().isEmpty()
                && starter.verdicts().stream().allMatch(verdict -> verdict instanceof Verdict.Missing);
        if (!allToDo) {
            failures.add("The starter must run, answer nothing yet, and be told all that is to do: " + starter.text());
        }
        for (Path wrong : course.wrongAnswers(exercise)) {
            proofs++;
            wrong(checker, wrong, failures);
        }
    }

    /** A wrong answer names, in lines "// expect: ...", what it must be told, and must not get full marks. */
    private static void wrong(ExerciseChecker checker, Path file, List<String> failures) {
        List<String> expected = CourseFiles.read(file)
                .lines()
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()).strip())
                .toList();
        CheckReport report = checker.check(file, line -> {});
        if (expected.isEmpty()) {
            failures.add(file + " does not say what it must be told. Add a line \"" + EXPECT + "...\".");
        }
        if (report.isFullMarks()) {
            failures.add(file + " is a wrong answer, and it got full marks.");
        }
        for (String message : expected) {
            if (!report.text().contains(message)) {
                failures.add(file + " must be told \"" + message + "\", and was told: " + report.text());
            }
        }
    }
}
