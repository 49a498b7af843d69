package gradus.learn;

import java.nio.file.Path;

/**
 * Something in a course file that is not as it says.
 *
 * @param file it stands in
 * @param line from 1
 * @param what is wrong
 * @param expected what the file promises; empty if that is plain from {@code what}
 * @param got what came instead; empty likewise
 */
public record Failure(Path file, int line, String what, String expected, String got) {
    Failure(Path file, int line, String what) {
        this(file, line, what, "", "");
    }

    /** All of it, in a few lines. */
    public String text() {
        return file + ":" + line + ": " + what + part("expected", expected) + part("got", got);
    }

    private static String part(String name, String text) {
        return text.isEmpty()
                ? ""
                : "\n" + name + ":\n" + text.stripTrailing().indent(2).stripTrailing();
    }
}
