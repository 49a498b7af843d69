package gradus.grade;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the marking of a submission ended. All but the first score nothing, and say why. */
public enum Outcome {
    GRADED("graded"),
    TIMED_OUT("timed out"),
    OUT_OF_MEMORY("out of memory"),
    STATEMENT_LIMIT("statement limit"),
    OUTPUT_LIMIT("output limit"),
    UNREADABLE("unreadable"),
    UNKNOWN_EXERCISE("unknown exercise"),
    CRASHED("crashed");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** As the protocol and the reports write it. */
    @JsonValue
    public String text() {
        return text;
    }
}
