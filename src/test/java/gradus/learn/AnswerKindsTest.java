package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Exercise;
import gradus.learn.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are no numbers, or numbers in other clothes: choices, texts, plots, lists of tensors. */
class AnswerKindsTest {
    private static final String CHECKS = """
            { "title": "Kinds", "engine": "on",
              "inputs": { "x": { "at": 2, "between": [1, 3] }, "s": { "shape": [4], "between": [1, 9] } },
              "parts": [
                { "function": "solve", "takes": ["x", "s"],
                  "forward": { "wide": "s * 1000 * x", "M": "stack([eye(2) * x, eye(2) * x * 2])" },
                  "asks": [
                    { "name": "wide", "kind": "value", "of": "wide", "question": "s, stretched" },
                    { "name": "M", "kind": "value", "of": "M" },
                    { "name": "linear", "kind": "picture", "shows": ["s"] },
                    { "name": "both", "kind": "picture", "question": "s and wide", "shows": ["s", "wide"], "logY": true },
                    { "name": "any", "kind": "picture" } ] },
                { "function": "explain", "takes": [],
                  "asks": [
                    { "name": "why", "kind": "choice", "question": "Why?", "choices": [
                      { "id": "so", "text": "so", "right": true },
                      { "id": "not", "text": "not", "because": "Why not?" } ] },
                    { "name": "word", "kind": "text", "contains": ["has already", "the graph"] } ] } ] }
            """;

    private static final String RIGHT = """
            const RIGHT = ({ x, s }) => ({ wide: s * 1000 * x, M: [eye(2) * x, eye(2) * x * 2], linear: plot.line(s),
                both: plot.line({ s, wide: s * 1000 * x }, { logY: true }), any: plot.bars([1, 2]) })
            """;

    @TempDir
    Path folder;

    private ExerciseChecker checker;

