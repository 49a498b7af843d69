package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.course.Exercise.Ask;
import gradus.script.Session;
import gradus.view.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Checks answers to an exercise: at the task's own numbers, and at seeded random points, so that a constant pasted in
 * does not pass. Keys are derived once and serve any number of answer files.
 */
public final class ExerciseChecker {
    private static final int RANDOM_POINTS = 5;
    private static final long SEED = 20_260_101;

    /** Relative tolerance: an answer computed in another order, or by a good central difference, is still right. */
    private static final double RELATIVE = 1e-6;

    private static final double ABSOLUTE = 1e-10;

    private final Exercise exercise;
    private final Duration limit;
    private final List<Map<String, NdArray>> points = new ArrayList<>();
    private final List<Map<String, NdArray>> keys = new ArrayList<>();

    public ExerciseChecker(Exercise exercise, Duration limit) {
        this.exercise = exercise;
        this.limit = limit;
        SplittableRandom random = new SplittableRandom(SEED);
        points.add(point(input -> input.at()));
        for (int i = 0; i < RANDOM_POINTS; i++) {
            points.add(point(input ->
                    random.nextDouble(input.between().get(0), input.between().get(1))));
        }
        try (AnswerKey key = new AnswerKey(exercise)) {
            points.forEach(point -> keys.add(key.at(point)));
        }
    }

    private interface Choice {
        double of(Exercise.Input input);
    }

    private Map<String, NdArray> point(Choice choice) {
        Map<String, NdArray> point = new LinkedHashMap<>();
        exercise.checks().inputs().forEach((name, input) -> point.put(name, NdArray.scalar(choice.of(input))));
        return point;
    }

    /**
     * Checks an answer file.
     *
     * @param out receives what the learner's program prints while it runs at the task's own numbers
     * @throws GradusException if the file cannot be read
     */
    public CheckReport check(Path file, Consumer<String> out) {
        return check(CourseFiles.read(file), file.toString(), out);
    }

    /** As {@link #check(Path, Consumer)}, for a program that messages call {@code place}. */
    public CheckReport check(String program, String place, Consumer<String> out) {
        boolean[] quiet = {false};
        try (Session session = Session.open(line -> {
            if (!quiet[0]) {
                out.accept(line);
            }
        })) {
            return session.within(limit, () -> {
                session.eval(program, place);
                List<Map<String, Object>> answers = new ArrayList<>();
                for (Map<String, NdArray> point : points) {
                    answers.add(session.call(exercise.checks().function(), point));
                    quiet[0] = true;
                }
                List<Verdict> verdicts = exercise.checks().asks().stream()
                        .map(ask -> judge(ask, answers))
                        .toList();
                return new CheckReport(exercise, verdicts, Optional.empty());
            });
        } catch (GradusException e) {
            return new CheckReport(exercise, List.of(), Optional.of(e.getMessage()));
        }
    }

    private Verdict judge(Ask ask, List<Map<String, Object>> answers) {
        for (int i = 0; i < points.size(); i++) {
            Object given = answers.get(i).get(ask.name());
            NdArray expected = keys.get(i).get(ask.name());
            if (given == null) {
                return new Verdict.Missing(ask);
            }
            if (!(given instanceof NdArray array)) {
                return new Verdict.NotNumbers(ask, given.toString());
            }
            if (array.size() != expected.size()
                    || (array.size() > 1 && !array.shape().equals(expected.shape()))) {
                return new Verdict.WrongShape(ask, array, expected);
            }
            if (!agree(array, expected)) {
                return i == 0
                        ? new Verdict.WrongValue(ask, array, expected)
                        : new Verdict.WrongElsewhere(ask, describe(points.get(i)), array, expected);
            }
        }
        return new Verdict.Right(ask);
    }

    private static boolean agree(NdArray given, NdArray expected) {
        for (int i = 0; i < expected.size(); i++) {
            double difference = Math.abs(given.data()[i] - expected.data()[i]);
            if (!(difference <= RELATIVE * Math.abs(expected.data()[i]) + ABSOLUTE)) {
                return false;
            }
        }
        return true;
    }

    private static String describe(Map<String, NdArray> point) {
        return point.entrySet().stream()
                .map(entry -> entry.getKey() + " = "
                        + Numbers.rounded(entry.getValue().item(), 4))
                .collect(Collectors.joining(", "));
    }
}
