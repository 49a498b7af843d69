package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A quantity that an exercise asks for.
 *
 * @param name under which the learner returns it
 * @param kind which quantity
 * @param of a quantity of the forward pass
 * @param by an input or an earlier quantity, for derivatives
 * @param h the step of a central difference: a number, or the name of an input
 * @param as a formula in the quantities and the answers before it that gives the same, where learners take a short cut
 *     past a link; what follows from an earlier mistake is recognised by it too
 * @param bound which a {@link Kind#BELOW} must stay under
 * @param points what it is worth
 * @param hidden whether forms for students leave out how it was answered
 * @param question what a {@link Kind#CHOICE} asks; for other kinds what the answer is, in words, where its name in
 *     mathematics would not say it
 * @param choices of a {@link Kind#CHOICE}
 * @param contains what a {@link Kind#TEXT} must contain, all of it
 * @param shows inputs and quantities whose numbers a {@link Kind#PICTURE} must plot, a series each
 * @param logY whether a {@link Kind#PICTURE} needs a logarithmic vertical axis, where a linear one would hide the small
 * @param draws from which programs a {@link Kind#PROGRAM} draws; its question says what they are
 */
public record Ask(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Kind kind,
        String of,
        String by,
        JsonNode h,
        String as,
        Double bound,
        Double points,
        boolean hidden,
        String question,
        List<Choice> choices,
        List<String> contains,
        List<String> shows,
        boolean logY,
        Draw draws) {
    public Ask {
        points = points == null ? 1 : points;
        choices = choices == null ? List.of() : List.copyOf(choices);
        contains = contains == null ? List.of() : List.copyOf(contains);
        shows = shows == null ? List.of() : List.copyOf(shows);
    }

    /** One answer that may be chosen; {@code because} leads on whoever chose it wrongly. */
    public record Choice(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String text,
            @JsonProperty("right") boolean isRight,
            String because) {}

    /** Which quantity an {@link Ask} asks for. */
    public enum Kind {
        @JsonProperty("value")
        VALUE,
        /** The derivative of one step, its other operands held fixed. */
        @JsonProperty("local derivative")
        LOCAL,
        /** The derivative along every path of the chain. */
        @JsonProperty("accumulated derivative")
        ACCUMULATED,
        /** The same by trying: (f(x+h) - f(x-h)) / 2h. */
        @JsonProperty("central difference")
        CENTRAL_DIFFERENCE,
        /** Any number from 0 up to a bound. */
        @JsonProperty("below")
        BELOW,
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("text")
        TEXT,
        @JsonProperty("picture")
        PICTURE,
        /** Random programs that use what the learner wrote, and what comes out. */
        @JsonProperty("program")
        PROGRAM;

        /** Whether the answer is compared with a key made of numbers. */
        public boolean isNumeric() {
            return this == VALUE || isDerivative();
        }

        public boolean isDerivative() {
            return this == LOCAL || this == ACCUMULATED || this == CENTRAL_DIFFERENCE;
        }
    }

    /** The question if there is one; else as mathematics writes it: xi1, dxi2/dxi1, dL/dW. */
    public String notation() {
        if (question != null) {
            return question;
        }
        return switch (kind) {
            case VALUE -> of;
            case LOCAL, ACCUMULATED -> "d" + of + "/d" + by;
            case CENTRAL_DIFFERENCE -> "d" + of + "/d" + by + " by a central difference";
            case BELOW -> "a number below " + bound;
            case CHOICE -> "a choice";
            case PROGRAM -> question;
            case TEXT -> "a text";
            case PICTURE -> "a plot";
        };
    }
}
