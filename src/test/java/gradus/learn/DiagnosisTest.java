package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Exercise;
import gradus.explain.Misconception;
import gradus.explain.Misconceptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each misconception, made in an answer to a small exercise, is told by its name; what is none of them is not. */
class DiagnosisTest {
    private static final String SCALARS = """
            { "title": "Scalars",
              "inputs": { "x": { "at": 0.7, "between": [-2, 2] }, "w": { "at": 0.6, "between": [0.3, 2] },
                          "h": { "at": 1e-5 } },
              "parts": [ { "function": "solve",
                "forward": { "s": "sigmoid(x)", "t": "tanh(x)", "r": "relu(x)", "q": "x ** 2", "e": "exp(x)",
                             "d": "1 / w", "y": "w * w", "L": "s * w + t * w ** 2 + r * w + 3 * q * w + e * w - d + y",
                             "f": "x ** 4", "u": "sin(x)" },
                "asks": [
                  { "name": "ds", "kind": "local derivative", "of": "s", "by": "x" },
                  { "name": "dt", "kind": "local derivative", "of": "t", "by": "x" },
                  { "name": "dq", "kind": "local derivative", "of": "q", "by": "x" },
                  { "name": "de", "kind": "local derivative", "of": "e", "by": "x" },
                  { "name": "dd", "kind": "local derivative", "of": "d", "by": "w" },
                  { "name": "dy", "kind": "local derivative", "of": "y", "by": "w" },
                  { "name": "n", "kind": "central difference", "of": "f", "by": "x", "h": "h" },
                  { "name": "du", "kind": "value", "of": "u" } ] } ] }
            """;

    private static final String ARRAYS = """
            { "title": "A layer",
              "inputs": { "X": { "shape": [5, 4], "between": [-1, 1] }, "W": { "shape": [4, 4], "between": [-1, 1] },
                          "b": { "shape": [4], "between": [-1, 1] }, "labels": { "shape": [5], "integers": [0, 3] },
                          "Y": { "given": "oneHot(labels, 4)" } },
              "parts": [ { "function": "solve",
                "forward": { "Z": "matmul(X, W) + b", "A": "relu(Z)", "P": "softmax(A)", "L": "mean(-sum(Y * log(P), 1))" },
                "asks": [
                  { "name": "dP", "kind": "accumulated derivative", "of": "L", "by": "P" },
                  { "name": "dA", "kind": "accumulated derivative", "of": "L", "by": "A" },
                  { "name": "dZ", "kind": "accumulated derivative", "of": "L", "by": "Z" },
                  { "name": "dW", "kind": "accumulated derivative", "of": "L", "by": "W" },
                  { "name": "db", "kind": "accumulated derivative", "of": "L", "by": "b" } ] } ] }
            """;

    /** A normalisation: the mean of each column is used twice, and an exercise's own wrong forms build on one another. */
    private static final String TWO_USES = """
            { "title": "Two uses",
              "inputs": { "X": { "shape": [5, 3], "between": [-1, 1] }, "G": { "shape": [5, 3], "between": [-1, 1] } },
              "parts": [ { "function": "solve",
                "forward": { "m": "mean(X, 0)", "C": "X - m", "Q": "C * m", "L": "sum(G * Q)" },
                "asks": [
                  { "name": "C", "kind": "value", "of": "C" },
                  { "name": "L", "kind": "value", "of": "L" },
                  { "name": "dQ", "kind": "accumulated derivative", "of": "L", "by": "Q" },
                  { "name": "dC", "kind": "accumulated derivative", "of": "L", "by": "C" },
                  { "name": "dm", "kind": "accumulated derivative", "of": "L", "by": "m" } ] } ],
              "misconceptions": [
                { "id": "one-way", "answers": { "dm": "sum(dQ * C, 0)" }, "says": "One way.", "asks": "Which?" },
                { "id": "not-centred", "forward": { "C": "X" }, "says": "Not centred.", "asks": "Where?" },
                { "id": "nothing", "answers": { "dm": "0 * dm" }, "says": "Nothing.", "asks": "What?" } ] }
            """;

    /** The right answer to each, which a wrong line then follows and overrides. */
    private static final String RIGHT = """
            const P = softmax(relu(matmul(X, W) + b)), Z = matmul(X, W) + b, A = relu(Z), N = 5;
            let dP = -Y / P / N, dA = (P - Y) / N, dZ = dA * greater(Z, 0), dW = matmul(X.T, dZ), db = sum(dZ, 0);
            """;

