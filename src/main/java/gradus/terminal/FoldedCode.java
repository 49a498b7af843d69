package gradus.terminal;

import java.util.ArrayList;
import java.util.List;

/** Code in few columns: a long line goes on below, further in than a line of its own would stand. */
final class FoldedCode {
    private static final String FURTHER = "    ";
    private static final String COMMENT = "// ";

    /** Less room than this is none. */
    private static final int LEAST = 20;

    private FoldedCode() {}

    /** {@code code} in lines of at most {@code columns}, where there are spaces to break at. */
    static String of(String code, int columns) {
        List<String> lines = new ArrayList<>();
        code.lines().forEach(line -> fold(line, columns, lines));
        return String.join("\n", lines);
    }

    private static void fold(String line, int columns, List<String> lines) {
        String code = line.stripLeading();
        String indent = line.substring(0, line.length() - code.length());
        String further = indent + (code.startsWith("//") ? COMMENT : FURTHER);
        String rest = line;
        int begins = indent.length();
        while (rest.length() > columns && columns - further.length() >= LEAST) {
            int space = space(rest, begins, columns);
            if (space < 0) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = further + rest.substring(space + 1).stripLeading();
            begins = further.length();
        }
        lines.add(rest);
    }

    /** The last space before {@code end} that is in no text; else the last in one; else -1. */
    private static int space(String line, int from, int end) {
        int outside = -1;
        int inside = -1;
        char quote = 0;
        for (int i = from; i <= end && i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == ' ') {
                outside = i;
            } else if (c == ' ') {
                inside = i;
            } else if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return outside > from ? outside : inside > from ? inside : -1;
    }
}
