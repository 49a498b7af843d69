package gradus.terminal;

import gradus.script.Session;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Accepts a block when it is a whole program; until then Enter starts another line of it. */
final class Blocks implements Parser {
    /** A question about a name. */
    static final Pattern QUESTION = Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$.]*)\\s*\\?");

    private static final Pattern NAME_AT_END = Pattern.compile("(?:\\\\|[\\p{L}_$])[\\p{L}\\p{N}_$.]*$|:\\w*$");
    private static final Pattern ARGUMENT_AT_END = Pattern.compile("\\S*$");

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean accepting = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
        if (accepting && !isSaid(line) && Session.isIncomplete(Pasted.program(line))) {
            throw new EOFError(-1, -1, "The block goes on.");
        }
        String before = line.substring(0, cursor);
        boolean argument = line.startsWith(":") && before.contains(" ");
        Matcher word = (argument ? ARGUMENT_AT_END : NAME_AT_END).matcher(before);
        return new Line(line, cursor, word.find() ? word.group() : "");
    }

    /** Whether it is no program, but a command, or a question about a name. */
    static boolean isSaid(String line) {
        return line.startsWith(":") || QUESTION.matcher(line.strip()).matches();
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /** A line of which only the word at the cursor matters. */
    private record Line(String line, int cursor, String word) implements CompletingParsedLine {
        @Override
        public int wordCursor() {
            return word.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return word.length();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }
    }
}
