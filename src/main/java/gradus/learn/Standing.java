package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import gradus.learn.StepRecord.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a learner has come in a lesson.
 *
 * @param file the lesson
 * @param title of it, or what is wrong with the file
 * @param steps how many it has; 0 if it cannot be read
 * @param done how many the learner is through with
 * @param finished whether the learner has reached its end once
 * @param questions how many it asks
 * @param right how many of them were answered
 * @param updated when the learner was last here, in milliseconds since 1970; 0 for never
 */
public record Standing(
        Path file, String title, int steps, int done, boolean finished, int questions, int right, long updated) {

    /** The key under which progress in a lesson is kept: a lesson of the course goes by its name, others by their path. */
    public static String key(Course course, Path file) {
        boolean own = course.lessons().stream().anyMatch(lesson -> real(lesson).equals(real(file)));
        return own ? Course.shortName(file) : real(file).toString();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** In all lessons of a course, in order. */
    public static List<Standing> in(Course course, Progress progress) {
        Map<String, LessonRecord> records = progress.lessons();
        return course.lessons().stream()
                .map(file -> of(file, records.getOrDefault(Course.shortName(file), LessonRecord.NEW)))
                .toList();
    }

    private static Standing of(Path file, LessonRecord record) {
        try {
            return of(LessonParser.read(file), record);
        } catch (GradusException e) {
            return new Standing(file, e.getMessage(), 0, 0, false, 0, 0, record.updated());
        }
    }

    static Standing of(Lesson lesson, LessonRecord record) {
        List<LessonStep> steps = LessonStep.of(lesson);
        List<LessonStep> questions =
                steps.stream().filter(step -> step.quiz().isPresent()).toList();
        return new Standing(
                lesson.file(),
                lesson.title(),
                steps.size(),
                (int) steps.stream()
                        .filter(step -> record.step(step.id()).isDone())
                        .count(),
                record.finished(),
                questions.size(),
                (int) questions.stream()
                        .filter(step -> record.step(step.id()).outcome() == Outcome.RIGHT)
                        .count(),
                record.updated());
    }

    /** The lesson to go on with: the last that was begun and not finished, else the first unfinished after the last taken. */
    public static int next(List<Standing> standings) {
        int[] unfinished = IntStream.range(0, standings.size())
                .filter(i -> !standings.get(i).finished())
                .toArray();
        IntStream begun = IntStream.of(unfinished).filter(i -> standings.get(i).updated() > 0);
        int last = IntStream.range(0, standings.size())
                .filter(i -> standings.get(i).finished())
                .boxed()
                .max(Comparator.comparingLong(i -> standings.get(i).updated()))
                .orElse(-1);
        return begun.boxed()
                .max(Comparator.comparingLong(i -> standings.get(i).updated()))
                .orElseGet(() -> IntStream.of(unfinished)
                        .filter(i -> i > last)
                        .findFirst()
                        .orElse(unfinished.length > 0 ? unfinished[0] : 0));
    }

    /** In words: not begun, how many steps, or done; and the questions. */
    public String text() {
        if (steps == 0) {
            return "cannot be read";
        }
        String questionsText = questions == 0 ? "" : ", " + right + " of " + questions + " answered";
        if (finished) {
            return "done" + questionsText;
        }
        return done == 0 ? "not begun" : done + " of " + steps + " steps" + questionsText;
    }
}
