package gradus.grade.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.grade.ClassResults;
import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import gradus.grade.ClassResults.Sheet;
import gradus.grade.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each format against a golden file in src/test/resources, and against what its specification demands. The class: one
 * student has all right, one fails a hidden check alone, one wrote something odd, one did not end. To renew the golden
 * files after a change that is meant: mvn test -Dtest=ReportsTest -Dgradus.golden=write, and look at the difference.
 */
class ReportsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path GOLDEN = Path.of("src/test/resources/gradus/grade/report");
    private static final String ODD = "=HYPERLINK(\"http://x\")<b>&'";

    @TempDir
    private Path out;

    private static Answer answer(
            String name, String part, String verdict, double points, String message, boolean hidden) {
        return new Answer(
                name,
                part,
                name.replace('_', '/'),
                verdict,
                points,
                1,
                message,
                verdict.equals("wrong") ? List.of("relu-mask-dropped") : List.of(),
                hidden);
    }

    private static ClassResults results() {
        String one = "1. The chain";
        String two = "2. The weights";
        List<Answer> asks = List.of(
                answer("dL_da", one, "not marked", 0, "", false),
                answer("dL_dw", two, "not marked", 0, "", false),
                answer("dL_db", two, "not marked", 0, "", true));
        Sheet sheet = new Sheet(
                "02-single-neuron",
                "A single neuron",
                3,
                asks,
                Map.of("relu-mask-dropped", "The gradient went through ReLU unchanged."));
        List<Answer> right = List.of(
                answer("dL_da", one, "right", 1, "dL_da is right.", false),
                answer("dL_dw", two, "right", 1, "dL_dw is right.", false),
                answer("dL_db", two, "right", 1, "dL_db is right.", true));
        List<Answer> hiddenWrong =
                List.of(right.get(0), right.get(1), answer("dL_db", two, "wrong", 0, "The secret is 42.", true));
        List<Answer> odd = List.of(
                answer("dL_da", one, "wrong", 0, "given <script>alert(1)</script> ]]> \u0007", false),
                answer("dL_dw", two, "follows", 0.5, "Right, given your dL_da.", false),
                right.get(2));
        return new ClassResults(
                Map.of(sheet.name(), sheet),
                List.of(
                        new Result("ada", sheet, "2.js", Outcome.GRADED, Optional.empty(), 3, right, "", 12),
                        new Result("ben", sheet, "2.md", Outcome.GRADED, Optional.empty(), 2, hiddenWrong, "", 15),
                        new Result(ODD, sheet, "2.js", Outcome.GRADED, Optional.empty(), 1.5, odd, "x".repeat(600), 15),
                        new Result(
                                "zoe",
                                sheet,
                                "2.js",
                                Outcome.TIMED_OUT,
                                Optional.of("The program was stopped after 10 s."),
                                0,
                                asks,
                                "",
                                10_000)),
                List.of("cid"),
                List.of("zoe/notes.js fits no exercise by its name, and was left out."));
    }

    private String written(String file) throws IOException {
        Reports.write(results(), out, EnumSet.allOf(Format.class));
        return Files.readString(out.resolve(file));
    }

    private static void assertGolden(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("gradus.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text, name);
    }

    private String odd() throws IOException {
        Reports.write(results(), out, EnumSet.allOf(Format.class));
        try (Stream<Path> files = Files.list(out.resolve("junit"))) {
            return files.map(file -> file.getFileName().toString().replace(".xml", ""))
                    .filter(name -> !Set.of("ada", "ben", "zoe").contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** https://gradescope-autograders.readthedocs.io/en/latest/specs/ */
    @Test
    void gradescope() throws IOException {
        assertGolden("gradescope-ben.json", written("gradescope/ben.json"));
        assertGolden("gradescope-zoe.json", written("gradescope/zoe.json"));
        Set<String> top = Set.of(
                "score",
                "execution_time",
                "output",
                "output_format",
                "test_output_format",
                "test_name_format",
                "visibility",
                "stdout_visibility",
                "extra_data",
                "tests",
                "leaderboard");
        Set<String> each = Set.of(
                "score",
                "max_score",
                "status",
                "name",
                "name_format",
                "number",
                "output",
                "output_format",
                "tags",
                "visibility",
                "extra_data");
        Set<String> formats = Set.of("text", "html", "simple_format", "md", "ansi");
        Set<String> visibilities = Set.of("hidden", "after_due_date", "after_published", "visible");
        for (String student : List.of("ada", "ben", "zoe", odd())) {
            JsonNode node = JSON.readTree(written("gradescope/" + student + ".json"));
            assertTrue(top.containsAll(names(node)));
            assertTrue(visibilities.contains(node.path("visibility").asText()));
            double sum = 0;
            for (JsonNode test : node.path("tests")) {
                assertTrue(each.containsAll(names(test)));
                assertTrue(
                        Set.of("passed", "failed").contains(test.path("status").asText()));
                assertTrue(formats.contains(test.path("output_format").asText()));
                assertTrue(visibilities.contains(test.path("visibility").asText()));
                sum += test.path("score").asDouble();
            }
            assertEquals(sum, node.path("score").asDouble());
        }
    }

    /** https://exercism.org/docs/building/tooling/test-runners/interface, version 3 */
    @Test
    void exercism() throws IOException {
        assertGolden("exercism-ben.json", written("exercism/ben/02-single-neuron/results.json"));
        assertGolden("exercism-zoe.json", written("exercism/zoe/02-single-neuron/results.json"));
        for (String student : List.of("ada", "ben", "zoe", odd())) {
            JsonNode node = JSON.readTree(written("exercism/" + student + "/02-single-neuron/results.json"));
            assertEquals(3, node.path("version").asInt());
            String status = node.path("status").asText();
            assertTrue(Set.of("pass", "fail", "error").contains(status));
            assertEquals(status.equals("error"), node.path("message").isTextual());
            assertTrue(node.path("tests").isArray());
            boolean all = true;
            for (JsonNode test : node.path("tests")) {
                assertTrue(
                        test.path("name").isTextual() && test.path("test_code").isTextual());
                assertTrue(Set.of("pass", "fail", "error")
                        .contains(test.path("status").asText()));
                assertTrue(test.path("output").asText().length() <= 500);
                assertTrue(test.path("task_id").isMissingNode()
                        || test.path("task_id").isInt());
                all &= test.path("status").asText().equals("pass");
            }
            assertTrue(!status.equals("pass") || all);
        }
    }

    /** The schema is written after that of Jenkins' xUnit plug-in, which also takes what Surefire writes. */
    @Test
    void junit() throws Exception {
        assertGolden("junit-ben.xml", written("junit/ben.xml"));
        assertGolden("junit-zoe.xml", written("junit/zoe.xml"));
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        for (String student : List.of("ada", "ben", "zoe", odd())) {
            schemas.newSchema(GOLDEN.resolve("junit.xsd").toFile())
                    .newValidator()
                    .validate(new StreamSource(new StringReader(written("junit/" + student + ".xml"))));
        }
    }

    @Test
    void gradebook() throws IOException {
        String csv = written("gradebook.csv");
        assertGolden("gradebook.csv", csv);
        csv.lines().forEach(line -> assertFalse(line.matches("\"?[=+@-].*"), line));
    }

    @Test
    void json() throws IOException {
        assertGolden("results.json", written("results.json"));
        JsonNode schema = JSON.readTree(Path.of("docs/grading/schema.json").toFile());
        Schemas.check(schema, JSON.readTree(written("results.json")), "results.json");
    }

    /** One page that loads nothing, runs nothing, and shows markup of students as text. */
    @Test
    void html() throws IOException {
        String page = written("report.html");
        assertGolden("report.html", page);
        assertFalse(Pattern.compile("<script|<link|<img|<iframe|src=|href=|url\\(|@import|\\son\\w+=|style=")
                .matcher(page)
                .find());
        assertTrue(page.contains("default-src 'none'; style-src 'sha256-"));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertTrue(page.contains(
                "The gradient went through ReLU unchanged. <em>relu-mask-dropped</em></td><td class=\"n\">2<"));
        assertTrue(page.contains("Hardest link"));
    }

    /** What students are shown says nothing of hidden checks, but whether all of them passed; and never that all passed. */
    @Test
    void hiddenChecksStayHidden() throws IOException {
        for (String file : List.of("exercism/ben/02-single-neuron/results.json", "junit/ben.xml")) {
            String text = written(file);
            assertFalse(text.contains("secret"), file);
            assertFalse(text.contains("dL_db"), file);
            assertTrue(text.contains("Not all of the hidden checks passed."), file);
        }
        assertEquals(
                "fail",
                JSON.readTree(written("exercism/ben/02-single-neuron/results.json"))
                        .path("status")
                        .asText());
        JsonNode gradescope = JSON.readTree(written("gradescope/ben.json"));
        assertTrue(gradescope.path("output").asText().endsWith("Not all of the hidden checks passed."));
        for (JsonNode test : gradescope.path("tests")) {
            assertEquals(
                    test.path("name").asText().startsWith("dL_db"),
                    test.path("visibility").asText().equals("hidden"));
        }
        assertFalse(results().results().get(1).isPassed());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
