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

    /** How far off a number may be to be told that it is nearly right. */
    private static final double CLOSE = 0.02;

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
     * @param counts whether it is an answer at all, be it right or wrong: a text is none where a number is asked
     * @param remark what there is to say to it, if it is a mistake that the author foresaw, or no answer
     */
    public record Mark(boolean right, boolean counts, Optional<String> remark) {
        static Mark right(Optional<String> remark) {
            return new Mark(true, true, remark);
        }

        static Mark wrong(Optional<String> remark) {
            return new Mark(false, true, remark);
        }

        static Mark none(String remark) {
            return new Mark(false, false, Optional.of(remark));
        }
    }

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
                return Mark.none("Choose a number from 1 to " + choices.size() + ".");
            }
            Choice choice = choices.get(number - 1);
            Optional<String> because = Optional.ofNullable(choice.because());
            return choice.isRight() ? Mark.right(because) : Mark.wrong(because);
        }
        Object value = value(quiz, given);
        if (Values.numbers(value).isEmpty()) {
            return Mark.none("The answer is a number or an expression that gives one, and this gives "
                    + Values.text(value) + ".");
        }
        Object answer = value(quiz, quiz.content().answer());
        if (same(quiz, value, answer)) {
            return Mark.right(Optional.empty());
        }
        for (Mistake mistake : quiz.content().mistakes()) {
            if (same(quiz, value, value(quiz, mistake.is()))) {
                return Mark.wrong(Optional.of(mistake.because()));
            }
        }
        boolean close = quiz.content().kind() == Kind.NUMERIC && Values.equal(value, answer, CLOSE);
        return Mark.wrong(close ? Optional.of("Close, but give a digit or two more.") : Optional.empty());
    }

    /** The answer in words: for whoever asks for it. */
    public String answer(Quiz quiz) {
        Quiz.Content content = quiz.content();
        return switch (content.kind()) {
            case CHOICE ->
                content.choices().stream()
                        .filter(Choice::isRight)
                        .map(choice -> (content.choices().indexOf(choice) + 1) + ", " + choice.text()
                                + (choice.because() == null ? "" : " " + choice.because()))
                        .findFirst()
                        .orElseThrow();
            case NUMERIC -> Values.text(value(quiz, content.answer())) + ", by " + content.answer();
            case EXPRESSION -> content.answer();
        };
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
