package gradus.terminal;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jline.utils.AttributedString;

/** Text on its way to the screen: never more of it at once than fits, so that none of it rushes by. */
final class Pages {
    /** A page ends at an empty line if there is one in its last part, of this share. */
    private static final int LAST_PART = 3;

    private final PrintWriter out;
    private final boolean styled;
    private final Deque<AttributedString> waiting = new ArrayDeque<>();

    Pages(PrintWriter out, boolean styled) {
        this.out = out;
        this.styled = styled;
    }

    /** Adds lines after those that wait. */
    void add(List<AttributedString> lines) {
        waiting.addAll(lines);
    }

    void add(AttributedString line) {
        waiting.add(line);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }

    /** Prints as many of the lines as fit into a window. */
    void print(int rows, int columns) {
        for (int lines = fitting(rows, columns); lines > 0; lines--) {
            AttributedString line = waiting.poll();
            out.println(styled ? line.toAnsi() : line.toString());
        }
        out.flush();
    }

    private int fitting(int rows, int columns) {
        int used = 0;
        int lines = 0;
        int atBlank = 0;
        for (Iterator<AttributedString> each = waiting.iterator(); each.hasNext(); ) {
            AttributedString line = each.next();
            used += Math.max(1, (line.columnLength() + columns - 1) / columns);
            if (used > rows && lines > 0) {
                return atBlank > 0 ? atBlank : lines;
            }
            lines++;
            if (line.length() == 0 && used > rows - rows / LAST_PART) {
                atBlank = lines;
            }
        }
        return lines;
    }
}
