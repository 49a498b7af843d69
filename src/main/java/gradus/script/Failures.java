package gradus.script;

import gradus.array.GradusException;
import gradus.script.ScriptException.Place;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;

/** Turns whatever GraalJS throws into a message with the learner's own line. */
final class Failures {
    private Failures() {}

    /**
     * As an error of the learner's program.
     *
     * @param cells the cell whose program a text is, if it is known
     * @param names those that the program can see
     */
    static ScriptException explain(
            PolyglotException e, Function<String, Optional<Cell>> cells, Supplier<? extends Collection<String>> names) {
        Optional<Place> place = place(e, cells);
        return new ScriptException(summary(e, place, names), place, e);
    }

    /** A DSL tensor as GraalJS shows it in messages of its own. */
    private static final String TENSOR = "{Symbol(tensor): JavaObject[gradus.autodiff.Tensor]}";

    /** That a constant is given another value. */
    static ScriptException constant(String name, Cell cell, String source) {
        Place place = at(source, cell.original(), cell.assigned().get(name));
        return new ScriptException(
                "TypeError: " + name + " is a const, and keeps its value. Declare it anew with const " + name
                        + " = ..., or with let if it is to change.",
                Optional.of(place),
                null);
    }

    private static String summary(
            PolyglotException e, Optional<Place> place, Supplier<? extends Collection<String>> names) {
        if (e.isInterrupted() || e.isCancelled()) {
            return "Stopped.";
        }
        if (e.isHostException()) {
            Throwable cause = e.asHostException();
            return cause instanceof GradusException
                    ? cause.getMessage()
                    : cause instanceof OutOfMemoryError
                            ? "Out of memory. Work with smaller arrays."
                            : "Gradus itself failed here, which is a mistake of its own: " + cause;
        }
        if (e.isResourceExhausted()) {
            return "Out of memory or stack: " + e.getMessage();
        }
        if (e.isInternalError()) {
            return "Gradus itself failed here, which is a mistake of its own: " + e.getMessage();
        }
        String message = e.getMessage() == null
                ? "The program threw a value without a message."
                : e.getMessage().replace(TENSOR, "a tensor");
        if (e.isSyntaxError()) {
            return Advice.onSyntaxError(
                    withoutPlace(message),
                    place.map(Place::text).orElse(""),
                    place.map(Place::column).orElse(1));
        }
        boolean standard = e.getGuestObject() != null && e.getGuestObject().isException();
        return standard
                ? Advice.onMessage(message, names.get())
                : message.startsWith("Uncaught") ? message : "Uncaught " + message;
    }

    /** GraalJS puts place and excerpt into the message of a syntax error; we show our own. */
    private static String withoutPlace(String message) {
        String line = message.lines().findFirst().orElse(message);
        return line.replaceFirst("^SyntaxError: .*?:\\d+:\\d+ ", "SyntaxError: ");
    }

    private static Optional<Place> place(PolyglotException e, Function<String, Optional<Cell>> cells) {
        if (e.isSyntaxError() && e.getSourceLocation() != null) {
            return Optional.of(place(e.getSourceLocation(), cells));
        }
        for (StackFrame frame : e.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && !section.getSource().getName().startsWith(Session.INTERNAL)) {
                return Optional.of(place(section, cells));
            }
        }
        return Optional.empty();
    }

    /** A place in a cell is mapped back to the learner's text; in one that is not known any more, lines are the same. */
    private static Place place(SourceSection section, Function<String, Optional<Cell>> cells) {
        String program = section.getSource().getCharacters().toString();
        String name = section.getSource().getName();
        Optional<Cell> cell = cells.apply(program);
        if (cell.isPresent()) {
            String text = cell.get().original();
            int at = cell.get().originalPosition(Math.min(section.getCharIndex(), program.length()));
            return at(name, text, at);
        }
        return at(name, program, Math.min(section.getCharIndex(), program.length()));
    }

    private static Place at(String name, String text, int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        int end = text.indexOf('\n', start);
        int line = (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        return new Place(name, line, position - start + 1, text.substring(start, end < 0 ? text.length() : end));
    }
}
