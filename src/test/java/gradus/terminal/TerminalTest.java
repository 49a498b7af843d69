package gradus.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.script.ScriptException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static String pipe(String input) {
        StringWriter out = new StringWriter();
        PipedInput.run(new BufferedReader(new StringReader(input)), new PrintWriter(out, true));
        return out.toString();
    }

    @Test
    void pipedInputPrintsEachValueAndNothingElse() {
        assertEquals("2\n", pipe("1+1\n"));
        assertEquals("4\nhi\n", pipe("function f(x) {\n  return x + 1\n}\nf(3)\n\nprint('hi')"));
    }

    @Test
    void pipedInputStopsAtTheFirstErrorWithItsLine() {
        ScriptException e = assertThrows(ScriptException.class, () -> pipe("1\n\nnope\n2\n"));
        assertEquals(3, e.place().orElseThrow().line());
        assertThrows(ScriptException.class, () -> pipe("f(1,\n"));
    }

    /** What a REPL shows when these are typed into it, one at each prompt, until it has been left. */
    private static String repl(String... inputs) throws IOException, InterruptedException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PipedOutputStream keyboard = new PipedOutputStream();
        Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .streams(new PipedInputStream(keyboard, 10_000), screen)
                .type("ansi")
                .encoding(StandardCharsets.UTF_8)
                .build();
        Thread repl = new Thread(() -> new Repl(terminal, Optional.empty()).run());
        repl.start();
        for (int i = 0; i < inputs.length; i++) {
            while (prompts(screen) <= i) {
                Thread.sleep(10);
            }
            keyboard.write(inputs[i].getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        }
        repl.join();
        keyboard.close(); // first, as closing the terminal waits for the thread that reads this
        terminal.close();
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** How often the line editor has announced that it reads a line, by switching bracketed paste on. */
    private static int prompts(ByteArrayOutputStream screen) {
        return screen.toString(StandardCharsets.UTF_8).split("\u001b\\[\\?2004h", -1).length - 1;
    }

    @Test
    void theReplAnswersUntilCtrlD() throws Exception {
        String screen = repl(
                "const W = param(3), x = 3\r",
                "const L = -log(sigmoid(W * x))\r",
                "L.backward()\r",
                "W.grad\r",
                "\u0004");
        assertTrue(screen.contains("-0.00037018372795869"), screen);
    }

    @Test
    void theReplGoesOnAfterAnErrorAndReadsBlocks() throws Exception {
        String screen = repl("nope\r", "[1,\r2,\r].length + 40\r", ":nonsense\r", ":help\r", ":quit\r");
        assertTrue(screen.contains("nope is not defined"), screen);
        assertTrue(screen.contains("42"), screen);
        assertTrue(screen.contains("There is no command :nonsense"), screen);
        assertTrue(screen.contains("Ctrl-C clears or stops"), screen);
    }

    @Test
    void proseIsWrappedAndKeepsItsStructure() {
        String text = MarkdownText.render(
                        "# Title\n\nA *long* paragraph of `code span` words that wraps.\n\n- one\n- two two two two two\n\n```text\na  b\n```\n",
                        24)
                .toString();
        assertEquals("""
                Title
                ─────

                A long paragraph of
                code span words that
                wraps.

                • one
                • two two two two two

                    a  b
                """, text);
    }
}
