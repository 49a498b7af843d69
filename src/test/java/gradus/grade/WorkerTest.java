package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.course.Course;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<JsonNode> answers(String... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] in = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        new Worker(new Course(Path.of("")), new ByteArrayInputStream(in), out, false).run();
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static ObjectNode task(String id, String source) {
        return JSON.createObjectNode().put("id", id).put("exercise", "xi-chain").put("source", source);
    }

    /** In the order of the lines, each a result; a line that is no submission is answered too. */
    @Test
    void answersEachLine() throws IOException {
        String solution = Files.readString(Path.of("solutions/00-xi-chain.js"));
        ObjectNode encoded = JSON.createObjectNode()
                .put("id", "encoded")
                .put("exercise", "00")
                .put("base64", Base64.getEncoder().encodeToString(solution.getBytes(StandardCharsets.UTF_8)));
        ObjectNode loop = task("loop", "while (true) {}");
        loop.putObject("limits").put("statements", 100_000);
        ObjectNode slow = task("slow", "function solve() { for (;;) {} }");
        slow.putObject("limits").put("seconds", 0.3).put("statements", 1_000_000_000L);
        List<JsonNode> answers = answers(
                task("right", solution).toString(),
                encoded.toString(),
                task("prints", "print('hello'); function solve() { print('x'); return {} }")
                        .toString(),
                loop.toString(),
                slow.toString(),
                "not JSON",
                task("other", "").put("exercise", "no-such-exercise").toString(),
                task("right again", solution).toString());
        assertEquals(
                List.of("right", "encoded", "prints", "loop", "slow", "", "other", "right again"),
                answers.stream().map(answer -> answer.path("id").asText()).toList());
        assertEquals(
                List.of(
                        "graded",
                        "graded",
                        "graded",
                        "statement limit",
                        "timed out",
                        "unreadable",
                        "unknown exercise",
                        "graded"),
                answers.stream().map(answer -> answer.path("outcome").asText()).toList());
        assertEquals(17, answers.get(0).path("report").path("score").asInt());
        assertEquals(17, answers.get(1).path("report").path("score").asInt());
        assertEquals("hello\nx\n", answers.get(2).path("output").asText());
        assertTrue(answers.get(6).path("reason").asText().contains("There is no exercise"));
        assertEquals(17, answers.get(7).path("report").path("score").asInt());
    }

    @Test
    void aLineThatIsNoSubmissionIsToldWhatIsWrongWithIt() throws IOException {
        ObjectNode kind = task("kind", "");
        kind.putObject("limits").put("cpuSeconds", "long");
        List<JsonNode> answers = answers("{\"id\": \"none\"}", kind.toString(), "[]");
        assertEquals(
                List.of("none", "kind", ""),
                answers.stream().map(answer -> answer.path("id").asText()).toList());
        assertEquals(
                List.of(
                        "The line is not a submission: it has no exercise.",
                        "The line is not a submission: its limits.cpuSeconds is of another kind than it should be.",
                        "The line is not a submission: it has no id."),
                answers.stream().map(answer -> answer.path("reason").asText()).toList());
    }

    /** CPU time counts apart from the time on the clock, which must be long for a busy machine. */
    @Test
    void aProgramThatComputesForTooLongIsStopped() throws IOException {
        ObjectNode busy = task("busy", "function solve() { for (;;) {} }");
        busy.putObject("limits").put("cpuSeconds", 0.3).put("seconds", 600).put("statements", 1_000_000_000L);
        List<JsonNode> answers = answers(busy.toString());
        assertEquals("timed out", answers.get(0).path("outcome").asText());
        assertEquals(
                "The program was stopped after it had computed for 0.3 s. Is there a loop that never ends?",
                answers.get(0).path("reason").asText());
    }

    /** Where no limit is given, the model answer sets it: twenty times what it takes, and at least a second. */
    @Test
    void theModelAnswerSaysHowLongAProgramMayCompute(@TempDir Path home) throws IOException {
        assertEquals(1, cpuSeconds(new Course(Path.of(""))));

        Path exercise = Files.createDirectories(home.resolve("exercises/00-xi-chain"));
        for (String file : List.of("checks.json", "starter.js", "task.md")) {
            Files.copy(Path.of("exercises/00-xi-chain", file), exercise.resolve(file));
        }
        assertEquals(3, cpuSeconds(new Course(home)), "without a model answer");

        Path model = Files.createDirectories(home.resolve("solutions")).resolve("00-xi-chain.js");
        String solution = Files.readString(Path.of("solutions/00-xi-chain.js"));
        Files.writeString(model, solution + "\nfor (let i = 0; i < 2_000_000; i++) {}\n");
        assertTrue(cpuSeconds(new Course(home)) > 1, "with one that takes its time");

        Files.writeString(model, "for (;;) {}");
        assertEquals(3, cpuSeconds(new Course(home)), "with one that never ends");
    }

    private static double cpuSeconds(Course course) {
        return new Marker(course).ready("00-xi-chain").cpuSeconds();
    }

    /** The same operators of tensors in one session after the other: none remembers what another session did. */
    @Test
    void submissionsWithTheSameTextAreStrangers() throws IOException {
        String solution = Files.readString(Path.of("solutions/00-xi-chain.js"));
        List<JsonNode> answers = answers(
                task("a", solution).toString(),
                task("b", solution).toString(),
                task("c", solution).toString());
        answers.forEach(
                answer -> assertEquals(17, answer.path("report").path("score").asInt(), answer.toString()));
    }
}
