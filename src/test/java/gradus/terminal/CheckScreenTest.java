package gradus.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.Attempt;
import gradus.learn.CheckReport;
import gradus.learn.ExerciseStanding;
import gradus.learn.Progress;
import gradus.learn.WorkFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check says fits the window, and is the same words in any. */
class CheckScreenTest {
    private static final Course COURSE = new Course(Path.of(""));

    @TempDir
    Path folder;

    private String shown(int width, boolean styled) {
        StringWriter text = new StringWriter();
        CheckScreen screen = new CheckScreen(new PrintWriter(text, true), width, styled);
        Progress progress = new Progress(folder.resolve("progress.json"), line -> {});
        Exercise exercise = Exercise.read(COURSE.exercise("xi-chain"));
        Path answer = exercise.folder().resolve("wrong/wrong-sign-of-xi1.js");
        try (Attempt attempt = new Attempt(COURSE, exercise, answer, progress, Duration.ofSeconds(10))) {
            CheckReport report = attempt.check(line -> {});
            attempt.nextHint(report);
            screen.renew("work/00-xi-chain.js");
            screen.report(attempt, report, true);
        }
        screen.summary(ExerciseStanding.in(COURSE, progress, new WorkFolder(folder)));
        screen.begun(exercise, Path.of("work/00-xi-chain.js"));
        return text.toString();
    }

    private static String words(String text) {
        return text.replaceAll("─+|\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void aReportIsAsWideAsTheWindow(int width) {
        String text = shown(width, false);
        assertFalse(text.contains("\u001b"), "escape codes where none may be");
        String longest = Arrays.stream(text.split("\n"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        assertTrue(longest.length() <= width, longest);
        assertTrue(words(text).contains("✗ dxi1_dW (dxi1/dW) is wrong (line 20): given 3, expected a negative number"));
        assertTrue(words(text).contains("· Hint 1 of 1 for dxi1_dW: Hold x fixed."), text);
        assertTrue(words(text).contains("xi-chain The xi-chain 0 of 17 in work"), text);
    }

    @Test
    void aNarrowWindowLosesNoWordOfTheReport() {
        String text = shown(40, false);
        String report = text.substring(0, text.indexOf("Exercises:"));
        assertTrue(Arrays.stream(report.split("\n")).allMatch(line -> line.length() <= 40), report);
        assertTrue(
                words(report).contains("✗ dxi1_dW (dxi1/dW) is wrong (line 20): given 3, expected a negative number"));
        assertTrue(words(text).contains("00 … xi-chain 0 of 17"), text);
    }

    @Test
    void theReadMeShowsWhatIsSaid() throws IOException {
        StringWriter text = new StringWriter();
        Exercise exercise = Exercise.read(COURSE.exercise("xi-chain"));
        Path answer = exercise.folder().resolve("wrong/wrong-sign-of-xi1.js");
        Progress progress = new Progress(folder.resolve("progress.json"), line -> {});
        try (Attempt attempt = new Attempt(COURSE, exercise, answer, progress, Duration.ofSeconds(10))) {
            new CheckScreen(new PrintWriter(text, true), 80, false).report(attempt, attempt.check(line -> {}), false);
        }
        assertTrue(Files.readString(Path.of("README.md")).contains("```text\n" + text + "```"), text.toString());
    }

    @Test
    void colourChangesNoWord() {
        assertEquals(words(shown(80, false)), words(shown(80, true).replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")));
    }
}