    @BeforeEach
    void writeExercise() throws IOException {
        Files.writeString(folder.resolve("checks.json"), CHECKS);
        checker = new ExerciseChecker(Exercise.read(folder), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        checker.close();
    }

    private Verdict verdict(String name, String answer, String explained) {
        CheckReport report = checker.check(
                RIGHT + "const solve = ({ x, s }) => ({ ...RIGHT({ x, s }), " + answer + " })\n"
                        + "const explain = () => ({ why: 'so', word: 'it has already let the graph go', " + explained
                        + " })",
                "answer.js",
                line -> {});
        assertTrue(report.failure().isEmpty(), report.text());
        report.verdicts().stream()
                .filter(v -> !v.ask().name().equals(name))
                .filter(v -> v.outcome() != Outcome.FOLLOWS)
                .forEach(v -> assertTrue(v.isRight(), v.message()));
        return report.verdicts().stream()
                .filter(v -> v.ask().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Verdict solved(String name, String answer) {
        return verdict(name, answer, "");
    }

    private Verdict explained(String name, String answer) {
        return verdict(name, "", answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "why: 'so'         | RIGHT       | why is right.",
                "why: 'not'        | WRONG       | why is not 'not'. Why not?",
                "why: 'perhaps'    | NOT_NUMBERS | why must be one of 'so', 'not', and it is 'perhaps'.",
                "why: 1            | NOT_NUMBERS | why must be one of 'so', 'not', and it is 1.",
                "why: undefined    | MISSING     | why is still to do: Why? One of 'so', 'not'.",
            })
    void aChoice(String answer, Outcome outcome, String message) {
        Verdict verdict = explained("why", answer);
        assertEquals(outcome, verdict.outcome());
        assertEquals(message, verdict.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "word: 'the graph has already gone'                 | RIGHT",
                "word: new Error('the graph has already gone')      | RIGHT",
                "word: 'the graph is gone'                          | WRONG",
                "word: 3                                            | WRONG",
                "word: ['the graph']                                | WRONG",
                "word: plot.line([1, 2])                            | WRONG",
                "word: null                                         | MISSING",
            })
    void aText(String answer, Outcome outcome) {
        assertEquals(outcome, explained("word", answer).outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear: plot.line({ a: s })",
                "linear: plot.line({ a: s * 2, b: s })",
                "linear: plot.line(s.toArray(), { x: [4, 3, 2, 1] })",
                "linear: plot.line(s.toArray().reverse())",
                "linear: plot.bars(s)",
                "linear: plot.line(log(s))",
                "linear: plot.scatter(s.toArray().map((v, i) => [i, v]))",
            })
    void aPlotMayShowTheNumbersInManyWays(String answer) {
        assertEquals(Outcome.RIGHT, solved("linear", answer).outcome());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear: plot.line(s * 2)        | linear has one line, and none with the numbers of s.",
                "linear: plot.line([1, 2, 3, 4]) | linear has one line, and none with the numbers of s.",
                "linear: plot.heatmap([[1, 2]])  | linear shows no series of numbers. A plot.line({ name: numbers, ... }) does.",
                "linear: graph(param(1) * 2)     | linear shows no series of numbers. A plot.line({ name: numbers, ... }) does.",
            })
    void aPlotOfOtherNumbersIsWrong(String answer, String message) {
        Verdict verdict = solved("linear", answer);
        assertEquals(Outcome.WRONG, verdict.outcome());
        assertEquals(message, verdict.message());
    }

    @Test
    void whatIsNoPictureIsSaidToBeNone() {
        assertEquals(Outcome.NOT_NUMBERS, solved("any", "any: s").outcome());
        assertEquals(Outcome.NOT_NUMBERS, solved("any", "any: 'a plot'").outcome());
        assertEquals(Outcome.RIGHT, solved("any", "any: plot.hist([1, 2, 3])").outcome());
    }

    @Test
    void numbersOfManySizesNeedALogarithmicAxisOrLogarithms() {
        Verdict linear = solved("both", "both: plot.line({ s, wide: s * 1000 * x })");
        assertEquals(Outcome.WRONG, linear.outcome());
        assertTrue(linear.message().startsWith("both has a linear axis"), linear.message());
        String logarithms = "both: plot.line({ s: log(s) / Math.LN10, wide: log(s * 1000 * x) / Math.LN10 })";
        assertEquals(Outcome.RIGHT, solved("both", logarithms).outcome());
    }

    @Test
    void aPlotOfAnEarlierMistakeFollows() {
        Verdict wide = solved("wide", "wide: s * 999, both: plot.line({ s, w: s * 999 }, { logY: true })");
        assertEquals(Outcome.WRONG, wide.outcome());
        assertTrue(wide.message().startsWith("wide (s, stretched) is wrong"), wide.message());
        CheckReport report = checker.check(
                RIGHT + "const solve = (i) => ({ ...RIGHT(i), wide: i.s,"
                        + " both: plot.line({ s: i.s, w: i.s }, { logY: true }) }); const explain = () => ({})",
                "answer.js",
                line -> {});
        assertEquals(Outcome.FOLLOWS, report.verdicts().get(3).outcome());
        assertEquals(0.5, report.verdicts().get(3).points());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M: stack([eye(2) * x, eye(2) * x * 2])      | RIGHT",
                "M: [[[x, 0], [0, x]], [[2 * x, 0], [0, 2 * x]]] | RIGHT",
                "M: [eye(2) * x, eye(2) * x]                 | WRONG",
                "M: [eye(2) * x]                             | WRONG_SHAPE",
                "M: [eye(2) * x, eye(3) * x]                 | NOT_NUMBERS",
                "M: [eye(2) * x, 1]                          | NOT_NUMBERS",
                "M: []                                       | WRONG_SHAPE",
            })
    void aListOfTensorsIsAnArray(String answer, Outcome outcome) {
        assertEquals(outcome, solved("M", answer).outcome());
    }

    @Test
    void aPartThatNeverEndsLeavesTheOthersTheirMarks() throws IOException {
        try (ExerciseChecker impatient = new ExerciseChecker(Exercise.read(folder), Duration.ofSeconds(2))) {
            CheckReport report = impatient.check(
                    "const solve = () => { for (;;) {} }; const explain = () => ({ why: 'so' })",
                    "answer.js",
                    line -> {});
            assertTrue(report.text().contains("wide was not returned: Stopped after 2 s."), report.text());
            assertTrue(report.verdicts().get(5).isRight(), report.text());
        }
    }
}
