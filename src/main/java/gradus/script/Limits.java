package gradus.script;

import gradus.array.GradusException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.ResourceLimits;

/**
 * What a program that nobody trusts may use. Every session that is opened inside {@link #hold} is bound by it, and ends
 * for good, without a chance to catch or clean up, when one limit is reached.
 */
public final class Limits {
    /** Which limit a program has run into. */
    public enum Reached {
        TIME,
        CPU_TIME,
        STATEMENTS,
        MEMORY,
        OUTPUT
    }

    private static final ThreadLocal<Limits> CURRENT = new ThreadLocal<>();

    private final long statements;
    private final AtomicReference<Reached> reached = new AtomicReference<>();
    private final Set<Context> contexts = ConcurrentHashMap.newKeySet();
    private volatile Thread holder;

    /** Limits with at most so many statements a session; 0 for as many as it likes. */
    public Limits(long statements) {
        this.statements = statements;
    }

    /** Runs {@code body} under these limits. */
    public <T> T hold(Supplier<T> body) {
        Limits before = CURRENT.get();
        CURRENT.set(this);
        holder = Thread.currentThread();
        try {
            return body.get();
        } finally {
            holder = null;
            CURRENT.set(before);
            Thread.interrupted(); // a request to stop is over with what it was for
        }
    }

    /** Ends every session under these limits, from any thread; the first reason given is kept. */
    public void stop(Reached why) {
        reached.compareAndSet(null, why);
        Thread busy = holder;
        if (busy != null && busy != Thread.currentThread()) {
            busy.interrupt(); // for the engine's own loops, which JavaScript's way of stopping does not reach
        }
        contexts.forEach(context -> context.close(true));
    }

    public Optional<Reached> reached() {
        return Optional.ofNullable(reached.get());
    }

    /** Counts the context's statements, if the thread is under limits. */
    static void count(Context.Builder builder) {
        Limits limits = CURRENT.get();
        if (limits != null && limits.statements > 0) {
            builder.resourceLimits(ResourceLimits.newBuilder()
                    .statementLimit(limits.statements, null)
                    .onLimit(event -> limits.reached.compareAndSet(null, Reached.STATEMENTS))
                    .build());
        }
    }

    /** Puts a context under the thread's limits, if there are any. */
    static void enter(Context context) {
        Limits limits = CURRENT.get();
        if (limits != null) {
            limits.contexts.add(context);
            if (limits.reached.get() != null) {
                throw new GradusException("Stopped.");
            }
        }
    }

    static void leave(Context context) {
        Limits limits = CURRENT.get();
        if (limits != null) {
            limits.contexts.remove(context);
        }
    }
}