    @TempDir
    Path folder;

    private CheckReport check(String exercise, String program) throws IOException {
        Files.writeString(folder.resolve("checks.json"), exercise);
        try (ExerciseChecker checker = new ExerciseChecker(Exercise.read(folder), Duration.ofSeconds(5))) {
            return checker.check(program, "answer.js", line -> {});
        }
    }

    private static Verdict of(CheckReport report, String name) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.ask().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ds | x * (1 - x)                                   | sigmoid-from-z",
                "ds | sigmoid(s) * (1 - sigmoid(s))                 | sigmoid-twice",
                "ds | s                                             | sigmoid-half",
                "ds | -s * (1 - s)                                  | sign",
                "dt | 1 - x * x                                     | tanh-from-z",
                "dt | 1 - tanh(t) ** 2                              | tanh-twice",
                "dt | 1 - t                                         | tanh-not-squared",
                "dq | x                                             | square-factor",
                "dq | 2 * x ** 2                                    | power-not-lowered",
                "de | x * exp(x - 1)                                | exp-as-power",
                "dd | 1 / w ** 2                                    | quotient-sign",
                "dd | -1 / w                                        | quotient-not-squared",
                "dy | w                                             | overwrite",
                "n  | ((x + h) ** 4 - x ** 4) / h                   | forward-difference",
                "n  | ((x + h) ** 4 - (x - h) ** 4) / h             | divided-by-h",
                "n  | ((x + 0.1) ** 4 - (x - 0.1) ** 4) / 0.2       | h-too-large",
            })
    void aMistakeWithNumbers(String name, String wrong, String id) throws IOException {
        CheckReport report = check(
                SCALARS,
                "const solve = ({ x, w, h }) => { const s = sigmoid(x), t = tanh(x); return { " + name + ": " + wrong
                        + " } }");
        assertEquals(id, String.join(",", of(report, name).misconceptions()), report.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dP | dP = -Y / P                                      | batch-mean",
                "dA | dA = dP * P * (1 - P)                            | softmax-diagonal",
                "dA | dA = dP                                          | cross-entropy-by-p",
                "dZ | dZ = dA                                          | relu-mask-dropped",
                "dZ | dZ = dA * lessEqual(Z, 0)                        | relu-mask-inverted",
                "dZ | dZ = dA * greater(dA, 0)                         | relu-mask-upstream",
                "dZ | dZ = dA * A                                      | mask-by-activation",
                "dZ | dZ = greater(Z, 0)                               | upstream-ignored",
                "db | db = dZ                                          | bias-not-summed",
                "db | db = mean(dZ, 0)                                 | bias-averaged",
                "dW | dW = matmul(X.T, dZ).T                           | transpose-superfluous",
                "dW | dW = matmul(X.T, -dZ)                            | sign",
                "dZ | dZ = -dA * lessEqual(Z, 0)                       | 'relu-mask-inverted,sign'",
            })
    void aMistakeWithArrays(String name, String wrong, String ids) throws IOException {
        CheckReport report = check(
                ARRAYS,
                "const solve = ({ X, W, b, Y }) => { " + RIGHT + "\n" + wrong + "; return { dP, dA, dZ, dW, db } }");
        Verdict verdict = of(report, name);
        assertEquals(ids, String.join(",", verdict.misconceptions()), report.text());
        assertEquals(4, verdict.line().orElse(0), "the line of the mistake itself");
        assertTrue(verdict.message().endsWith("?"), "it ends in a question");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "L  | L = mean(G * Q)                                  | mean-for-sum",
                "dm | dm = dQ * C - sum(dC, 0)                         | broadcast-not-undone",
                "dm | dm = sum(dQ * C, 0) - dC                         | broadcast-not-undone",
                "dm | dm = (sum(dQ * C, 0) - sum(dC, 0)) / 5           | bias-averaged",
                "dm | dm = dQ                                          | inner-derivative-forgotten",
                "dm | dm = sum(dQ * C, 0)                              | one-way",
                "dm | dm = zeros(3)                                    | nothing",
            })
    void aMistakeWithSeveralUses(String name, String wrong, String id) throws IOException {
        CheckReport report = check(TWO_USES, twoUses(wrong));
        assertEquals(id, String.join(",", of(report, name).misconceptions()), report.text());
    }

    private static String twoUses(String wrong) {
        return "const solve = ({ X, G }) => { const m = mean(X, 0);"
                + " let C = X - m, Q = C * m, L = sum(G * Q), dQ = G, dC = dQ * m, dm = sum(dQ * C, 0) - sum(dC, 0); "
                + wrong
                + "; return { C, L, dQ, dC, dm } }";
    }

    @Test
    void anExercisesOwnMistakeIsSeenBehindAnotherOne() throws IOException {
        CheckReport report = check(TWO_USES, twoUses("dQ = 2 * G; dm = sum(dQ * C, 0)"));
        assertTrue(of(report, "dQ").message().startsWith("dQ (dL/dQ) is wrong"), report.text());
        assertEquals("one-way", String.join(",", of(report, "dm").misconceptions()), report.text());
    }

    @Test
    void whatComesOfAnOwnMistakeFollowsFromIt() throws IOException {
        CheckReport report = check(TWO_USES, twoUses("C = X; L = sum(G * X * m); dm = sum(G * X, 0)"));
        assertEquals("not-centred", String.join(",", of(report, "C").misconceptions()), report.text());
        assertEquals(Verdict.Outcome.FOLLOWS, of(report, "L").outcome(), report.text());
        assertEquals(Verdict.Outcome.FOLLOWS, of(report, "dm").outcome(), report.text());
    }

    @Test
    void anAnswerThatBuildsOnAnUnusableOneIsToldSo() throws IOException {
        CheckReport report = check(TWO_USES, twoUses("dC = sum(dC, 1); dm = sum(7 * G, 0)"));
        assertTrue(
                of(report, "dm")
                        .message()
                        .endsWith("is not right, and builds on dC, which cannot be used as it is: mend that first."),
                report.text());
    }

    @Test
    void aNewMistakeIsSeenBehindAnOldOne() throws IOException {
        CheckReport report = check(
                ARRAYS,
                "const solve = ({ X, W, b, Y }) => { " + RIGHT
                        + " dA = P - Y; dZ = dA; db = sum(dZ, 0); return { dP, dA, dZ, db } }");
        assertEquals("batch-mean", String.join(",", of(report, "dA").misconceptions()));
        assertEquals("relu-mask-dropped", String.join(",", of(report, "dZ").misconceptions()));
        assertEquals(Verdict.Outcome.FOLLOWS, of(report, "db").outcome());
    }

    @ParameterizedTest
    @CsvSource({"0", "-0", "1"})
    void theSameNumberEverywhereIsNeitherExplainedNorFollowsFromItself(String number) throws IOException {
        Exercise chain = Exercise.read(Path.of("exercises/00-xi-chain"));
        try (ExerciseChecker checker = new ExerciseChecker(chain, Duration.ofSeconds(5))) {
            CheckReport report = checker.check(
                    "const solve = () => new Proxy({}, { get: () => " + number + " })", "answer.js", line -> {});
            for (Verdict verdict : report.verdicts()) {
                boolean chance = verdict.isRight() || verdict.outcome() == Verdict.Outcome.WRONG_ELSEWHERE;
                assertTrue(chance || verdict.points() == 0, verdict.message());
                assertEquals("", String.join(",", verdict.misconceptions()), verdict.message());
            }
        }
    }

    @Test
    void randomNumbersAreNotExplained() throws IOException {
        Random random = new Random(7);
        StringBuilder explained = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            StringBuilder program = new StringBuilder("const solve = ({ X, W, b, Y }) => ({ ");
            for (String name : new String[] {"dP", "dA", "dZ"}) {
                program.append(name)
                        .append(": randn([5, 4], { seed: ")
                        .append(random.nextInt(10_000))
                        .append(" }), ");
            }
            program.append("dW: randn([4, 4], { seed: ")
                    .append(i)
                    .append(" }), db: randn([4], { seed: ")
                    .append(i);
            CheckReport report = check(ARRAYS, program.append(" }) })").toString());
            report.verdicts().stream()
                    .filter(verdict -> verdict.outcome() != Verdict.Outcome.WRONG
                            || !verdict.misconceptions().isEmpty())
                    .forEach(verdict -> explained.append(verdict.message()).append('\n'));
        }
        assertEquals("", explained.toString());
    }

    @Test
    void theCatalogueAsksAQuestionEachTime() {
        assertTrue(Misconceptions.all().size() >= 25);
        for (Misconception misconception : Misconceptions.all()) {
            assertTrue(
                    misconception.asks().endsWith("?") || misconception.asks().endsWith("expect?"), misconception.id());
            assertTrue(misconception.says().endsWith("."), misconception.id());
        }
    }
}
