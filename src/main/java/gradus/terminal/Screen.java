package gradus.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
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
}
