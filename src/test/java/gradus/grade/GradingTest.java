package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.course.Course;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradingTest {
    private static final Course COURSE = new Course(Path.of(""));
    private static final double FULL_MARKS = 17;

    @TempDir
    private Path folder;

    private Path submissions;
    private Path out;
    private String answer;

    @BeforeEach
    void anAnswer() throws IOException {
        submissions = Files.createDirectory(folder.resolve("submissions"));
        out = folder.resolve("results");
        answer = Files.readString(Path.of("solutions/00-xi-chain.js"));
    }

    private Path put(String student, String file, String content) throws IOException {
        return Files.writeString(
                Files.createDirectories(submissions.resolve(student)).resolve(file), content);
    }

    private ClassResults grade(Quiet progress) {
        Grading grading = new Grading(COURSE, out, new Grading.Options(1, Allowance.STANDARD, 128));
        return grading.grade(Submissions.in(submissions, out, COURSE, Optional.empty()), progress);
    }

    /** All forms of an answer file, and all ways to write its name. */
    @Test
    void readsEveryFormOfAnAnswer() throws IOException {
        put("by number", "0.js", answer);
        put("by short name", "Xi Chain.JS", answer);
        put("markdown", "xi-chain.md", "# My answer\n\nThought about it.\n\n```js\n" + answer + "```\n\nDone.\n");
        put(
                "notebook",
                "00-xi-chain.ipynb",
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"text\"},"
                        + "{\"cell_type\": \"code\", \"source\": " + lines(answer) + "}]}");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
                Files.createDirectory(submissions.resolve("zip")).resolve("xi_chain.zip")))) {
            entry(zip, "my/xi-chain.js");
        }
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(submissions.resolve("zipped folder.zip")))) {
            entry(zip, "zipped folder/xi-chain.js");
            entry(zip, "zipped folder/notes.txt");
        }
        ClassResults results = grade(new Quiet());
        assertEquals(6, results.results().size());
        results.results()
                .forEach(result -> assertEquals(FULL_MARKS, result.score(), result.student() + result.reason()));
        assertEquals(List.of(), results.notes());
    }

    private void entry(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(String text) {
        StringBuilder lines = new StringBuilder("[");
        text.lines().forEach(line -> lines.append(lines.length() > 1 ? "," : "")
                .append('"')
                .append(line.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\\n\""));
        return lines.append("]").toString();
    }

    /** What is in the journal is not graded again; a torn last line is; so is a changed answer. */
    @Test
    void goesOnWhereItWasStopped() throws IOException {
        put("ada", "xi-chain.js", answer);
        put("ben", "xi-chain.js", "function solve() { return {}; }");
        Quiet first = new Quiet();
        grade(first);
        assertEquals(2, first.marked.size());

        put("cid", "xi-chain.js", answer);
        Files.writeString(out.resolve("journal.jsonl"), "{\"key\":\"torn", StandardOpenOption.APPEND);
        Quiet second = new Quiet();
        ClassResults results = grade(second);
        assertEquals(List.of("cid"), second.marked.stream().map(Entry::student).toList());
        assertEquals(2, second.done);
        assertEquals(
                List.of(FULL_MARKS, 0.0, FULL_MARKS),
                results.results().stream().map(ClassResults.Result::score).toList());

        put("ben", "xi-chain.js", answer);
        Quiet third = new Quiet();
        assertEquals(FULL_MARKS, grade(third).of("ben").get(0).score());
        assertEquals(List.of("ben"), third.marked.stream().map(Entry::student).toList());
        assertTrue(Files.readAllLines(out.resolve("journal.jsonl")).stream().noneMatch(line -> line.contains("torn")));
        assertFalse(Files.exists(out.resolve("scratch")));
    }

    @Test
    void twoGradersDoNotShareAJournal() throws IOException {
        Files.createDirectories(out);
        try (Journal journal = new Journal(out.resolve("journal.jsonl"))) {
            assertTrue(journal.find("any").isEmpty());
            GradusException e = assertThrows(GradusException.class, () -> grade(new Quiet()));
            assertTrue(e.getMessage().contains("Another gradus grade writes to"), e.getMessage());
        }
    }

    @Test
    void tellsWhatItLeavesOut() throws IOException {
        put("ada", "xi-chain.js", answer);
        put("ada", "xi-chain.md", "```js\n```");
        put("ada", "homework.js", answer);
        put("ben", "00-xi-chain (1).js", answer);
        put("cid", "letter.txt", "");
        put("results", "journal.jsonl", "");
        Submissions found = Submissions.in(submissions, submissions.resolve("results"), COURSE, Optional.empty());
        assertEquals(
                List.of("ada", "ben"),
                found.found().stream().map(Submission::student).toList());
        assertEquals(List.of("cid"), found.absent());
        assertEquals(
                List.of(
                        "ada/homework.js fits no exercise by its name, and was left out.",
                        "ada has two answers to 00-xi-chain: xi-chain.js was graded, and xi-chain.md left out.",
                        "cid has handed in nothing that is named after an exercise, and has no marks."),
                found.notes());
    }

    /** With one exercise named, as an autograder does, a lone answer may be called anything. */
    @Test
    void takesTheOnlyAnswerWhenOneExerciseIsGraded() throws IOException {
        put("ada", "homework.js", answer);
        Submissions found = Submissions.in(submissions, out, COURSE, Optional.of("00-xi-chain"));
        assertEquals("00-xi-chain", found.found().get(0).exercise());
    }
}
