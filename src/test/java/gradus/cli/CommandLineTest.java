package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {}

    private static Outcome gradus(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        assertFalse((out + "" + err).contains("\tat "), "a Java stack trace: " + out + err);
        return new Outcome(exit, out.toString(), err.toString());
    }

    @Test
    void evalPrintsTheLastValue() {
        assertEquals(new Outcome(0, "2\n", ""), gradus("eval", "1+1"));
        assertEquals(new Outcome(0, "", ""), gradus("eval", "const a = 1"));
        assertEquals("-1\n", gradus("eval", "-exp(0)").out());
    }

    @Test
    void evalPrintsJson() {
        assertEquals(
                "[[2,4],[6,9.5]]\n",
                gradus("eval", "--json", "tensor([[1, 2], [3, 4.75]]) * 2").out());
        assertEquals(
                "{\"a\":[1,\"b\",null,true]}\n",
                gradus("eval", "--json", "({a: [1, 'b', null, true]})").out());
        assertEquals(1, gradus("eval", "--json", "x => x").exit());
    }

    @Test
    void anErrorGoesToStandardErrorAndExitsWithOne() {
        Outcome outcome = gradus("eval", "nope");
        assertEquals(1, outcome.exit());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("ReferenceError: nope is not defined.\n  at eval:1:1"));
    }

    @Test
    void aLessonPlaysThrough() {
        Outcome outcome = gradus("learn", "xi-chain", "--play");
        assertEquals(0, outcome.exit());
        for (String shown : new String[] {"-9", "0.9998766054240137", "dL/dW   = -0.00037018372795", "Now you."}) {
            assertTrue(outcome.out().contains(shown), shown);
        }
        assertFalse(outcome.out().contains("\u001b"), "escape codes in a pipe");
        assertTrue(gradus("learn").out().contains("xi-chain"));
    }

    @Test
    void aLessonThatFailsExitsWithOne() throws IOException {
        Path lesson = Files.writeString(folder.resolve("l.md"), "---\ntitle: T\n---\n```js\nnope\n```\n");
        Outcome outcome = gradus("learn", "--play", lesson.toString());
        assertEquals(1, outcome.exit());
        assertTrue(outcome.out().contains("l.md:5"));
    }

    @Test
    void theModelAnswerGetsFullMarksAndTheStarterItsToDoList() {
        Outcome solution = gradus("check", "xi-chain", "--file", "solutions/00-xi-chain.js");
        assertEquals(0, solution.exit());
        assertTrue(solution.out().contains("Full marks"));
        Outcome starter = gradus("check", "xi-chain", "--file", "exercises/00-xi-chain/starter.js");
        assertEquals(1, starter.exit());
        assertTrue(starter.out().contains("0 of 17 answers are right: 0 of 17 points."), starter.out());
        assertTrue(starter.out().contains("· Still to do: xi1, xi2, xi3"), starter.out());
        assertTrue(starter.out().contains("dL_dxi1, dL_dW."), starter.out());
    }

    @Test
    void aCheckPrintsJsonAlone() {
        Outcome solution = gradus("check", "0", "--file", "solutions/00-xi-chain.js", "--json");
        assertEquals(0, solution.exit());
        assertTrue(solution.out().startsWith("{\"version\":1,\"exercise\":\"00-xi-chain\""), solution.out());
        assertEquals(1, solution.out().lines().count());
        Outcome summary = gradus("check", "--json");
        assertEquals(0, summary.exit());
        assertTrue(summary.out().contains("\"exercise\":\"06-softmax-cross-entropy\""), summary.out());
        assertTrue(gradus("check").out().contains("softmax-cross-entropy"));
    }

    /** It runs on the learner's machine, at the first start: what it checks is no try of theirs. */
    @Test
    void aRehearsalShowsNothingAndIsNotRemembered() {
        String before = gradus("check", "--json").out();
        Outcome rehearsal = gradus("rehearse");
        assertEquals(0, rehearsal.exit());
        assertEquals("", rehearsal.out() + rehearsal.err());
        assertEquals(before, gradus("check", "--json").out());
    }

    @Test
    void anUnknownNameSuggestsTheNearest() {
        Outcome lesson = gradus("learn", "xi-chian", "--play");
        assertEquals(2, lesson.exit());
        assertTrue(lesson.err().contains("There is no lesson \"xi-chian\". Did you mean xi-chain?"), lesson.err());
        for (String command : new String[] {"check", "start"}) {
            assertTrue(gradus(command, "xichain").err().contains("Did you mean xi-chain?"));
        }
    }

    @Test
    void aBadFileIsOneSentence() throws IOException {
        assertTrue(gradus("check", "xi-chain", "--file", "no/such.js").err().contains("There is no file"));
        assertTrue(
                gradus("check", "xi-chain", "--file", folder.toString()).err().contains("is a folder"));
        Path binary = Files.write(folder.resolve("b.js"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertTrue(gradus("run", binary.toString()).err().contains("is not UTF-8 text"));
        assertEquals(1, gradus("run", "no/such.js").exit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evall",
                "--nope",
                "start",
                "start no-such",
                "check no-such",
                "check --hint",
                "check --watch",
                "check xi-chain --solution --hint",
                "check xi-chain --seconds x",
                "check xi-chain --seconds 0"
            })
    void aWrongCommandLineExitsWithTwo(String line) {
        Outcome outcome = gradus(line.split(" "));
        assertEquals(2, outcome.exit(), outcome.err());
        assertFalse(outcome.err().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "eval --help",
                "run --help",
                "learn --help",
                "check --help",
                "start --help",
                "verify --help"
            })
    void helpIsThere(String line) {
        Outcome outcome = gradus(line.split(" "));
        assertEquals(0, outcome.exit());
        assertTrue(line.equals("--version") || outcome.out().contains("Example"), outcome.out());
    }

    @Test
    void verifyProvesFilesAndUpdatesThem() throws IOException {
        Path lesson = Files.writeString(folder.resolve("l.md"), "---\ntitle: T\n---\n```js\n1 + 1\n```\n");
        Outcome fine = gradus("verify", lesson.toString());
        assertEquals(0, fine.exit(), fine.out());
        assertTrue(fine.out().endsWith("1 proof, 0 failures\n"), fine.out());
        assertEquals(0, gradus("verify", "--update", lesson.toString()).exit());
        String updated = Files.readString(lesson);
        assertTrue(updated.endsWith("```output\n2\n```\n"), updated);
        Files.writeString(lesson, updated.replace("1 + 1", "1 + 2"));
        Outcome stale = gradus("verify", lesson.toString());
        assertEquals(1, stale.exit());
        assertTrue(stale.out().contains("1 failure\n"), stale.out());
        assertEquals(2, gradus("verify", "--update").exit());
    }
}
