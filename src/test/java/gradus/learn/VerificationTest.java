package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    @TempDir
    Path folder;

    private String verify(String lesson) throws IOException {
        Path file = Files.writeString(folder.resolve("l.md"), "---\ntitle: T\n---\n" + lesson);
        List<String> lines = new ArrayList<>();
        Verification verification = new Verification(new Course(folder), lines::add);
        int failures = verification.path(file);
        String text = String.join("\n", lines);
        assertEquals(failures == 0, text.startsWith("ok"));
        return text;
    }

    @Test
    void theWholeCourseHolds() {
        List<String> lines = new ArrayList<>();
        Verification verification = new Verification(new Course(Path.of("")), lines::add);
        assertEquals(0, verification.all(), String.join("\n", lines));
        assertTrue(verification.proofs() >= 25);
    }

    @Test
    void anOutputHoldsToATolerance() throws IOException {
        assertTrue(verify("```js\n[1/3, 'a']\n```\n```output\n[0.33333333333, 'a']\n```\n")
                .startsWith("ok"));
    }

    @Test
    void aStaleOutputIsShownBesideTheNewOne() throws IOException {
        String text = verify("```js\n1 + 1\n```\n```output\n3\n```\n");
        assertTrue(text.contains("l.md:8: the recorded output is not what this cell shows now."), text);
        assertTrue(text.contains("expected:\n    3\n  got:\n    2"), text);
    }

    @Test
    void aCellMustFailExactlyAsAnnounced() throws IOException {
        assertTrue(verify("```js error=\"ReferenceError: foo is not defined.\"\nfoo\n```\n")
                .startsWith("ok"));
        String other = verify("```js error=\"something else\"\nfoo\n```\n");
        assertTrue(other.contains("l.md:5: this cell must fail as announced."), other);
        assertTrue(other.contains("expected:\n    something else\n  got:\n    ReferenceError: foo"), other);
        assertTrue(verify("```js error=\"anything\"\n1\n```\n").contains("got:\n    no error"));
        assertTrue(verify("```js\nfoo\n```\n").contains("l.md:5: this cell failed."));
    }

    @Test
    void numbersInProseAreComputed() throws IOException {
        assertTrue(verify("```js\nconst a = 2\n```\n\nIt is {eval}`a * 2`.\n").startsWith("ok"));
        assertTrue(verify("Text\nis {eval}`'a'`.\n").contains("l.md:5: {eval}`'a'` must give a number"));
        assertTrue(verify("It is {eval}`nope`.\n").contains("l.md:4: {eval}`nope` failed: ReferenceError: nope"));
    }

    private String claim(String code) throws IOException {
        return verify("```math\nf\n```\n```js claim\n" + code + "\n```\n");
    }

    @Test
    void aClaimHoldsForTwentyDraws() throws IOException {
        assertTrue(claim("const x = randn(3)\n[sin(x) ** 2 + cos(x) ** 2, ones(3)]")
                .startsWith("ok"));
        assertTrue(claim("const x = randn([])\n[[2 * x, x + x], [x, x]]").startsWith("ok"));
        assertTrue(claim("const x = randn([])\nallClose(x * x, x ** 2)").startsWith("ok"));
    }

    @Test
    void aFalseClaimIsShownWithItsSides() throws IOException {
        String text = claim("const x = rand([])\n[[x, x], [x + 1, x + 2]]");
        assertTrue(text.contains("l.md:8: pair 2 of the claim does not hold for seed 1."), text);
        assertTrue(text.contains("expected:\n    1.5") && text.contains("got:\n    2.5"), text);
        assertTrue(claim("rand([]).item() < 0").contains("the claim is false for seed 1."));
        assertTrue(claim("[rand(2), rand(2).reshape(2, 1)]").contains("does not hold"), "shapes differ");
        assertTrue(claim("[0 * rand([]) / 0, NaN]").contains("does not hold"), "NaN proves nothing");
    }

    @Test
    void aClaimThatCannotFailOrIsNoneIsRefused() throws IOException {
        assertTrue(claim("[1 + 1, 2]").contains("l.md:8: this claim draws nothing"));
        assertTrue(claim("rand([])").contains("a claim ends in a boolean, a pair"));
        String thrown = claim("rand([])\nnope");
        assertTrue(thrown.contains("the claim failed.") && thrown.contains("l.md:9:1"), thrown);
    }

    @Test
    void aClaimKeepsItsConstantsToItself() throws IOException {
        assertTrue(verify("""
                ```js
                const x = 1
                ```

                ```math
                f
                ```
                ```js claim
                const x = randn([])
                [x, x]
                ```

                ```js
                x
                ```
                ```output
                1
                ```
                """).startsWith("ok"));
    }

    @Test
    void aBoxedFormulaNeedsAClaim() throws IOException {
        String text = verify("```math\n\\boxed{a = a}\n```\n");
        assertTrue(text.contains("l.md:5: a \\boxed formula needs a claim"), text);
    }

    @Test
    void aFormulaShowsOnATerminal() throws IOException {
        String text = verify("```math\n\\nonsense{a}\n```\n");
        assertTrue(text.contains("l.md:5: a terminal cannot show \\nonsense"), text);
    }

    @Test
    void aQuestionIsAnswered() throws IOException {
        assertTrue(verify("""
                ```js
                const a = 2
                ```
                ```quiz
                kind: numeric
                question: "{eval}`a` times 2?"
                answer: a * 2
                mistakes:
                  - {is: a, because: no}
                hints: [h]
                ```
                """).startsWith("ok"));
        assertTrue(verify("```quiz\nkind: numeric\nquestion: q\nanswer: nope\nhints: [h]\n```\n")
                .contains("l.md:5: the quiz cannot be evaluated."));
        assertTrue(verify("```quiz\nkind: numeric\nquestion: q\nanswer: 1/0\nhints: [h]\n```\n")
                .contains("the answer must be made of finite numbers."));
        assertTrue(verify("""
                ```quiz
                kind: numeric
                question: q
                answer: 2
                mistakes:
                  - {is: 1 + 1, because: no}
                hints: [h]
                ```
                """).contains("this mistake is the answer: 1 + 1"));
    }

    @Test
    void wrongChoicesMustBeWrongAndTheRightOneRight() throws IOException {
        String quiz = """
                ```quiz
                kind: choice
                question: q
                answer: 1 + 1
                choices:
                  - {right: two, is: %s}
                  - {wrong: three, is: %s, because: no}
                hints: [h]
                ```
                """;
        assertTrue(verify(quiz.formatted("2", "3")).startsWith("ok"));
        assertTrue(verify(quiz.formatted("2", "2")).contains("a wrong choice is right: three"));
        assertTrue(verify(quiz.formatted("3", "3")).contains("the right choice is not the answer: two"));
    }

    @Test
    void anExpressionIsComparedAsAFunction() throws IOException {
        String quiz = """
                ```quiz
                kind: expression
                question: q
                variables: {x: [-2, 2], y: [1, 2]}
                answer: 2 * x * y
                mistakes:
                  - {is: %s, because: no}
                hints: [h]
                ```
                """;
        assertTrue(verify(quiz.formatted("x * y")).startsWith("ok"));
        assertTrue(verify(quiz.formatted("x * (y + y)")).contains("this mistake is the answer"));
    }

    @Test
    void linksAndImagesMustLeadSomewhere() throws IOException {
        Files.writeString(folder.resolve("other.md"), "# Some heading\n");
        assertTrue(verify("# Here\n\n[a](other.md#some-heading) [b](#here) [c](https://example.org)\n")
                .startsWith("ok"));
        assertTrue(verify("text\n[a](none.md)\n").contains("l.md:5: this leads to no file."));
        assertTrue(verify("![a](none.png)\n").contains("l.md:4: this leads to no file."));
        assertTrue(verify("[a](other.md#none)\n").contains("there is no such heading."));
    }

    @Test
    void theExerciseMustBeThere() throws IOException {
        Path file = Files.writeString(folder.resolve("e.md"), "---\ntitle: T\nexercise: nope\n---\n");
        List<String> lines = new ArrayList<>();
        assertEquals(1, new Verification(new Course(folder), lines::add).path(file));
        assertTrue(lines.get(1).contains("e.md:1: There is no exercise \"nope\"."), lines.toString());
    }

    @Test
    void aTaskSpeaksOfEveryFunctionAndChoice() throws IOException {
        Path exercise = Files.createDirectories(folder.resolve("exercises/01-e"));
        Files.createDirectory(folder.resolve("solutions"));
        Files.writeString(exercise.resolve("checks.json"), """
                { "title": "E", "inputs": {}, "parts": [ { "function": "explain", "asks": [
                  { "name": "why", "kind": "choice", "question": "Why?", "choices": [
                    { "id": "yes", "text": "because it is", "right": true },
                    { "id": "no", "text": "it is not", "because": "Is it?" } ] } ] } ] }
                """);
        Files.writeString(exercise.resolve("starter.js"), "const explain = () => ({})");
        Files.writeString(folder.resolve("solutions/01-e.js"), "const explain = () => ({ why: 'yes' })");
        Files.writeString(exercise.resolve("task.md"), "Write `explain`: `yes`: because\nit is, or `no`: it is not.");
        assertEquals(0, new Verification(new Course(folder), line -> {}).path(exercise));
        Files.writeString(exercise.resolve("task.md"), "Write it: `yes`: because it is, or no: it is not.");
        List<String> lines = new ArrayList<>();
        assertEquals(2, new Verification(new Course(folder), lines::add).path(exercise));
        assertTrue(lines.contains("  The task does not speak of explain."), lines.toString());
        assertTrue(lines.contains("  The task does not speak of `no`."), lines.toString());
    }

    @Test
    void coverageIsCountedOverTheCourse() throws IOException {
        Path lessons = Files.createDirectory(folder.resolve("lessons"));
        Files.writeString(lessons.resolve("coverage.yaml"), "A.1: one\nA.2: two\n");
        Files.writeString(lessons.resolve("01-a.md"), "---\ntitle: T\ncovers: [A.1, A.3]\n---\n");
        List<String> lines = new ArrayList<>();
        assertEquals(2, new Verification(new Course(folder), lines::add).all());
        String text = String.join("\n", lines);
        assertTrue(text.contains("covers names A.3, which is not in lessons/coverage.yaml."), text);
        assertTrue(text.contains("no lesson covers A.2, two."), text);
    }

    @Test
    void aBadFileIsOneErrorAndTheRestGoesOn() throws IOException {
        Path lessons = Files.createDirectory(folder.resolve("lessons"));
        Files.write(lessons.resolve("01-binary.md"), new byte[] {'a', '\n', (byte) 0xff, 0});
        Files.writeString(lessons.resolve("02-zero.md"), "a\n\n\0");
        try (RandomAccessFile large =
                new RandomAccessFile(lessons.resolve("03-large.md").toFile(), "rw")) {
            large.setLength(100L << 20);
        }
        Files.writeString(lessons.resolve("04-fence.md"), "---\ntitle: T\n---\n```js\n1\n");
        Files.writeString(lessons.resolve("05-good.md"), "---\ntitle: T\n---\n```js\n1\n```\n");
        List<String> lines = new ArrayList<>();
        assertEquals(4, new Verification(new Course(folder), lines::add).all());
        String text = String.join("\n", lines);
        assertTrue(text.contains("01-binary.md:2: this is not UTF-8 text."), text);
        assertTrue(text.contains("02-zero.md:3: this is not UTF-8 text."), text);
        assertTrue(text.contains("03-large.md:1: this file is larger than 16 MiB"), text);
        assertTrue(text.contains("04-fence.md:4: this fence is never closed."), text);
        assertTrue(text.contains("ok     " + lessons.resolve("05-good.md")), text);
    }

    @Test
    void aCellThatLoopsIsStoppedAndTheRestGoesOn() {
        Lesson lesson = LessonParser.parse(
                "---\ntitle: T\n---\n```js\nlet n = 1\nwhile (true) {}\n```\n\n```js\nn\n```\n```output\n2\n```\n",
                Path.of("l.md"));
        LessonVerification verification = new LessonVerification(new Course(folder), lesson, Duration.ofMillis(500));
        List<String> failures = verification.run();
        assertEquals(2, failures.size());
        assertTrue(failures.get(0).startsWith("l.md:5: this cell failed."), failures.get(0));
        assertTrue(failures.get(0).contains("Is there a loop that never ends?"), failures.get(0));
        assertTrue(failures.get(1).contains("got:\n  1"), failures.get(1));
    }

    @Test
    void updateRewritesWhatIsStaleAndAddsWhatIsMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("u.md"), """
                ---
                title: T
                ---
                ```js
                1/3
                ```

                ```output
                0.3333333333333
                ```

                ```js
                [1, 2]
                ```
                ```output
                3
                4
                ```
                text

                ```js
                print('a')
                2
                ```
                """);
        Verification verification = new Verification(new Course(folder), line -> {});
        assertEquals(2, verification.update(file));
        assertEquals("""
                ---
                title: T
                ---
                ```js
                1/3
                ```

                ```output
                0.3333333333333
                ```

                ```js
                [1, 2]
                ```
                ```output
                [1, 2]
                ```
                text

                ```js
                print('a')
                2
                ```

                ```output
                a
                2
                ```
                """, Files.readString(file));
        assertEquals(0, verification.path(file));
        assertEquals(0, verification.update(file));
    }

    @Test
    void updateBelievesNoCellThatFails() throws IOException {
        String text = "---\ntitle: T\n---\n```js\nnope\n```\n\n```js error=\"other\"\nnope\n```\n";
        Path file = Files.writeString(folder.resolve("u.md"), text);
        assertEquals(0, new Verification(new Course(folder), line -> {}).update(file));
        assertEquals(text, Files.readString(file));
    }

    @Test
    void theAuthoringGuideEndsInALessonThatHolds() throws IOException {
        String guide = Files.readString(Path.of("docs/authoring.md"));
        int start = guide.lastIndexOf("````markdown\n") + "````markdown\n".length();
        Path lesson = Files.writeString(
                folder.resolve("guide.md"), guide.substring(start, guide.indexOf("\n````", start) + 1));
        List<String> lines = new ArrayList<>();
        Verification verification = new Verification(new Course(folder), lines::add);
        assertEquals(0, verification.path(lesson), String.join("\n", lines));
        assertTrue(verification.proofs() > Proof.DRAWS);
    }
}
