package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.course.Exercise;
import gradus.learn.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exercise with two paths from x to L, so that local and accumulated derivatives differ. */
class ExerciseCheckerTest {
    private static final String CHECKS = """
            { "title": "Two paths",
              "inputs": { "x": { "at": 2, "between": [0.5, 3] } },
              "parts": [ { "function": "solve",
                "forward": { "a": "x * x", "L": "a * x + 0 * a" },
                "asks": [
                  { "name": "a", "kind": "value", "of": "a" },
                  { "name": "dL_da", "kind": "local derivative", "of": "L", "by": "a" },
                  { "name": "local", "kind": "local derivative", "of": "L", "by": "x" },
                  { "name": "dL_dx", "kind": "accumulated derivative", "of": "L", "by": "x" } ] } ] }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeExercise() throws IOException {
        Files.writeString(folder.resolve("checks.json"), CHECKS);
    }

    private CheckReport check(String program) throws IOException {
        Path file = Files.writeString(folder.resolve("answer.js"), program);
        return new ExerciseChecker(Exercise.read(folder), Duration.ofSeconds(2)).check(file, line -> {});
    }

    private static String solve(String answers) {
        return "function solve({ x }) { return { a: x * x, dL_da: x, local: x * x, dL_dx: 3 * x * x, " + answers
                + " } }";
    }

    @Test
    void theKeyFollowsEveryPath() throws IOException {
        assertTrue(check(solve("")).isFullMarks());
    }

    @Test
    void aMisspeltNameIsFoundAgain() throws IOException {
        CheckReport report = check("const solve = ({ x }) => ({ A: x * x, dL_da: x, dLdx: 3 * x * x })");
        assertTrue(report.text().contains("You returned A, which is not asked for: is it this one?"), report.text());
        assertTrue(report.text().contains("You returned dLdx,"), report.text());
    }

    @Test
    void anAnswerMayBeComputedAnotherWay() throws IOException {
        assertTrue(check(solve("dL_dx: x ** 2 + 2 * x * x + 1e-12")).isFullMarks());
        assertTrue(check(solve("dL_dx: [3 * x * x]")).isFullMarks());
        assertTrue(check("const solve = ({ x }) => { const w = tensor(x);"
                        + " return { a: w * w, dL_da: w, local: w ** 2, dL_dx: 3 * w * w } }")
                .isFullMarks());
    }

    @Test
    void aWrongAnswerIsToldWhatItDidAndNeverTheRightNumber() throws IOException {
        CheckReport sign = check(solve("dL_dx: -3 * x * x"));
        assertEquals(3, sign.right());
        assertTrue(
                sign.text()
                        .contains(
                                "✗ dL_dx (dL/dx) is wrong (line 1): given -12,"
                                        + " expected a positive number of the same order of magnitude. The sign is wrong.\n    If"),
                sign.text());
        CheckReport other = check(solve("dL_dx: 7 * x + 1"));
        assertTrue(
                other.text()
                        .contains("dL_dx (dL/dx) is wrong (line 1): given 15,"
                                + " expected another positive number of the same order of magnitude."),
                other.text());
        assertFalse(other.text().contains("12"), other.text());
    }

    @Test
    void whatFollowsFromAnEarlierMistakeEarnsItsShare() throws IOException {
        CheckReport report = check("function solve({ x }) { const a = x * x, dL_da = 2 * x, local = a;"
                + " return { a, dL_da, local, dL_dx: dL_da * 2 * x + local } }");
        assertEquals(Outcome.WRONG, report.verdicts().get(1).outcome());
        assertEquals(Outcome.FOLLOWS, report.verdicts().get(3).outcome());
        assertEquals(2.5, report.score());
        assertEquals(4, report.maxScore());
    }

    @Test
    void theEngineIsSwitchedOffForWorkByHand() throws IOException {
        String text = check("function solve({ x }) { return { dL_dx: grad(v => v ** 3)(x) } }")
                .text();
        assertTrue(text.contains("is done by hand, so the engine's own derivatives are switched off"), text);
        Files.writeString(
                folder.resolve("checks.json"), CHECKS.replace("\"inputs\"", "\"engine\": \"on\", \"inputs\""));
        assertEquals(
                1,
                check("function solve({ x }) { return { dL_dx: grad(v => v ** 3)(x) } }")
                        .right());
    }

    @Test
    void aConstantPassesOnlyAtItsOwnPoint() throws IOException {
        assertTrue(check(solve("a: 4")).text().contains("a is right at the task's own numbers only: with x ="));
    }

    @Test
    void whatIsNotANumberIsWrong() throws IOException {
        for (String bad : new String[] {"NaN", "Infinity", "-Infinity", "'4'", "{}", "x => x", "[1, [2]]", "true"}) {
            CheckReport report = check(solve("a: " + bad));
            assertEquals(3, report.right(), bad + ": " + report.text());
        }
        assertTrue(check(solve("a: undefined")).text().contains("a is still to do: a."));
    }

    @Test
    void aProgramThatFailsGetsOneMessageWithThePlace() throws IOException {
        assertTrue(check("function solve({ x }) {\n  return foo(x)\n}").text().contains("answer.js:2:10"));
        assertTrue(check("function solve({ x }) { return 3 }").text().contains("must return an object"));
        assertTrue(check("1").text().contains("There is no function solve"));
        assertTrue(check("function solve(").text().contains("SyntaxError"));
        assertTrue(check("function solve() { for (;;) {} }").text().contains("Stopped after 2 s."));
        assertTrue(check("for (;;) {}").text().contains("Stopped after 2 s."));
    }

    @Test
    void aKeyThatNumericalDifferentiationDeniesIsNotUsed() throws IOException {
        Files.writeString(folder.resolve("checks.json"), CHECKS.replace("\"x * x\"", "\"relu(x - 2)\""));
        GradusException e = assertThrows(GradusException.class, () -> check(solve("")));
        assertTrue(e.getMessage().contains("cannot be trusted"), e.getMessage());
    }
}
