package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question. Its answer is not written down but computed: an expression in the lesson's own session.
 *
 * @param line in the file, from 1, on which it starts
 * @param content what stands in the fence
 */
public record Quiz(int line, Content content) implements Lesson.Block {
    /** How an answer is given. */
    public enum Kind {
        /** A number, or a tensor of numbers. */
        @JsonProperty("numeric")
        NUMERIC,
        /** A formula in the variables, compared with the right one as a function. */
        @JsonProperty("expression")
        EXPRESSION,
        /** One of the choices. */
        @JsonProperty("choice")
        CHOICE
    }

    /**
     * The body of a {@code quiz} fence.
     *
     * @param question Markdown
     * @param answer an expression in JavaScript; for {@link Kind#EXPRESSION} one in the variables
     * @param tolerance relative, for a number; null for 0.001
     * @param variables for an expression, each with the interval [low, high] from which it is drawn
     * @param choices for a choice
     * @param mistakes answers that people are known to give, with what to tell them
     * @param hints from the gentlest to the plainest
     */
    public record Content(
            @JsonProperty(required = true) Kind kind,
            @JsonProperty(required = true) String question,
            @JsonProperty(required = true) String answer,
            Double tolerance,
            Map<String, List<Double>> variables,
            List<Choice> choices,
            List<Mistake> mistakes,
            @JsonProperty(required = true) List<String> hints) {
        public Content {
            tolerance = tolerance == null ? 1e-3 : tolerance;
            variables = variables == null ? Map.of() : new LinkedHashMap<>(variables);
            choices = choices == null ? List.of() : List.copyOf(choices);
            mistakes = mistakes == null ? List.of() : List.copyOf(mistakes);
            hints = hints == null ? List.of() : List.copyOf(hints);
        }
    }

    /**
     * A choice.
     *
     * @param right its text, if it is the right one
     * @param wrong its text, if it is not
     * @param is what it says, as an expression: equal to the answer for the right one, and for no other
     * @param because why it is right or wrong
     */
    public record Choice(
            String right,
            String wrong,
            @JsonProperty(required = true) String is,
            String because) {
        public boolean isRight() {
            return right != null;
        }

        public String text() {
            return isRight() ? right : wrong;
        }
    }

    /**
     * A known wrong answer.
     *
     * @param is the answer, as an expression
     * @param because what is wrong with it
     */
    public record Mistake(
            @JsonProperty(required = true) String is,
            @JsonProperty(required = true) String because) {}

    /** What is wrong with the question as it is written, or nothing. */
    Optional<String> flaw() {
        boolean choice = content.kind() == Kind.CHOICE;
        boolean expression = content.kind() == Kind.EXPRESSION;
        List<Choice> choices = content.choices();
        Map<String, List<Double>> variables = content.variables();
        long right = choices.stream().filter(Choice::isRight).count();
        if (content.hints().isEmpty()) {
            return Optional.of("a quiz needs hints, at least one.");
        }
        if (choices.stream().anyMatch(c -> (c.right() == null) == (c.wrong() == null))) {
            return Optional.of("each choice is either \"right: its text\" or \"wrong: its text\".");
        }
        if (choices.stream().anyMatch(c -> !c.isRight() && c.because() == null)) {
            return Optional.of("each wrong choice needs a \"because\": what to tell whoever takes it.");
        }
        if (choice && (right != 1 || choices.size() < 2)) {
            return Optional.of("a choice needs exactly one right choice and at least one wrong; this has " + right
                    + " right of " + choices.size() + ".");
        }
        if (!choice && !choices.isEmpty()) {
            return Optional.of("only a quiz of kind choice has choices.");
        }
        if (expression == variables.isEmpty()) {
            return Optional.of(
                    expression
                            ? "an expression needs its variables, as in \"variables: {x: [-2, 2]}\"."
                            : "only a quiz of kind expression has variables.");
        }
        return variables.values().stream().allMatch(i -> i.size() == 2 && i.get(0) < i.get(1))
                ? Optional.empty()
                : Optional.of("a variable is drawn from an interval [low, high] with low < high.");
    }
}
