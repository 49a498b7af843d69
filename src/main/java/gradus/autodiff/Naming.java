package gradus.autodiff;

import java.util.function.Supplier;

/**
 * Names that are given only when somebody asks. A program's variables name the tensors that they hold, but while a program
 * runs nobody knows which: so whoever runs it says here how to find out, and messages ask.
 */
public final class Naming {
    private static final ThreadLocal<Runnable> ASKED = new ThreadLocal<>();

    private Naming() {}

    /** Runs {@code body}; a message that is made meanwhile first has {@code naming} give names. */
    public static <T> T with(Runnable naming, Supplier<T> body) {
        Runnable before = ASKED.get();
        ASKED.set(naming);
        try {
            return body.get();
        } finally {
            ASKED.set(before);
        }
    }

    /** Has names given to what has one by now. */
    public static void ask() {
        Runnable naming = ASKED.get();
        if (naming != null) {
            naming.run();
        }
    }
}
