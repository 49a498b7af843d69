package gradus.array;

/**
 * A mistake of the person who uses Gradus, told so that they can mend it: the message says what happened, where, and
 * what to do instead. Whoever shows it shows the message alone, without a Java stack trace.
 */
public class GradusException extends RuntimeException {
    /** A mistake told in {@code message}. */
    public GradusException(String message) {
        super(message);
    }

    /** A mistake told in {@code message}; the cause is for {@code --debug} only. */
    public GradusException(String message, Throwable cause) {
        super(message, cause);
    }
}
