package gradus.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours for a program as it is typed, and the bracket that belongs to the one at the cursor. Colours only: what the
 * text means is for the parser to say.
 */
final class Highlighting implements Highlighter {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>//.*|/\\*(?s:.*?)(?:\\*/|$))"
            + "|(?<string>'(?:\\\\.|[^'\\\\\\n])*'?|\"(?:\\\\.|[^\"\\\\\\n])*\"?|`(?:\\\\(?s:.)|[^`\\\\])*`?)"
            + "|(?<number>(?<![\\p{L}\\p{N}_$.])\\.?\\d[\\w.]*(?:(?<=[eE])[-+]\\d+)?)"
            + "|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
            + "|(?<bracket>[()\\[\\]{}])");

    private static final Set<String> KEYWORDS = Set.of(
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "else",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "in",
            "instanceof",
            "let",
            "new",
            "null",
            "of",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "undefined",
            "var",
            "void",
            "while",
            "yield");

    private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle STRING = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle NUMBER = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle KEYWORD = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle COMMAND = AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle PAIR = AttributedStyle.BOLD.underline();

    private final boolean styled;

    /**
     * A highlighter.
     *
     * @param styled whether colours may be written at all
     */
    Highlighting(boolean styled) {
        this.styled = styled;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        return styled ? coloured(text, reader.getBuffer().cursor()) : new AttributedString(text);
    }

    static AttributedString coloured(String text, int cursor) {
        if (text.startsWith(":")) {
            return new AttributedString(text, COMMAND);
        }
        AttributedStyle[] styles = new AttributedStyle[text.length()];
        Deque<Integer> open = new ArrayDeque<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("bracket") != null) {
                bracket(text, token.start(), cursor, open, styles);
            } else {
                for (int i = token.start(); i < token.end(); i++) {
                    styles[i] = style(token);
                }
            }
        }
        AttributedStringBuilder coloured = new AttributedStringBuilder();
        for (int i = 0; i < styles.length; i++) {
            coloured.styled(styles[i] == null ? AttributedStyle.DEFAULT : styles[i], text.substring(i, i + 1));
        }
        return coloured.toAttributedString();
    }

    private static AttributedStyle style(Matcher token) {
        if (token.group("comment") != null) {
            return COMMENT;
        }
        if (token.group("string") != null) {
            return STRING;
        }
        if (token.group("number") != null) {
            return NUMBER;
        }
        return KEYWORDS.contains(token.group("word")) ? KEYWORD : AttributedStyle.DEFAULT;
    }

    private static void bracket(String text, int at, int cursor, Deque<Integer> open, AttributedStyle[] styles) {
        int kind = "([{".indexOf(text.charAt(at));
        if (kind >= 0) {
            open.push(at);
            return;
        }
        if (!open.isEmpty() && "([{".indexOf(text.charAt(open.peek())) == ")]}".indexOf(text.charAt(at))) {
            int partner = open.pop();
            if (cursor == at || cursor == at + 1 || cursor == partner) {
                styles[at] = PAIR;
                styles[partner] = PAIR;
            }
        }
    }
}
