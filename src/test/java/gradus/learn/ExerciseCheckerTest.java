package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.course.Exercise;
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
            { "title": "Two paths", "function": "solve",
              "inputs": { "x": { "at": 2, "between": [0.5, 3] } },
              "forward": { "a": "x * x", "L": "a * x + 0 * a" },
              "asks": [
                { "name": "a", "kind": "value", "of": "a" },
                { "name": "dL_da", "kind": "local derivative", "of": "L", "by": "a" },
                { "name": "local", "kind": "local derivative", "of": "L", "by": "x" },
                { "name": "dL_dx", "kind": "accumulated derivative", "of": "L", "by": "x" } ] }
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
    void anAnswerMayBeComputedAnotherWay() throws IOException {
        assertTrue(check(solve("dL_dx: x ** 2 + 2 * x * x + 1e-12")).isFullMarks());
        assertTrue(check(solve("dL_dx: [3 * x * x]")).isFullMarks());
        assertTrue(check("const solve = ({ x }) => { const w = param(x); (w * w * w).backward();"
                        + " return { a: w * w, dL_da: x, local: x * x, dL_dx: w.grad } }")
                .isFullMarks());
    }

    @Test
    void aWrongAnswerIsNamedWithBothNumbers() throws IOException {
        CheckReport report = check(solve("dL_dx: -3 * x * x"));
        assertEquals(3, report.right());
        assertTrue(report.text().contains("dL_dx (dL/dx) is wrong: given -12, expected 12."), report.text());
    }

    @Test
    void aConstantPassesOnlyAtItsOwnPoint() throws IOException {
        assertTrue(check(solve("a: 4")).text().contains("a (a) is right at the task's own numbers only: with x ="));
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
