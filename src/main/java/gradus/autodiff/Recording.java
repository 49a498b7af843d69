package gradus.autodiff;

import java.util.function.Supplier;

/** Whether operations are recorded into a graph. On, unless switched off for a while, per thread. */
public final class Recording {
    private static final ThreadLocal<boolean[]> ON = ThreadLocal.withInitial(() -> new boolean[] {true});

    private Recording() {}

    /** Whether operations are being recorded on this thread. */
    public static boolean isOn() {
        return ON.get()[0];
    }

    /** Runs {@code body} with recording off: what it computes has no graph. */
    public static <T> T off(Supplier<T> body) {
        return with(false, body);
    }

    static <T> T with(boolean on, Supplier<T> body) {
        boolean[] state = ON.get();
        boolean before = state[0];
        state[0] = on;
        try {
            return body.get();
        } finally {
            state[0] = before;
        }
    }
}
