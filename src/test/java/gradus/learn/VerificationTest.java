package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertTrue(verification.proofs() > 25);
    }

    @Test
    void anOutputHoldsToATolerance() throws IOException {
        assertTrue(verify("```js\n[1/3, 'a']\n```\n```output\n[0.33333333333, 'a']\n```\n")
                .startsWith("ok"));
    }

    @Test
    void aStaleOutputIsShownBesideTheNewOne() throws IOException {
        String text = verify("```js\n1 + 1\n```\n```output\n3\n```\n");
        assertTrue(text.contains("l.md:5: the recorded output is not what this cell shows now."), text);
        assertTrue(text.contains("recorded:\n    3\n  shown:\n    2"), text);
    }

    @Test
    void aCellMustFailExactlyAsAnnounced() throws IOException {
        assertTrue(verify("```js error=\"ReferenceError: foo is not defined.\"\nfoo\n```\n")
                .startsWith("ok"));
        assertTrue(verify("```js error=\"something else\"\nfoo\n```\n").contains("it failed with"));
        assertTrue(verify("```js error=\"anything\"\n1\n```\n").contains("and it ran"));
        assertTrue(verify("```js\nfoo\n```\n").contains("l.md:5: this cell failed."));
    }

    @Test
    void numbersInProseAreComputed() throws IOException {
        assertTrue(verify("```js\nconst a = 2\n```\n\nIt is {eval}`a * 2`.\n").startsWith("ok"));
        assertTrue(verify("Text\nis {eval}`'a'`.\n").contains("l.md:5: {eval}`'a'` must give a number"));
        assertTrue(verify("It is {eval}`nope`.\n").contains("nope is not defined"));
    }
}
