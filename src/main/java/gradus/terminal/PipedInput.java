package gradus.terminal;

import gradus.script.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * The REPL without a person: reads a program from a pipe, block by block, and prints each value, with no prompts. The
 * first error ends it.
 */
public final class PipedInput {
    private PipedInput() {}

    /**
     * Runs to the end of the input.
     *
     * @throws gradus.script.ScriptException at the first block that fails
     */
    public static void run(BufferedReader in, PrintWriter out) {
        try (Session session = Session.open(out::println).allowSaving()) {
            StringBuilder block = new StringBuilder();
            int first = 1;
            int number = 1;
            for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
                block.append(line).append('\n');
                number++;
                if (!Session.isIncomplete(block.toString())) {
                    evaluate(session, block.toString(), first, out);
                    block.setLength(0);
                    first = number;
                }
            }
            evaluate(session, block.toString(), first, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void evaluate(Session session, String block, int first, PrintWriter out) {
        if (!block.isBlank()) {
            Session.Result result = session.eval(block, "input", first);
            if (!result.display().isEmpty()) {
                out.println(result.display().text());
            }
        }
    }
}
