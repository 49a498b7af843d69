package gradus.terminal;

import gradus.array.GradusException;
import gradus.script.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** The REPL without prompts: reads a program from a pipe, block by block, and prints each value. */
public final class PipedInput {
    private PipedInput() {}

    /**
     * Runs to the end of the input.
     *
     * @param typed whether a person types it, who wants to go on after an error
     * @throws gradus.script.ScriptException at the first block that fails, unless a person types it
     */
    public static void run(BufferedReader in, PrintWriter out, boolean typed) {
        try (Session session = Session.open(out::println).allowSaving()) {
            StringBuilder block = new StringBuilder();
            int first = 1;
            int number = 1;
            for (String line = in.readLine(); line != null && !out.checkError(); line = in.readLine()) {
                block.append(line).append('\n');
                number++;
                if (!Session.isIncomplete(block.toString())) {
                    evaluate(session, block.toString(), first, out, typed);
                    block.setLength(0);
                    first = number;
                }
            }
            evaluate(session, block.toString(), first, out, typed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void evaluate(Session session, String block, int first, PrintWriter out, boolean typed) {
        if (block.isBlank()) {
            return;
        }
        try {
            Session.Result result = session.eval(block, "input", first);
            if (!result.display().isEmpty()) {
                out.println(result.display().text());
            }
        } catch (GradusException e) {
            if (!typed) {
                throw e;
            }
            out.println(e.getMessage());
        }
    }
}
