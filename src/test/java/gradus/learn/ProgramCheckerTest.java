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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are tried by random programs: a small engine with three operations. */
class ProgramCheckerTest {
    private static final String CHECKS = """
            { "title": "A small engine", "inputs": {},
              "programs": { "engine": {
                "lines": ["const {leaf} = new V({at})", "{step}", "{pass}"],
                "value": "{last}.data", "gradient": "{leaf}.grad",
                "backward": "{node}.backward()", "zero": "{leaf}.zeroGrad()" } },
              "parts": [ { "function": "V", "program": "engine", "asks": [
                { "name": "add", "kind": "program", "question": "x.add(y)",
                  "draws": { "about": "add", "leaves": [2, 3], "steps": [1, 2] } },
                { "name": "mul", "kind": "program", "question": "x.mul(y)",
                  "draws": { "about": "mul", "leaves": [2, 3], "steps": [1, 2] } },
                { "name": "shared", "kind": "program", "question": "values used several times", "points": 2,
                  "draws": { "operations": ["add", "mul"], "steps": [3, 5], "sharing": "steps" } } ] } ] }
            """;

    private static final String RIGHT = """
            class V {
                constructor(data, operands = [], locals = []) { Object.assign(this, { data, operands, locals, grad: 0 }) }
                add(o) { return new V(this.data + o.data, [this, o], [1, 1]) }
                mul(o) {
                    return new V(this.data * o.data, [this, o], [o.data, this.data])
                }
                backward() {
                    const order = [], seen = new Set()
                    const visit = v => { if (seen.has(v)) return; seen.add(v); v.operands.forEach(visit); order.push(v) }
                    visit(this)
                    this.grad = 1
                    for (const v of order.reverse()) v.operands.forEach((o, i) => { o.grad += v.grad * v.locals[i] })
                }
            }
            """;

    @TempDir
    Path folder;

    private CheckReport check(String program) throws IOException {
        return check(program, Duration.ofSeconds(10));
    }

    private CheckReport check(String program, Duration limit) throws IOException {
        Files.writeString(folder.resolve("checks.json"), CHECKS);
        try (ExerciseChecker checker = new ExerciseChecker(Exercise.read(folder), limit)) {
            return checker.check(program, "answer.js", line -> {});
        }
    }

    private static Verdict of(CheckReport report, String name) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.ask().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRightEngineGetsFullMarksHoweverItIsBuilt() throws IOException {
        assertTrue(check(RIGHT).isFullMarks(), check(RIGHT).text());
        String closures = """
                function V(data) {
                    const self = { grad: 0, data: tensor(data), tape: [] }
                    const made = (value, sends) => {
                        const out = V(value)
                        out.tape = [...sends]
                        return out
                    }
                    self.add = o => made(self.data + o.data, [[self, 1], [o, 1]])
                    self.mul = o => made(self.data * o.data, [[self, o.data], [o, self.data]])
                    self.backward = () => send(self, 1)
                    return self
                }
                const send = (v, g) => { v.grad += g; v.tape.forEach(([o, local]) => send(o, g * local)) }
                """;
        assertTrue(check(closures).isFullMarks(), check(closures).text());
    }

    @Test
    void theSmallestProgramIsShownAndWhatIsWrongWithIt() throws IOException {
        CheckReport report = check(RIGHT.replace("o.grad += v", "o.grad = v"));
        assertTrue(of(report, "add").isRight() && of(report, "mul").isRight());
        Verdict shared = of(report, "shared");
        assertEquals(List.of("overwrite"), shared.misconceptions(), report.text());
        assertEquals(7, shared.line().orElse(0));
        assertTrue(shared.message().contains("its gradient has one contribution only."), shared.message());
        assertTrue(shared.message().contains("    const x = new V(2)\n"), shared.message());
        long steps = shared.message()
                .lines()
                .filter(line -> line.contains(".add(") || line.contains(".mul("))
                .count();
        assertTrue(steps <= 2, shared.message());
    }

    @Test
    void anOperationThatIsWrongByItselfIsLeftOutOfTheRest() throws IOException {
        CheckReport report = check(RIGHT.replace("[o.data, this.data]", "[o.data, 2]"));
        assertEquals(Outcome.WRONG, of(report, "mul").outcome());
        assertEquals(4, of(report, "mul").line().orElse(0));
        assertTrue(of(report, "mul").message().contains(".grad   // yours: 2\n"), report.text());
        assertTrue(of(report, "shared").isRight(), report.text());
        assertEquals(3, report.score());
    }

