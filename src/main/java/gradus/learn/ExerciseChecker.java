package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.course.Ask;
import gradus.course.Checks;
import gradus.course.Checks.Part;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.script.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Checks answers to an exercise: at the task's own numbers, and at seeded random points, so that a constant pasted in
 * does not pass. Keys are derived once and serve any number of answer files.
 *
 * <p>The key stays here: an answer's program runs in a session of its own, its answers are copied out once, as numbers,
 * and compared in Java.
 */
public final class ExerciseChecker implements AutoCloseable {
    private final Exercise exercise;
    private final Duration limit;
    private final AnswerKey key;

    /**
     * Derives the key.
     *
     * @param limit how long an answer may run before, and then for each call of what it defines
     * @throws GradusException if the exercise's own forward pass fails, or its key cannot be confirmed
     */
    public ExerciseChecker(Exercise exercise, Duration limit) {
        this.exercise = exercise;
        this.limit = limit;
        this.key = new AnswerKey(exercise);
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

    /**
     * Checks an answer.
     *
     * @param place the name of the text in error messages
     * @param out receives what the program prints while it runs at the task's own numbers
     */
    public CheckReport check(String program, String place, Consumer<String> out) {
        boolean[] quiet = {false};
        Session session = Session.open(line -> {
            if (!quiet[0]) {
                out.accept(line);
            }
        });
        try (session) {
            if (exercise.checks().engine() == Checks.Engine.OFF) {
                session.withoutDerivatives("\"" + exercise.checks().title()
                        + "\" is done by hand, so the engine's own derivatives are switched off while it is checked."
                        + " Work the derivative out yourself; use the engine to try things in the REPL.");
            }
            session.within(limit, () -> session.eval(program, place));
            List<Verdict> verdicts = new ArrayList<>();
            ProgramChecker programs = new ProgramChecker(key, session, program, limit);
            for (Part part : exercise.checks().parts()) {
                quiet[0] = part.program() != null;
                verdicts.addAll(quiet[0] ? programs.verdicts(part) : judged(session, part, program, quiet));
            }
            return new CheckReport(exercise, verdicts, Optional.empty());
        } catch (GradusException e) {
            return new CheckReport(exercise, List.of(), Optional.of(e.getMessage()));
        }
    }

    private List<Verdict> judged(Session session, Part part, String program, boolean[] quiet) {
        List<String> names = part.asks().stream().map(Ask::name).toList();
        List<Map<String, Object>> returned = new ArrayList<>();
        List<String> others = List.of();
        for (Map<String, Object> point : key.points()) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            point.forEach((name, value) -> {
                if (part.takes() == null || part.takes().contains(name)) {
                    arguments.put(name, value instanceof NdArray array ? array.copy() : value);
                }
            });
            try {
                Session.Answers answers = session.within(limit, () -> session.call(part.function(), arguments, names));
                returned.add(answers.given());
                others = answers.others();
            } catch (GradusException e) {
                if (exercise.checks().parts().size() == 1) {
                    throw e;
                }
                return failed(part, e.getMessage()); // the other parts may be right
            }
            quiet[0] = true;
        }
        GivenAnswers answers = new GivenAnswers(key, part, returned);
        Judge judge = new Judge(exercise, key, answers, others, program);
        return part.asks().stream().map(judge::of).toList();
    }

    private static List<Verdict> failed(Part part, String message) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Ask ask : part.asks()) {
            String text = verdicts.isEmpty()
                    ? ask.name() + " was not returned: " + message
                    : ask.name() + " was not returned, for the same reason.";
            verdicts.add(new Verdict(part, ask, Verdict.Outcome.MISSING, 0, text, List.of(), OptionalInt.empty()));
        }
        return verdicts;
    }

    @Override
    public void close() {
        key.close();
    }
}
