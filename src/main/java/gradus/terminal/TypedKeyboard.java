package gradus.terminal;

import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** A person at a terminal: the line editor, under one dim line that tells the keys. Both vanish when the line is read. */
final class TypedKeyboard implements Keyboard {
    private static final String EDITING = "Enter runs it, Alt-Enter breaks the line, Ctrl-C leaves it as it was.";

    private final Terminal terminal;
    private final LineReader reader;

    TypedKeyboard(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
        reader.option(LineReader.Option.ERASE_LINE_ON_FINISH, true);
    }

    @Override
    public Optional<String> read(List<String> keys, String place) {
        while (true) {
            try {
                String line = reader.readLine(prompt(keyLine(keys, place, columns())));
                return Optional.of(Pasted.program(line).strip());
            } catch (UserInterruptException e) {
                // Ctrl-C on a line being typed: a fresh prompt.
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public Optional<String> edit(String code) {
        try {
            return Optional.of(reader.readLine(prompt(EDITING), null, (Character) null, code.stripTrailing())
                    .stripTrailing());
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        }
    }

    /** The prompt takes two rows; one more keeps a line of what was read before in view. */
    @Override
    public int rows() {
        int height = terminal.getHeight();
        return Math.max(4, (height <= 0 ? 24 : height) - 3);
    }

    private int columns() {
        return Screen.width(terminal);
    }

    private String prompt(String hint) {
        AttributedString line = new AttributedString(hint, AttributedStyle.DEFAULT.faint());
        return (Screen.isStyled(terminal) ? line.toAnsi(terminal) : hint) + "\n" + Pasted.PROMPT;
    }

    /** As many keys as fit, and the place at the right. */
    static String keyLine(List<String> keys, String place, int columns) {
        StringBuilder line = new StringBuilder();
        for (String key : keys) {
            String next = (line.length() == 0 ? "" : " · ") + key;
            if (line.length() + next.length() + place.length() + 3 > columns) {
                break;
            }
            line.append(next);
        }
        int gap = columns - 1 - line.length() - place.length();
        return gap > 0 ? line + " ".repeat(gap) + place : line.toString();
    }
}
