package gradus.terminal;

import java.util.ArrayList;
import java.util.List;

/** A session copied from a screen or a page, with its prompts: what was typed is taken, what was answered left out. */
final class Pasted {
    static final String PROMPT = "> ";
    static final String CONTINUED = ". ";

    private Pasted() {}

    /** The program in {@code text}: as it is, unless it begins with a prompt, which no program does. */
    static String program(String text) {
        if (!text.stripLeading().startsWith(PROMPT)) {
            return text;
        }
        List<String> typed = new ArrayList<>();
        text.lines().map(String::stripLeading).forEach(line -> {
            if (line.startsWith(PROMPT)) {
                typed.add(line.substring(PROMPT.length()));
            } else if (line.startsWith(CONTINUED)) {
                typed.add(line.substring(CONTINUED.length()));
            } else if (line.equals(">") || line.equals(".")) {
                typed.add("");
            }
        });
        return String.join("\n", typed);
    }
}
