package gradus.learn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.array.GradusException;
import gradus.course.Ask;
import gradus.course.Course;
import gradus.course.Exercise;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a learner has come in an exercise.
 *
 * @param folder the exercise's
 * @param title of it, or what is wrong with it
 * @param state how far
 * @param score points: of the last check, or all once it is solved
 * @param maxScore points there are; 0 if the exercise cannot be read
 * @param answer the learner's file, if there is one
 * @param lesson the lesson behind it, if there is one
 * @param updated when the learner was last here, in milliseconds since 1970; 0 for never
 */
public record ExerciseStanding(
        Path folder,
        String title,
        State state,
        double score,
        double maxScore,
        Optional<Path> answer,
        Optional<String> lesson,
        long updated) {
    private static final int VERSION = 1;

    /** How far a learner has come. */
    public enum State {
        NOT_BEGUN("not begun", " "),
        IN_WORK("in work", "…"),
        SOLVED("solved", "✓");

        private final String text;
        private final String mark;

        State(String text, String mark) {
            this.text = text;
            this.mark = mark;
        }

        public String text() {
            return text;
        }

        /** One character, to be seen at a glance. */
        public String mark() {
            return mark;
        }
    }

    /** What it is called on the command line. */
    public String name() {
        return Course.shortName(folder);
    }

    /** In all exercises of a course, in order. */
    public static List<ExerciseStanding> in(Course course, Progress progress, WorkFolder work) {
        Map<String, ExerciseRecord> records = progress.exercises();
        return course.exercises().stream()
                .map(folder ->
                        of(folder, records.getOrDefault(folder.getFileName().toString(), ExerciseRecord.NEW), work))
                .toList();
    }

    private static ExerciseStanding of(Path folder, ExerciseRecord record, WorkFolder work) {
        Exercise exercise;
        try {
            exercise = Exercise.read(folder);
        } catch (GradusException e) {
            return new ExerciseStanding(
                    folder,
                    e.getMessage(),
                    State.NOT_BEGUN,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    record.updated());
        }
        Optional<Path> answer = work.answer(exercise);
        double max = exercise.checks().asks().stream().mapToDouble(Ask::points).sum();
        State state = record.solved()
                ? State.SOLVED
                : record.updated() > 0 || answer.isPresent() ? State.IN_WORK : State.NOT_BEGUN;
        return new ExerciseStanding(
                folder,
                exercise.checks().title(),
                state,
                record.solved() ? max : Math.min(record.score(), max),
                max,
                answer,
                Optional.ofNullable(exercise.checks().lesson()),
                record.updated());
    }

    /** For programs; docs/exercises.md has the schema. */
    public static ObjectNode json(List<ExerciseStanding> standings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        ArrayNode exercises = json.putArray("exercises");
        for (ExerciseStanding standing : standings) {
            ObjectNode node = exercises.addObject();
            node.put("exercise", standing.folder().getFileName().toString());
            node.put("title", standing.title());
            node.put("state", standing.state().text());
            node.put("score", standing.score());
            node.put("maxScore", standing.maxScore());
            standing.answer().ifPresent(file -> node.put("file", file.toString()));
        }
        next(standings)
                .ifPresent(standing ->
                        json.put("next", standing.folder().getFileName().toString()));
        return json;
    }

    /** The exercise to go on with: the last that is in work, else the first that is not begun. */
    public static Optional<ExerciseStanding> next(List<ExerciseStanding> standings) {
        return standings.stream()
                .filter(standing -> standing.state() == State.IN_WORK)
                .max(Comparator.comparingLong(ExerciseStanding::updated))
                .or(() -> standings.stream()
                        .filter(standing -> standing.state() == State.NOT_BEGUN && standing.maxScore() > 0)
                        .findFirst());
    }
}
