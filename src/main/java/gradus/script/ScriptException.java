package gradus.script;

import gradus.array.GradusException;
import java.util.Optional;

/** Something went wrong in the learner's JavaScript. The message names the place and shows the line with a caret. */
public final class ScriptException extends GradusException {
    /**
     * A place in the learner's text.
     *
     * @param source the name of the text: a file, or "cell 3"
     * @param line counted from 1
     * @param column counted from 1
     * @param text the line itself
     */
    public record Place(String source, int line, int column, String text) {
        @Override
        public String toString() {
            String number = Integer.toString(line);
            String margin = " ".repeat(number.length());
            String indent =
                    text.substring(0, Math.min(column - 1, text.length())).replaceAll("[^\t]", " ");
            return "  at " + source + ":" + line + ":" + column + "\n  " + number + " | " + text + "\n  " + margin
                    + " | " + indent + "^";
        }
    }

    private final String summary;
    private final transient Optional<Place> place;

    ScriptException(String summary, Optional<Place> place, Throwable cause) {
        super(summary + place.map(p -> "\n" + p).orElse(""), cause);
        this.summary = summary;
        this.place = place;
    }

    /** The message without the place. */
    public String summary() {
        return summary;
    }

    public Optional<Place> place() {
        return place;
    }
}