    @Test
    void whatIsNotThereIsStillToDo() throws IOException {
        for (String program :
                List.of("class V { }", "class V { add() {} mul() {} }", RIGHT.replaceAll("return new V[^}]*", ""))) {
            assertTrue(
                    check(program).verdicts().stream().allMatch(v -> v.outcome() == Outcome.MISSING),
                    check(program).text());
        }
        assertEquals(
                Outcome.MISSING,
                of(check(RIGHT.replace("add(o)", "plus(o)")), "add").outcome());
    }

    @Test
    void whatThrowsOrIsNoNumberIsTold() throws IOException {
        Verdict thrown = of(check(RIGHT.replace("[this, o], [1, 1])", "[this, o], foo)")), "add");
        assertTrue(thrown.message().contains("foo is not defined"), thrown.message());
        assertTrue(thrown.message().contains("answer.js:3"), thrown.message());
        for (String bad : List.of("NaN", "'4'", "[1, 2]", "() => 1")) {
            CheckReport report = check(RIGHT.replace("this.data + o.data", bad));
            assertFalse(of(report, "add").isRight(), bad + ": " + report.text());
        }
    }

    @Test
    void aBackwardPassWithoutEndIsStopped() throws IOException {
        String text = check(RIGHT.replace("visit(this)", "for (;;) {}"), Duration.ofSeconds(1))
                .text();
        assertTrue(text.contains("Stopped after 1 s."), text);
    }

    @Test
    void nothingIsGainedByPretending() throws IOException {
        String wrong = RIGHT.replace("[o.data, this.data]", "[1, 1]");
        for (String trick : List.of(
                "Object.defineProperty = () => {}; Object.is = () => true; Math.abs = () => 0;",
                "Object.prototype.todo = undefined; Object.prototype.r1 = 0;",
                "Number.prototype.valueOf = () => 1; Array.prototype.every = () => true;",
                "globalThis.grad = () => 1; Object.prototype.toString = () => 'right';")) {
            assertFalse(of(check(trick + wrong), "mul").isRight(), trick);
        }
        String getter = RIGHT.replace(
                "grad: 0 })",
                "grad: 0 }); let n = 0;"
                        + " Object.defineProperty(this, 'grad', { get: () => ({ valueOf: () => n++ }), set: v => {} })");
        assertFalse(of(check(getter), "add").isRight());
    }

    @Test
    void theSameAnswerIsToldTheSame() throws IOException {
        String wrong = RIGHT.replace("o.grad += v", "o.grad = v");
        assertEquals(check(wrong).text(), check(wrong).text());
    }

    /** The programs, and what mistakes make of them, are worked out once for all answers that a checker is given. */
    @Test
    void whatAnswersCameBeforeDoesNotMatter() throws IOException {
        List<String> answers = List.of(
                RIGHT,
                RIGHT.replace("o.grad += v", "o.grad = v"),
                RIGHT.replace("[o.data, this.data]", "[this.data, o.data]"),
                RIGHT.replace("v.grad * v.locals[i]", "v.locals[i]"),
                RIGHT.replace("v.grad * v.locals[i]", "0.9 * v.grad * v.locals[i]"),
                "");
        Files.writeString(folder.resolve("checks.json"), CHECKS);
        try (ExerciseChecker checker = new ExerciseChecker(Exercise.read(folder), Duration.ofSeconds(10))) {
            for (int round = 0; round < 2; round++) {
                for (String answer : answers) {
                    assertEquals(
                            check(answer).text(),
                            checker.check(answer, "answer.js", line -> {}).text());
                }
            }
        }
    }

    @Test
    void mistakesOfTheAuthorAreNamed() throws IOException {
        Files.writeString(
                folder.resolve("checks.json"), CHECKS.replace("\"program\": \"engine\"", "\"program\": \"motor\""));
        assertTrue(error().contains("names none of \"programs\""), error());
        Files.writeString(folder.resolve("checks.json"), CHECKS.replace("\"{step}\", ", ""));
        assertTrue(error().contains("program engine has no line with {step}"), error());
        Files.writeString(folder.resolve("checks.json"), CHECKS.replace("\"about\": \"mul\"", "\"about\": \"times\""));
        assertTrue(error().contains("times"), error());
        Files.writeString(folder.resolve("checks.json"), CHECKS.replace("\"gradient\": \"{leaf}.grad\",", ""));
        assertTrue(error().contains("needs one of \"slope\" and \"gradient\""), error());
    }

    private String error() {
        return assertThrows(GradusException.class, () -> Exercise.read(folder)).getMessage();
    }
}
