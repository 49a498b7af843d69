package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Quiz;
import gradus.course.Quiz.Kind;
import java.util.regex.Pattern;

/** Answers as people write them, read as the expressions that they mean. */
final class Answers {
    /** Something that an equals sign names, as in dL/dW = 3; not a comparison, and not an arrow. */
    private static final Pattern NAMED = Pattern.compile("^[^=<>!(\\[{'\"`]*=(?![=>])");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+");
    /** A number with a letter after it that does not belong to the number, as the e of 1e5 does. */
    private static final Pattern TIMES_LEFT_OUT =
            Pattern.compile("(?<![\\p{L}\\p{N}_.])\\d+(\\.\\d+)?(?![eE][-+]?\\d|0?[xXbB]\\p{XDigit})\\p{L}");

    private Answers() {}

    /**
     * The expression that is meant.
     *
     * @throws GradusException if JavaScript would take it for something else than mathematics does
     */
    static String expression(Quiz quiz, String given) {
        String text = given.strip();
        if (quiz.content().kind() == Kind.CHOICE) {
            return text.replaceFirst("[.)]$", "");
        }
        text = NAMED.matcher(text).replaceFirst("").strip();
        text = text.replace('−', '-').replace('·', '*').replace('×', '*').replace("²", " ** 2");
        if (text.contains("^")) {
            throw new GradusException("In JavaScript ^ is not a power. Write x ** 2 for x².");
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            throw new GradusException("Write the number with a point, as in " + text.replace(',', '.') + ".");
        }
        if (TIMES_LEFT_OUT.matcher(text).find()) {
            throw new GradusException("JavaScript wants every product written out: 2 * x and not 2x.");
        }
        return text;
    }
}
