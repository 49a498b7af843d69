package gradus.learn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A learner at one exercise: each check and each hint is remembered. The key is derived once, at the first check, and
 * serves all that follow.
 */
public final class Attempt implements AutoCloseable {
    private final Course course;
    private final Exercise exercise;
    private final Path file;
    private final Progress progress;
    private final Duration limit;
    private ExerciseChecker checker;

    /**
     * An attempt.
     *
     * @param file the answer; the course's own files can be checked, and are not the learner's work
     * @param limit how long an answer may run
     */
    public Attempt(Course course, Exercise exercise, Path file, Progress progress, Duration limit) {
        this.course = course;
        this.exercise = exercise;
        this.file = file;
        this.progress = progress;
        this.limit = limit;
    }

    public Exercise exercise() {
        return exercise;
    }

    public Path file() {
        return file;
    }

    /**
     * Checks the answer as it stands in its file.
     *
     * @param out receives what the learner's program prints
     * @throws GradusException if the file cannot be read, or the exercise itself is broken
     */
    public CheckReport check(Consumer<String> out) {
        String program = CourseFiles.read(file);
        if (checker == null) {
            checker = new ExerciseChecker(exercise, limit);
        }
        CheckReport report = checker.check(program, file.toString(), out);
        if (isLearners()) {
            progress.updateExercise(exercise.name(), record -> record.checked(report, System.currentTimeMillis()));
        }
        return report;
    }

    private boolean isLearners() {
        Path path = file.toAbsolutePath().normalize();
        return !path.startsWith(exercise.folder().toAbsolutePath().normalize())
                && !path.equals(course.solution(exercise).toAbsolutePath().normalize());
    }

    /** The hints taken for the first answer that needs work. */
    public Optional<Hints> hints(CheckReport report) {
        return Hints.of(report, progress.exercise(exercise.name()));
    }

    /** Takes the next hint for the first answer that needs work. */
    public Optional<Hints> nextHint(CheckReport report) {
        Optional<Hints> before = hints(report);
        before.filter(Hints::hasMore)
                .ifPresent(hints -> progress.updateExercise(
                        exercise.name(),
                        record ->
                                record.withHints(hints.name(), hints.shown().size() + 1, System.currentTimeMillis())));
        return hints(report);
    }

    /**
     * A check for programs; docs/exercises.md has the schema.
     *
     * @param printed what the learner's program printed
     */
    public ObjectNode json(CheckReport report, List<String> printed) {
        ObjectNode json = report.json();
        json.put("file", file.toString());
        json.put("solved", progress.exercise(exercise.name()).solved());
        ArrayNode lines = json.putArray("printed");
        printed.forEach(lines::add);
        hints(report).ifPresent(hints -> {
            ObjectNode node = json.putObject("hints");
            node.put("name", hints.name());
            ArrayNode shown = node.putArray("shown");
            hints.shown().forEach(shown::add);
            node.put("of", hints.of());
        });
        return json;
    }

    /**
     * The model answer.
     *
     * @throws GradusException while the learner has not solved the exercise
     */
    public static String solution(Course course, Exercise exercise, Progress progress) {
        if (!progress.exercise(exercise.name()).solved()) {
            throw new GradusException(
                    "The model answer to \"" + exercise.checks().title()
                            + "\" can be seen once you have solved it. Until then, ./gradus check "
                            + Course.shortName(exercise.folder()) + " --hint gives a hint.");
        }
        return CourseFiles.read(course.solution(exercise));
    }

    @Override
    public void close() {
        if (checker != null) {
            checker.close();
        }
    }
}
