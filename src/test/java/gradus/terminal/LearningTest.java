package gradus.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.learn.Progress;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
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
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
    private static final String LESSON = """
            ---
            title: Twos
            exercise: twos
            ---
            # First

            ```js
            const a = 2
            a
            ```

            ```output
            2
            ```

            # Second

            Twice that is {eval}`2 * a`.

            ```quiz
            kind: choice
            question: Which is it?
            answer: a
            choices:
              - {wrong: Three., is: 3, because: One too many.}
              - {right: Two., is: 2}
            hints: [Look above.]
            ```

            ```js
            while (a === 3) {}
            'through'
            ```

            The end.
            """;

    @TempDir
    private Path home;

    private Progress progress;

    @BeforeEach
    void course() throws IOException {
        Files.createDirectories(home.resolve("lessons"));
        Files.writeString(home.resolve("lessons/01-twos.md"), LESSON);
        Files.writeString(home.resolve("lessons/02-next.md"), "---\ntitle: The next\n---\nThat is all.\n");
        progress = new Progress(home.resolve("progress.json"), notice -> {
            throw new AssertionError(notice);
        });
    }

    /** What is shown when a lesson is taken by lines from a pipe. */
    private String pipe(String lines) throws IOException {
        StringWriter out = new StringWriter();
        try (Terminal dumb = TerminalBuilder.builder()
                .system(false)
                .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
                .type(Terminal.TYPE_DUMB)
                .build()) {
            new Learning(dumb, new PrintWriter(out, true), new Course(home))
                    .keeping(progress)
                    .reading(new BufferedReader(new StringReader(lines)), false)
                    .lesson("twos");
        }
        assertFalse(out.toString().contains("\u001b"), "escape codes in a pipe");
        return out.toString();
    }

    @Test
    void aPipeIsAnsweredLineByLineAndGoesOnWhereItLeft() throws IOException {
        String first = pipe("\n40 + a\n");
        assertTrue(first.contains("  → 2\n") && first.contains("Twice that is 4."), first);
        assertTrue(
                first.endsWith("42\nYou are at step 2 of 4, and it is kept. ./gradus learn twos goes on from here.\n"),
                first);
        String second = pipe("1\nh\n2\n\n\n");
        assertFalse(second.contains("# First") || second.contains("const a"), second);
        for (String shown : List.of(
                "One too many.",
                "Hint 1 of 1: Look above.",
                "✓ Right.",
                "→ 'through'",
                "./gradus start twos",
                "The next")) {
            assertTrue(second.contains(shown), shown + " in " + second);
        }
    }

    @Test
    void aPipeEditsACellUntilALineWithAPoint() throws IOException {
        String out = pipe("e\nconst a = 5\na * 2\n.\n:where\n");
        assertTrue(out.contains("  → 10\n") && out.contains("Twice that is 10."), out);
        assertTrue(out.contains("✓ First  (step 1)") && out.contains("▸ Second"), out);
    }

    @Test
    void theAnswerIsNotGivenAwayByAccident() throws IOException {
        String once = pipe("\nshow\n\nshow\n:hint\nshow\n");
        assertFalse(once.contains("The answer is"), once);
        assertTrue(pipe("show\nshow\n").contains("The answer is 2, Two."));
    }

    @Test
    void whatIsNoCommandSaysWhatIs() throws IOException {
        String out = pipe(":edti\n:go 9\n:find\n:find twice\n:find third\n:reset\nh\nb?\n");
        for (String shown : List.of(
                "There is no command :edti.",
                "numbered from 1 to 4",
                "Say more: :find TEXT",
                "step 2: Twice that is",
                "stands in no lesson",
                ":restart begins the lesson anew",
                "There is no question here.")) {
            assertTrue(out.contains(shown), shown + " in " + out);
        }
    }

    @Test
    void aNameThatTheLearnerTakesIsNoKeyAnyLonger() throws IOException {
        String out = pipe("const w = 7\nw\n:w\nw2?\n");
        assertTrue(out.contains("\n7\n") && out.contains("Twos: step 1 of 4"), out);
    }

    /** What a terminal of 80 by 24 shows when these are typed into it, one at each prompt. */
    private String typed(String... inputs) throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PipedOutputStream keyboard = new PipedOutputStream();
        Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .streams(new PipedInputStream(keyboard, 10_000), screen)
                .type("ansi")
                .encoding(StandardCharsets.UTF_8)
                .build();
        // given to the builder, the size comes out the other way round on JDK 22 and later
        terminal.setSize(new Size(80, 24));
        Thread learner = new Thread(() -> new Learning(terminal, terminal.writer(), new Course(home))
                .keeping(progress)
                .lesson("twos"));
        learner.start();
        int read = 0;
        for (String input : inputs) {
            if (input.equals("Ctrl-C")) {
                Thread.sleep(1000); // so that the cell before it runs by now; it never ends by itself
                terminal.raise(Terminal.Signal.INT);
                continue;
            }
            while (screen.toString(StandardCharsets.UTF_8).split("\u001b\\[\\?2004h", -1).length - 1 <= read) {
                Thread.sleep(10);
            }
            read++;
            keyboard.write(input.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        }
        learner.join();
        keyboard.close();
        terminal.close();
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCellIsEditedInPlaceAndALoopIsStoppedByCtrlC() throws Exception {
        String screen = typed(
                "e\r", "\b3\r", "s\r", "s\r", "b\r", "e\r", "\u0001while (true) {}\r", "Ctrl-C", "a + 39\r", "\u0004");
        assertTrue(screen.contains("This differs from the lesson's"), screen);
        assertTrue(screen.contains("Stopped."), screen);
        assertTrue(screen.contains("You are at step"), screen);
        assertEquals(
                "const a = 2\n3",
                progress.lesson("twos").orElseThrow().steps().values().stream()
                        .map(step -> String.valueOf(step.code()))
                        .filter(code -> code.startsWith("const a"))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void aLessonIsTakenToItsEndOnATerminal() throws Exception {
        String screen = typed("\r", "1\r", "?\r", "\r", "2\r", "\r", "\r", "q\r");
        for (String shown : List.of("[Enter] run", "1 to 2: your choice", "One too many.", "the end of \"Twos\"")) {
            assertTrue(screen.contains(shown), shown + " in " + screen);
        }
        assertTrue(progress.lesson("twos").orElseThrow().finished());
    }

    @Test
    void noMoreIsShownThanFits() {
        StringWriter out = new StringWriter();
        Pages pages = new Pages(new PrintWriter(out), false);
        pages.add(LessonPage.plain("1\n2\n3\n4\n\n6\n" + "7".repeat(25)));
        pages.print(6, 10);
        assertEquals("1\n2\n3\n4\n\n", out.toString(), "up to the empty line");
        pages.print(3, 10);
        assertEquals("1\n2\n3\n4\n\n6\n", out.toString(), "a long line takes three rows");
        pages.print(1, 10);
        assertTrue(pages.isEmpty(), "what never fits is shown all the same");
    }
}
