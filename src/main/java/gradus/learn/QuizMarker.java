package gradus.learn;

import gradus.course.Quiz;
import gradus.course.Quiz.Choice;
import gradus.course.Quiz.Kind;
import gradus.course.Quiz.Mistake;
import gradus.script.ScriptException;
import gradus.script.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Marks answers to a question: both sides are evaluated in the lesson's session and compared. */
public final class QuizMarker {
    /** At how many points two formulas are compared. */
    private static final int POINTS = 20;

    /** Two ways to write a formula agree to rounding. */
    private static final double FORMULA_TOLERANCE = 1e-9;

    private final Session session;
    private final Path file;
    private final Duration limit;

    QuizMarker(Session session, Path file, Duration limit) {
        this.session = session;
        this.file = file;
        this.limit = limit;
    }

    /**
     * What an answer is worth.
     *
     * @param right whether it is right
     * @param remark what there is to say to it, if it is a mistake that the author foresaw
     */
    public record Mark(boolean right, Optional<String> remark) {}

    /**
     * Marks an answer.
     *
     * @param given an expression; for a choice its number, from 1
     * @throws ScriptException if it cannot be evaluated
     */
    public Mark mark(Quiz quiz, String given) {
        if (quiz.content().kind() == Kind.CHOICE) {
            List<Choice> choices = quiz.content().choices();
            int number = given.strip().matches("\\d{1,3}") ? Integer.parseInt(given.strip()) : 0;
            if (number < 1 || number > choices.size()) {
                return new Mark(false, Optional.of("Choose a number from 1 to " + choices.size() + "."));
            }
            Choice choice = choices.get(number - 1);
            return new Mark(choice.isRight(), Optional.ofNullable(choice.because()));
        }
        Object value = value(quiz, given);
        if (same(quiz, value, value(quiz, quiz.content().answer()))) {
            return new Mark(true, Optional.empty());
        }
        for (Mistake mistake : quiz.content().mistakes()) {
            if (same(quiz, value, value(quiz, mistake.is()))) {
                return new Mark(false, Optional.of(mistake.because()));
            }
        }
        return new Mark(false, Optional.empty());
    }

    /** What is wrong with the question itself: an answer that gives nothing, a wrong choice that is right. */
    List<Failure> failures(Quiz quiz) {
        List<Failure> failures = new ArrayList<>();
        try {
            Object answer = value(quiz, quiz.content().answer());
            if (quiz.content().kind() != Kind.CHOICE && !isFinite(answer)) {
                failures.add(failure(quiz, "the answer must be made of finite numbers.", Values.text(answer)));
                return failures;
            }
            for (Choice choice : quiz.content().choices()) {
                boolean holds = same(quiz, value(quiz, choice.is()), answer);
                if (holds != choice.isRight()) {
                    String what =
                            choice.isRight() ? "the right choice is not the answer: " : "a wrong choice is right: ";
                    failures.add(new Failure(
                            file,
                            quiz.line(),
                            what + choice.text(),
                            Values.text(answer),
                            Values.text(value(quiz, choice.is()))));
                }
            }
            for (Mistake mistake : quiz.content().mistakes()) {
                if (same(quiz, value(quiz, mistake.is()), answer)) {
                    failures.add(failure(quiz, "this mistake is the answer: " + mistake.is(), Values.text(answer)));
                }
            }
        } catch (ScriptException e) {
            failures.add(failure(quiz, "the quiz cannot be evaluated.", e.getMessage()));
        }
        return failures;
    }

    private Failure failure(Quiz quiz, String what, String got) {
        return new Failure(file, quiz.line(), what, "", got);
    }

    private static boolean isFinite(Object value) {
        return Values.numbers(value)
                .filter(numbers -> Arrays.stream(numbers).allMatch(Double::isFinite))
                .isPresent();
    }

    private static boolean same(Quiz quiz, Object a, Object b) {
        double tolerance =
                quiz.content().kind() == Kind.NUMERIC ? quiz.content().tolerance() : FORMULA_TOLERANCE;
        return Values.equal(a, b, tolerance);
    }

    /** The value of an expression; of one in variables, its values at the random points. */
    private Object value(Quiz quiz, String expression) {
        String program = quiz.content().kind() == Kind.EXPRESSION
                ? atPoints(quiz.content().variables(), expression)
                : "(" + expression + "\n)";
        String placed = "\n".repeat(quiz.line() - 1) + program; // so that an error points to the question
        return session.within(limit, () -> session.evalData(placed, file.toString()));
    }

    private static String atPoints(Map<String, List<Double>> variables, String expression) {
        Random random = new Random(1);
        List<String> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(variables.values().stream()
                    .map(v -> Double.toString(v.get(0) + random.nextDouble() * (v.get(1) - v.get(0))))
                    .collect(Collectors.joining(", ", "[", "]")));
        }
        return points + ".map(([" + String.join(", ", variables.keySet()) + "]) => (" + expression + "\n))";
    }
}
