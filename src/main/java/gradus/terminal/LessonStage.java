package gradus.terminal;

import java.io.PrintWriter;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/**
 * What is shown while a lesson is taken: the lesson itself, which flows on when the learner does, and asides, such as the
 * answer to a question of theirs, which come at once and before it.
 */
final class LessonStage {
    private final Terminal terminal;
    private final PrintWriter out;
    private final Pages lesson;
    private final Pages asides;
    private boolean flows;

    LessonStage(Terminal terminal, PrintWriter out) {
        this.terminal = terminal;
        this.out = out;
        this.lesson = new Pages(out, Screen.isStyled(terminal));
        this.asides = new Pages(out, Screen.isStyled(terminal));
    }

    int width() {
        return Screen.width(terminal);
    }

    /** How things look in a window as wide as it is now. */
    LessonPage page() {
        return new LessonPage(width());
    }

    /** Adds to the lesson. */
    void add(List<AttributedString> lines) {
        flows = true;
        lesson.add(lines);
    }

    void gap() {
        add(List.of(AttributedString.EMPTY));
    }

    /** Says something beside the lesson. */
    void aside(List<AttributedString> lines) {
        asides.add(lines);
    }

    /** Whether something waits that did not fit. */
    boolean hasMore() {
        return !asides.isEmpty() || !lesson.isEmpty();
    }

    /** Lets the lesson flow on. */
    void more() {
        flows = true;
    }

    /** Leaves out what waits of the lesson. */
    void turn() {
        lesson.clear();
    }

    /** Shows what fits into so many rows. */
    void show(int rows) {
        asides.print(rows, width());
        if (flows && asides.isEmpty()) {
            lesson.print(rows, width());
        }
        flows = false;
    }

    /** Shows at once what the learner typed, as the editor takes it away to make room. In a pipe nobody typed it. */
    void echo(String input) {
        if (Screen.isInteractive(terminal)) {
            page().typed(input).forEach(line -> out.println(Screen.isStyled(terminal) ? line.toAnsi() : line));
            out.flush();
        }
    }
}
