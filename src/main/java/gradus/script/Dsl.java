package gradus.script;

import gradus.autodiff.Tensor;
import gradus.view.Display;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * GraalJS with the DSL in it: the parts in {@code dsl/*.js}, each a function of what it builds on, and loaded when a program
 * first names something of it.
 */
final class Dsl implements AutoCloseable {
    private static final String FOLDER = "/gradus/script/dsl/";

    /** That there is no compiler for JavaScript, which needs no saying. */
    private static final String WARNING = "engine.WarnInterpreterOnly";

    /**
     * One for all sessions that share: what the engine has parsed of the DSL's sources serves each of them. Code that is
     * shared takes nothing for granted, not even the prototype of a new tensor, and runs at half the speed.
     */
    private static final class Shared {
        static final Engine ENGINE = Engine.newBuilder("js")
                .option(WARNING, "false")
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .build();
    }

    private static final Source EMPTY_OBJECT =
            Source.newBuilder("js", "({})", Session.INTERNAL + "object").buildLiteral();

    /** Variables that a session sets: the last value and the last error. */
    private static final Set<String> SHOWN = Set.of("_", "_error");

    /** The DSL's own sources by name; the engine finds again what it has parsed as long as the same source is asked for. */
    private static final Map<String, Source> SOURCES = new ConcurrentHashMap<>();

    private final Session session;
    private final Host host;
    private final Context context;
    private final Transforms transforms;
    private final Value start;
    private final Value raw;

    /** Tensors, and what all parts but the start build on; null until there is need. */
    private Value core;

    private Value wrap;
    private Value displayOf;
    private Value members;

    /** With an engine to itself if {@code alone}, for a long program; else with the one that is shared. */
    Dsl(Session session, Inspector inspector, boolean alone) {
        this.session = session;
        host = new Host(session, inspector);
        context = context(alone);
        transforms = new Transforms(session);
        start = source("start").execute(host);
        raw = start.getMember("raw");
        inspector.connect(this);
    }

    private static Context context(boolean alone) {
        Context.Builder builder = Context.newBuilder("js");
        if (alone) {
            builder.option(WARNING, "false")
                    .out(OutputStream.nullOutputStream())
                    .err(OutputStream.nullOutputStream());
        } else {
            builder.engine(Shared.ENGINE);
        }
        builder.allowExperimentalOptions(true)
                .option("js.operator-overloading", "true")
                .option("js.lazy-translation", "true") // a short program calls little of the DSL
                .option("js.load", "false")
                .option("js.graal-builtin", "false")
                .option(
                        "js.disable-eval",
                        "true") // sessions would share what is compiled so, as no program may (see Session)
                .allowHostAccess(HostAccess.newBuilder(HostAccess.EXPLICIT)
                        .methodScoping(false)
                        .build());
        Limits.count(builder);
        Context context = builder.build();
        Limits.enter(context);
        return context;
    }

    private Value source(String part) {
        return context.eval(SOURCES.computeIfAbsent(part, Dsl::read));
    }

    private static Source read(String part) {
        try (InputStream in = Dsl.class.getResourceAsStream(FOLDER + part + ".js")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, Session.INTERNAL + part)
                    .internal(true)
                    .buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Value core() {
        if (core == null) {
            core = source("core")
                    .execute(
                            start,
                            host,
                            transforms,
                            Operators.NUMBER,
                            Operators.NEG,
                            Operators.ADD,
                            Operators.SUB,
                            Operators.MUL,
                            Operators.DIV,
                            Operators.POW);
            wrap = core.getMember("wrap");
            displayOf = core.getMember("displayOf");
        }
        return core;
    }

    /** A tensor of the engine as one of the DSL's. */
    Value wrap(Tensor tensor) {
        core();
        return wrap.execute(tensor);
    }

    /** What is the engine's in a tensor of the DSL; undefined for any other value. */
    Value raw(Value value) {
        return raw.execute(value);
    }

    /** The display in a picture of the DSL; null for any other value. */
    Display displayOf(Value value) {
        Value display = displayOf == null ? null : displayOf.execute(value);
        return display != null && display.isHostObject() ? display.asHostObject() : null;
    }

    /** Loads a part. */
    Value part(String name) {
        Object engine =
                switch (name) {
                    case "members" -> null;
                    case "functions" -> new Operations();
                    case "derivatives" -> transforms;
                    case "nn" -> new Layers(host);
                    case "pictures" -> new Pictures(session);
                    default -> throw new IllegalArgumentException(name);
                };
        return source(name).execute(core(), host, engine);
    }

    /**
     * Runs a text, which is not cached: a program must not share what the engine has learnt of it with another session. An
     * operator of tensors remembers the functions that it called, and would go on calling those of a session that is closed.
     */
    Value evalOnce(String text, String place) {
        return context.eval(Source.newBuilder("js", text, place).cached(false).buildLiteral());
    }

    Value emptyObject() {
        return context.eval(EMPTY_OBJECT);
    }

    /** The variables at top level. */
    Value globals() {
        return context.getBindings("js");
    }

    /** Sets a variable at top level, unless the program has closed that to changes. */
    void setVariable(String name, Object value) {
        try {
            globals().putMember(name, value);
        } catch (UnsupportedOperationException e) {
            // Frozen: the program has its way.
        }
    }

    /** The names at top level, those of JavaScript and the DSL included. */
    Set<String> names() {
        Set<String> names = present();
        names.addAll(start.invokeMember("known").getMemberKeys());
        return names;
    }

    /** Those that programs have made. */
    Set<String> variables() {
        Set<String> names = present();
        names.removeAll(Data.texts(start.getMember("own")));
        Value isOurs = start.getMember("isOurs");
        names.removeIf(name -> SHOWN.contains(name) || isOurs.execute(name).asBoolean());
        return names;
    }

    private Set<String> present() {
        Set<String> names = new TreeSet<>(Data.texts(start.invokeMember("present")));
        names.removeIf(name -> name.startsWith("__"));
        return names;
    }

    /** The members of what a path of names leads to. */
    List<String> members(String path) {
        if (members == null) {
            members = part("members");
        }
        return Data.texts(members.execute(path));
    }

    /** Names a module's parameters by their place in it; does nothing to other values. */
    void nameParameters(Value value) {
        if (core != null) {
            core.invokeMember("nameParameters", value);
        }
    }

    /** Stops what is running, from another thread. */
    void interrupt() {
        try {
            context.interrupt(Duration.ZERO);
        } catch (TimeoutException e) {
            // It was asked to stop and will, at the next safepoint.
        }
    }

    @Override
    public void close() {
        Limits.leave(context);
        context.close(true);
    }
}
