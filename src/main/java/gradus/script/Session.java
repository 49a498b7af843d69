package gradus.script;

import gradus.array.GradusException;
import gradus.autodiff.Naming;
import gradus.autodiff.Tensor;
import gradus.view.Display;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * A JavaScript session with the DSL loaded. Cells share their variables; a cell may be run again. A session belongs to
 * one thread, apart from {@link #interrupt}.
 */
public final class Session implements AutoCloseable {
    /** The sources of the DSL carry this prefix, and never show in a learner's errors. */
    static final String INTERNAL = "gradus:";

    /** The variable that holds the last value. */
    private static final String LAST = "_";

    /** How many cells are kept for the places of errors in functions that they define. */
    private static final int RECENT = 32;

    private static final AtomicReference<CompletableFuture<Session>> PREPARED = new AtomicReference<>();

    private final Inspector inspector = new Inspector();
    private final Dsl dsl;
    private final Exchange exchange;
    private final Set<String> constants = new HashSet<>();
    private final Map<String, Cell> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cell> eldest) {
            return size() > RECENT;
        }
    };
    private Consumer<String> out = line -> {};
    private int width = 80;
    private boolean saves;
    private String noDerivatives;
    private volatile Thread runner;

    private Session(boolean alone) {
        dsl = new Dsl(this, inspector, alone);
        exchange = new Exchange(dsl, inspector);
    }

    /** How many columns wide pictures are drawn as text; 80 unless set. */
    public void setWidth(int columns) {
        width = columns;
    }

    int width() {
        return width;
    }

    /** Lets programs write pictures to files, which they may not unless allowed: this session runs its owner's programs. */
    public Session allowSaving() {
        saves = true;
        return this;
    }

    /**
     * Switches the engine's own derivatives off in this session: whoever asks for one gets an error with this message.
     * Tensors and their arithmetic stay.
     */
    public Session withoutDerivatives(String message) {
        noDerivatives = message;
        return this;
    }

    /** Fails if derivatives are switched off. */
    void checkDerivatives() {
        if (noDerivatives != null) {
            throw new GradusException(noDerivatives);
        }
    }

    boolean maySave() {
        return saves;
    }

    /** A part of the DSL that a program has asked for. */
    Value part(String name) {
        return dsl.part(name);
    }

    void print(String line) {
        out.accept(line);
    }

    /**
     * Begins to open a session on another thread, for whoever will call {@link #open} in a moment: most of a short
     * program's time goes into this. Does nothing if one is being opened already.
     *
     * @param alone whether it is the process's only session, or the one that matters: it then shares no engine with others,
     *     and runs faster
     */
    public static void prepare(boolean alone) {
        CompletableFuture<Session> session = new CompletableFuture<>();
        if (!PREPARED.compareAndSet(null, session)) {
            return;
        }
        Thread thread = new Thread(() -> {
            try {
                session.complete(new Session(alone));
            } catch (Throwable e) {
                session.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a session whose {@code print} hands each line to {@code out}. */
    public static Session open(Consumer<String> out) {
        CompletableFuture<Session> prepared = PREPARED.getAndSet(null);
        Session session = prepared == null ? new Session(false) : prepared.join();
        session.out = out;
        return session;
    }

    /**
     * What a cell gave.
     *
     * @param display what there is to show; {@link Display#NOTHING} for undefined
     */
    public record Result(Display display) {}

    /** Whether {@code code} is the beginning of a program and wants more lines. */
    public static boolean isIncomplete(String code) {
        return Syntax.isIncomplete(code);
    }

    /**
     * Runs a cell.
     *
     * @param place the name of the text in error messages: a file, or "cell 3"
     * @throws ScriptException if it fails, with the place in {@code code}
     */
    public Result eval(String code, String place) {
        return eval(code, place, 1);
    }

    /** As {@link #eval(String, String)}, for code that starts on line {@code firstLine} of the text it stands in. */
    public Result eval(String code, String place, int firstLine) {
        Cell cell = Cell.parse("\n".repeat(firstLine - 1) + code);
        Value value = run(cell, place);
        boolean undefined = value.isNull() && value.toString().equals("undefined");
        if (!undefined) {
            guarded(() -> dsl.setVariable(LAST, value));
        }
        return new Result(undefined || cell.isSilent() ? Display.NOTHING : guarded(() -> inspector.display(value)));
    }

    /**
     * Runs a cell and copies its value out: an NdArray for a tensor, Double, String, Boolean, List, Map or null.
     *
     * @throws ScriptException if the cell fails or its value is not data
     */
    public Object evalData(String code, String place) {
        Value value = run(Cell.parse(code), place);
        return guarded(() -> Data.plain(value, inspector::unwrap));
    }

    /**
     * What a function returned, copied out.
     *
     * @param given for each name that was asked for: an NdArray for numbers, a {@link Display} for a picture, else a String
     *     that says what was returned; names for which nothing was returned are left out
     * @param others where names are left out, those that were returned and not asked for
     */
    public record Answers(Map<String, Object> given, List<String> others) {}

    /**
     * Calls a function that the learner has defined with one object of named inputs, and copies out the answers that are
     * asked for, each once.
     *
     * @param arguments NdArray, or String for a function's source
     * @throws ScriptException if there is no such function, it fails, or it does not return an object
     */
    public Answers call(String function, Map<String, Object> arguments, List<String> names) {
        return guarded(() -> exchange.call(function, arguments, names));
    }

    /**
     * Runs an expression that gives an object of named answers, made of what the learner has defined, and copies those out
     * that are asked for, as {@link #call} does. Errors show the learner's own lines only.
     *
     * @throws ScriptException if it fails
     */
    public Map<String, Object> answers(String expression, List<String> names) {
        return guarded(() -> exchange.answers(dsl.evalOnce(expression, INTERNAL + "program"), names));
    }

    /** The engine's tensor that a top-level variable holds. */
    public Optional<Tensor> tensor(String name) {
        Value value = dsl.globals().getMember(name);
        return value == null ? Optional.empty() : Optional.ofNullable(inspector.unwrap(value));
    }

    /** A JavaScript function from named tensors to named tensors. */
    @FunctionalInterface
    public interface TensorFunction {
        Map<String, Tensor> apply(Map<String, Tensor> arguments);
    }

    /**
     * Compiles a function expression that takes one object of tensors and returns another, to be called with the
     * engine's own.
     *
     * @throws ScriptException if it does not compile, and, when called, if it fails or returns something else
     */
    public TensorFunction function(String expression, String place) {
        Value f = run(Cell.parse("(" + expression + ")"), place);
        return arguments -> guarded(() -> exchange.apply(f, arguments));
    }

    /**
     * Runs {@code body} on this session, and stops it when the limit has passed.
     *
     * @throws GradusException if it was stopped
     */
    public <T> T within(Duration limit, Supplier<T> body) {
        AtomicBoolean late = new AtomicBoolean();
        Thread watchdog = new Thread(() -> {
            try {
                Thread.sleep(limit.toMillis());
                late.set(true);
                interrupt();
            } catch (InterruptedException e) {
                // The body ended in time.
            }
        });
        watchdog.setDaemon(true);
        watchdog.start();
        try {
            return body.get();
        } catch (ScriptException e) {
            if (late.get()) {
                throw new ScriptException(
                        "Stopped after " + limit.toSeconds() + " s. Is there a loop that never ends?", e.place(), e);
            }
            throw e;
        } finally {
            watchdog.interrupt();
        }
    }

    /** Stops what is running, from another thread; the session and its variables stay usable. */
    public void interrupt() {
        Thread busy = runner;
        if (busy != null) {
            busy.interrupt(); // for the engine's own loops, which JavaScript's way of stopping does not reach
        }
        dsl.interrupt();
    }

    @Override
    public void close() {
        dsl.close();
    }

    private Value run(Cell cell, String place) {
        for (String name : cell.assigned().keySet()) {
            if (constants.contains(name) || cell.constants().contains(name)) {
                throw Failures.constant(name, cell, place);
            }
        }
        recent.put(cell.program(), cell);
        runner = Thread.currentThread();
        Value value;
        try {
            value = guarded(() -> Naming.with(() -> name(cell), () -> dsl.evalOnce(cell.program(), place)));
        } finally {
            runner = null;
            Thread.interrupted(); // a request that came too late is over with what it was for
        }
        guarded(() -> name(cell));
        constants.removeAll(cell.names());
        constants.addAll(cell.constants());
        return value;
    }

    /** Tensors take the names of the top-level variables that hold them, and a module's parameters that of their place in it. */
    private void name(Cell cell) {
        for (String name : cell.names()) {
            Value value = dsl.globals().getMember(name);
            if (value != null && value.canExecute()) {
                dsl.nameParameters(value);
            } else {
                tensor(name).filter(t -> t.name() == null).ifPresent(t -> t.named(name));
            }
        }
    }

    private void guarded(Runnable body) {
        guarded(() -> {
            body.run();
            return null;
        });
    }

    private <T> T guarded(Supplier<T> body) {
        try {
            return body.get();
        } catch (PolyglotException e) {
            throw Failures.explain(e, program -> Optional.ofNullable(recent.get(program)), this::names);
        }
    }

    /** Gives a top-level variable a text. */
    public void remember(String name, String text) {
        dsl.setVariable(name, text);
    }

    /** What stands after the dot: the members of what a path of names, such as model.l1, leads to; none if to nothing. */
    public List<String> members(String path) {
        return guarded(() -> dsl.members(path));
    }

    /** The variables that the program has made, with their values as text, in order of their names. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        Value bindings = dsl.globals();
        for (String name : dsl.variables()) {
            variables.put(name, guarded(() -> inspector.described(bindings.getMember(name))));
        }
        return variables;
    }

    /** The names that a program sees at top level, those of the DSL and JavaScript's own included. */
    public Set<String> names() {
        return dsl.names();
    }
}
