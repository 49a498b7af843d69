package gradus.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** What there is to draw on. */
public final class Screen {
    private static final int DEFAULT_WIDTH = 80;

    /** Prose is easiest to read in lines of at most this many columns. */
    private static final int WIDEST = 100;

    private Screen() {}

    /** The terminal on standard input and output, or a dumb one where there is none. */
    public static Terminal open() {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                    .dumb(true)
                    .color(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a person sits at it: not a pipe, and not TERM=dumb. */
    public static boolean isInteractive(Terminal terminal) {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Whether escape codes may be written. */
    public static boolean isStyled(Terminal terminal) {
        return isInteractive(terminal) && System.getenv("NO_COLOR") == null;
    }

    public static int width(Terminal terminal) {
        int width = terminal.getWidth();
        return width <= 0 || !isInteractive(terminal) ? DEFAULT_WIDTH : Math.min(width, WIDEST);
    }

    /** A message with its long lines broken between words; lines that begin with a space are laid out already. */
    static String wrapped(String message, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : message.lines().toList()) {
            String rest = line;
            while (rest.length() > columns && !line.startsWith(" ")) {
                int space = rest.lastIndexOf(' ', columns);
                if (space <= 0) {
                    break;
                }
                lines.add(rest.substring(0, space));
                rest = rest.substring(space + 1);
            }
            lines.add(rest);
        }
        return String.join("\n", lines);
    }

    /** A text after its beginning, wrapped to hang under its own first word. */
    static String hanging(String beginning, String text, int columns) {
        String indent = " ".repeat(beginning.length());
        return beginning
                + wrapped(text, Math.max(20, columns - beginning.length())).replace("\n", "\n" + indent);
    }
}
