package gradus.script;

import gradus.array.GradusException;
import gradus.autodiff.Tensor;
import gradus.view.ArrayText;
import gradus.view.Display;
import gradus.view.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Value;

/** Between the DSL's tensors and the engine's, and from any JavaScript value to the text that shows it. */
final class Inspector {
    private static final int WIDTH = 72;
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_DEPTH = 6;

    private Dsl dsl;

    /** Called once: the DSL, which is made with an inspector, can be asked from now on. */
    void connect(Dsl dslOfSession) {
        dsl = dslOfSession;
    }

    Value wrap(Tensor tensor) {
        return dsl.wrap(tensor);
    }

    /** The engine's tensor in a DSL tensor; null for anything else. */
    Tensor unwrap(Value value) {
        if (!value.hasMembers() || value.isHostObject() || value.isProxyObject()) {
            return null;
        }
        Value raw = dsl.raw(value);
        return raw.isHostObject() && raw.asHostObject() instanceof Tensor tensor ? tensor : null;
    }

    /** The display in a DSL picture; null for anything else. */
    Display picture(Value value) {
        if (!value.hasMembers() || value.isHostObject() || value.isProxyObject()) {
            return null;
        }
        return dsl.displayOf(value);
    }

    /** A value in all forms that it has. */
    Display display(Value value) {
        Display display = picture(value);
        return display == null ? Display.text(described(value)) : display;
    }

    /** As {@link #text(Value)}, and for a tensor also what its numbers do not say. */
    String described(Value value) {
        Tensor tensor = unwrap(value);
        return tensor == null ? text(value) : ArrayText.of(tensor.value()) + note(tensor);
    }

    private static String note(Tensor tensor) {
        List<String> notes = new ArrayList<>();
        boolean shapeSeen = tensor.shape().isScalar() || (!tensor.requiresGrad() && ArrayText.isWhole(tensor.value()));
        if (!shapeSeen) {
            notes.add("shape " + tensor.shape());
        }
        if (tensor.requiresGrad()) {
            notes.add("requiresGrad");
        }
        if (!tensor.isLeaf() && !tensor.source().isReleased()) {
            notes.add("from " + tensor.source().rule().name());
        }
        return notes.isEmpty() ? "" : "  (" + String.join(", ", notes) + ")";
    }

    /** As a REPL shows it: numbers exactly, strings quoted, tensors as NumPy prints them. */
    String text(Value value) {
        return text(value, 0);
    }

    private String text(Value value, int depth) {
        if (value.isNull()) {
            return value.toString();
        }
        if (value.isNumber()) {
            return value.fitsInDouble() && !isBigInt(value)
                    ? Numbers.exact(value.asDouble())
                    : value.toString().replaceFirst("n?$", "n");
        }
        if (value.isString()) {
            return "'"
                    + value.asString().replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        }
        Tensor tensor = unwrap(value);
        if (tensor != null) {
            return ArrayText.of(tensor.value());
        }
        Display display = picture(value);
        if (display != null) {
            return display.text();
        }
        if (value.canExecute()) {
            Value model = value.hasMembers() && value.hasMember("namedParameters") && value.canInvokeMember("toString")
                    ? value.invokeMember("toString")
                    : null;
            return model != null && model.isString()
                    ? model.asString()
                    : functionText(value); // a program may pose as one
        }
        if (value.isHostObject() && value.asHostObject() instanceof GradusException e) {
            return "Error: " + e.getMessage(); // of the engine, caught by a program
        }
        if (value.isBoolean() || value.isException() || !value.hasMembers()) {
            return value.toString();
        }
        if (depth > MAX_DEPTH) {
            return value.hasArrayElements() ? "[...]" : "{...}";
        }
        return value.hasArrayElements() ? listText(value, depth) : objectText(value, depth);
    }

    private static boolean isBigInt(Value value) {
        Value meta = value.getMetaObject();
        return meta != null && meta.getMetaSimpleName().equals("bigint");
    }

    private static String functionText(Value value) {
        String kind = value.toString().startsWith("class") ? "class" : "function";
        Value name = value.hasMembers() ? value.getMember("name") : null;
        return name != null && name.isString() && !name.asString().isEmpty()
                ? "[" + kind + " " + name.asString() + "]"
                : "[" + kind + "]";
    }

    private String listText(Value value, int depth) {
        List<String> entries = new ArrayList<>();
        long size = value.getArraySize();
        for (long i = 0; i < Math.min(size, MAX_ENTRIES); i++) {
            entries.add(text(value.getArrayElement(i), depth + 1));
        }
        if (size > MAX_ENTRIES) {
            entries.add("... " + (size - MAX_ENTRIES) + " more");
        }
        return joined("[", entries, "]");
    }

    private String objectText(Value value, int depth) {
        List<String> entries = new ArrayList<>();
        for (String key : value.getMemberKeys()) {
            if (entries.size() == MAX_ENTRIES) {
                entries.add("...");
                break;
            }
            String label = key.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*") ? key : "'" + key + "'";
            String entry = text(value.getMember(key), depth + 1);
            entries.add(label + ": " + entry.replace("\n", "\n" + " ".repeat(label.length() + 2)));
        }
        return joined("{", entries, "}");
    }

    private static String joined(String open, List<String> entries, String close) {
        String line = open + String.join(", ", entries) + close;
        boolean fits = line.length() <= WIDTH && !line.contains("\n");
        return fits
                ? line
                : open + "\n  "
                        + String.join(
                                ",\n  ",
                                entries.stream()
                                        .map(e -> e.replace("\n", "\n  "))
                                        .toList()) + "\n" + close;
    }
}
