package gradus.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.script.ScriptException;
import gradus.script.Session;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final String CTRL_C = "\u0003";

    @TempDir
    private Path folder;

    private static String pipe(String input) {
        StringWriter out = new StringWriter();
        PipedInput.run(new BufferedReader(new StringReader(input)), new PrintWriter(out, true), false);
        return out.toString();
    }

    @Test
    void pipedInputPrintsEachValueAndNothingElse() {
        assertEquals("2\n", pipe("1+1\n"));
        assertEquals("4\nhi\n", pipe("function f(x) {\n  return x + 1\n}\nf(3)\n\nprint('hi')"));
    }

    @Test
    void aPersonWhoTypesGoesOnAfterAnError() {
        StringWriter out = new StringWriter();
        PipedInput.run(new BufferedReader(new StringReader("nope\n5 + 6\n")), new PrintWriter(out, true), true);
        assertTrue(out.toString().endsWith("\n11\n"), out.toString());
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
        int read = 0;
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].equals(CTRL_C)) {
                Thread.sleep(1000); // so that the program before it runs by now; it never ends by itself
                terminal.raise(Terminal.Signal.INT);
                continue;
            }
            while (prompts(screen) <= read) {
                Thread.sleep(10);
            }
            read++;
            keyboard.write(inputs[i].getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        }
        repl.join();
        keyboard.close(); // first, as closing the terminal waits for the thread that reads this
        terminal.close();
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** Whether a line consists of this answer, after a prompt that the editor may have left on it. */
    private static boolean answered(String screen, String answer) {
        return screen.lines()
                .anyMatch(line -> line.strip().replaceFirst(".*\\.{4}", "").equals(answer));
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
    void aMistypedPredictionGivesNothingAway() throws Exception {
        String screen = repl("const w = param(7), L = w * w\r", ":step L\r", "fourty\r", "49\r", "q\r", "\u0004");
        int told = screen.indexOf("That is no number.");
        assertTrue(told > 0 && told < screen.indexOf("Right."), screen);
        assertFalse(screen.substring(0, told).contains("49"), screen);
    }

    @Test
    void tabCompletesMembersNamesAndLetters() throws Exception {
        String screen = repl(
                "const weights = param([1, 2])\r",
                "weig\t.sof\tmax().sum()\r",
                "const \\xi\t1 = 5\r",
                "ξ1 + 37\r",
                "\u0004");
        assertTrue(screen.contains("1  (requiresGrad, from sum)"), screen);
        assertTrue(screen.contains("42"), screen);
    }

    @Test
    void manyMembersAreListedBySubjectAndFewWithWhatTheyDo() {
        try (Session session = Session.open(line -> {})) {
            session.eval("const w = param([1, 2])", "cell");
            Completion completion = new Completion(() -> Optional.of(session), Map.of());
            Map<String, List<String>> groups = new HashMap<>();
            for (Candidate member : candidates(completion, "w.")) {
                groups.computeIfAbsent(member.group(), group -> new ArrayList<>())
                        .add(member.displ());
            }
            assertTrue(groups.get(Completion.OWN).containsAll(List.of("shape", "grad", "item", "backward")));
            assertTrue(groups.get("Products").contains("matmul"));
            assertTrue(groups.get("Reductions and along an axis").contains("sum"));
            List<Candidate> few = candidates(completion, "w.softp");
            assertEquals("w.softplus", few.get(0).value());
            assertTrue(few.get(0).descr().contains("a smooth relu"));
        }
    }

    private static List<Candidate> candidates(Completion completion, String typed) {
        List<Candidate> candidates = new ArrayList<>();
        completion.complete(null, new Blocks().parse(typed, typed.length(), Parser.ParseContext.COMPLETE), candidates);
        return candidates;
    }

    @Test
    void theLastValueAndTheLastErrorHaveNames() throws Exception {
        String screen = repl("6 * 7;\r", "print('last', _)\r", "nope\r", "print('error', _error)\r", "\u0004");
        assertTrue(screen.contains("last 42"), screen);
        assertTrue(screen.contains("error ReferenceError: nope"), screen);
    }

    @Test
    void aPastedSessionLosesItsPromptsAndAnswers() throws Exception {
        String pasted = "\u001b[200~> const pasted = [1,\n. 2]\n> pasted.length + 40\n42\u001b[201~\r";
        String screen = repl(pasted, "print('sum', pasted[0] + pasted[1])\r", "\u0004");
        assertTrue(screen.contains("sum 3"), screen);
        assertTrue(answered(screen, "42"), screen);
    }

    @Test
    void commandsLookAfterTheSession() throws Exception {
        Path saved = folder.resolve("saved.js");
        String screen = repl(
                "const kept = tensor([1, 2])\r",
                ":vars\r",
                ":time kept.sum()\r",
                ":doc softmax\r",
                "relu?\r",
                ":save " + saved + "\r",
                ":reset\r",
                ":vars\r",
                ":load " + saved + "\r",
                "kept.sum()\r",
                ":tim\r",
                ":load no-such-file.js\r",
                ":quit\r");
        assertTrue(screen.contains("kept = [1, 2]"), screen);
        assertTrue(screen.contains("median "), screen);
        assertTrue(screen.contains("softmax(x: Data, axis?: number): Tensor"), screen);
        assertTrue(screen.contains("relu(x: Data): Tensor"), screen);
        assertTrue(screen.contains("None yet."), screen);
        assertTrue(answered(screen, "3"), screen);
        assertTrue(screen.contains("Did you mean :time?"), screen);
        assertTrue(screen.contains("no-such-file.js"), screen);
        assertTrue(Files.readString(saved).startsWith("const kept = tensor([1, 2])\n"));
    }

    @Test
    void ctrlCStopsWhatRunsAndKeepsTheVariables() throws Exception {
        String screen = repl("const stays = 42\r", "while (true) {}\r", CTRL_C, "print('stays', stays)\r", "\u0004");
        assertTrue(screen.contains("Stopped."), screen);
        assertTrue(screen.contains("stays 42"), screen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "const x = 'a' // c      | kkkkk.....sss.cccc",
                "`a ${b}` + 3.5e-2       | ssssssss...nnnnnn",
                "f(new A([1]))           | ..kkk....n",
                "x1 + 0xff               | .....nnnn",
            })
    void coloursFollowTheLanguage(String code, String kinds) {
        AttributedString coloured =
                Highlighting.coloured(code.strip(), code.strip().length() + 5);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < coloured.length(); i++) {
            AttributedStyle style = coloured.styleAt(i);
            seen.append(
                    style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA))
                            ? 'k'
                            : style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN))
                                    ? 's'
                                    : style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN))
                                            ? 'n'
                                            : style.equals(AttributedStyle.DEFAULT.faint()) ? 'c' : '.');
        }
        assertEquals(kinds.strip(), seen.toString().replaceAll("\\.+$", ""));
        assertEquals(code.strip(), coloured.toString());
    }

    @Test
    void theBracketAtTheCursorShowsItsPartner() {
        AttributedString coloured = Highlighting.coloured("f([1], g())", 11);
        assertEquals(coloured.styleAt(10), coloured.styleAt(1));
        assertTrue(!coloured.styleAt(10).equals(coloured.styleAt(2)));
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
