package gradus.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Code in few columns: a long line goes on below, further in than a line of its own would stand. What is shown means the
 * same as before, so a line is broken neither in a text nor where JavaScript would end a statement; then it stays long.
 */
final class FoldedCode {
    private static final String FURTHER = "    ";
    private static final String COMMENT = "// ";

    /** Less room than this is none. */
    private static final int LEAST = 20;

    /** After these, the end of a line ends the statement. */
    private static final Pattern ENDS_A_STATEMENT =
            Pattern.compile(".*\\b(return|throw|break|continue|yield|async)\\s*", Pattern.DOTALL);

    private final int columns;
    private final List<String> lines = new ArrayList<>();

    /** Whether the line begins in a text over several lines. */
    private boolean inTemplate;

    private FoldedCode(int columns) {
        this.columns = columns;
    }

    /** {@code code} in lines of at most {@code columns}, where they can be broken. */
    static String of(String code, int columns) {
        FoldedCode folded = new FoldedCode(columns);
        code.lines().forEach(folded::add);
        return String.join("\n", folded.lines);
    }

    private void add(String line) {
        boolean began = inTemplate;
        Marks marks = new Marks(line, inTemplate);
        inTemplate = marks.template;
        if (line.length() <= columns || began || inTemplate) {
            lines.add(line);
            return;
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        if (marks.comment > indent.length()) { // behind code: above it there is more room
            fold(indent + line.substring(marks.comment), indent.length(), indent + COMMENT);
            fold(line.substring(0, marks.comment).stripTrailing(), indent.length(), indent + FURTHER);
        } else {
            fold(line, indent.length(), indent + (marks.comment < 0 ? FURTHER : COMMENT));
        }
    }

    private void fold(String line, int indent, String further) {
        String rest = line;
        int begins = indent;
        while (rest.length() > columns && columns - further.length() >= LEAST) {
            int space = new Marks(rest, false).bestBreak(begins, columns);
            if (space < 0) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = further + rest.substring(space + 1).stripLeading();
            begins = further.length();
        }
        lines.add(rest);
    }

    /** Where a line's texts, spaces and comment are. */
    private static final class Marks {
        final String line;
        final List<Integer> spaces = new ArrayList<>();

        /** In how many brackets each space is. */
        final List<Integer> depths = new ArrayList<>();

        /** Where the comment begins; -1 if there is none. */
        int comment = -1;

        boolean template;

        Marks(String line, boolean startsInTemplate) {
            this.line = line;
            char quote = startsInTemplate ? '`' : 0;
            int depth = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (comment >= 0 || quote == 0) {
                    if (c == ' ') {
                        spaces.add(i);
                        depths.add(depth);
                    } else if (comment < 0 && line.startsWith("//", i)) {
                        comment = i;
                    } else if (comment < 0 && (c == '\'' || c == '"' || c == '`')) {
                        quote = c;
                    } else if ("([{".indexOf(c) >= 0) {
                        depth++;
                    } else if (")]}".indexOf(c) >= 0) {
                        depth--;
                    }
                } else if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            }
            template = quote == '`';
        }

        /** The best place for a break: in the fewest brackets, as far as more than half a line is filled; -1 if none. */
        int bestBreak(int from, int end) {
            int best = -1;
            for (int i = 0; i < spaces.size(); i++) {
                int at = spaces.get(i);
                boolean ends = (comment < 0 || at < comment)
                        && ENDS_A_STATEMENT.matcher(line.substring(0, at)).matches();
                if (at > from && at <= end && !ends) {
                    boolean filled = best >= 0 && spaces.get(best) > (from + end) / 2;
                    if (!filled || depths.get(i) <= depths.get(best)) {
                        best = i;
                    }
                }
            }
            return best < 0 ? -1 : spaces.get(best);
        }
    }
}
