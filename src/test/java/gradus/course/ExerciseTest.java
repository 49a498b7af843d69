package gradus.course;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseTest {
    private static final String GOOD = """
            { "title": "T",
              "inputs": { "x": { "at": 1, "between": [0, 2] } },
              "parts": [ { "function": "f", "forward": { "y": "x * x" },
                "asks": [ { "name": "dy", "kind": "local derivative", "of": "y", "by": "x" } ] } ] }
            """;

    @TempDir
    Path folder;

    private String error(String json) throws IOException {
        Files.writeString(folder.resolve("checks.json"), json);
        return assertThrows(GradusException.class, () -> Exercise.read(folder)).getMessage();
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertTrue(error(GOOD.replace("\"y\": \"x", "\"x\": \"x")).contains("the name x is given twice"));
        assertTrue(error(GOOD.replace("\"of\": \"y\"", "\"of\": \"q\"")).contains("asks for q"));
        assertTrue(error(GOOD.replace("\"by\": \"x\"", "\"by\": \"q\"")).contains("by q, which is neither"));
        assertTrue(error(GOOD.replace(", \"by\": \"x\"", "")).contains("by null, which is neither"));
        assertTrue(error(GOOD.replace("[0, 2]", "[2, 0]")).contains("low < high"));
        assertTrue(error(GOOD.replace("\"title\": \"T\",", "")).contains("title"));
        assertTrue(error(GOOD.replace("local derivative", "slope")).contains("checks.json:4"));
        assertTrue(error(GOOD.replace("\"asks\"", "\"ask\"")).contains("ask"));
        assertTrue(error("{ not json").contains("checks.json:1"));
        assertTrue(error(GOOD.replace("\"at\": 1, ", "")).contains("input x needs one of"));
        assertTrue(
                error(GOOD.replace("{ \"name\"", "{ \"points\": -1, \"name\"")).contains("0 points or more"));
        assertTrue(error(GOOD.replace("\"inputs\"", "\"hints\": { \"q\": [] }, \"inputs\""))
                .contains("hints for q"));
        assertTrue(error(GOOD.replace("\"forward\"", "\"takes\": [\"q\"], \"forward\""))
                .contains("takes q"));
        assertTrue(error(GOOD.replace("\"kind\": \"local derivative\"", "\"kind\": \"choice\""))
                .contains("exactly one is right"));
        assertTrue(error(GOOD.replace("\"kind\": \"local derivative\"", "\"kind\": \"text\""))
                .contains("dy needs \"contains\""));
        assertTrue(error(GOOD.replace("\"kind\": \"local derivative\"", "\"kind\": \"picture\", \"shows\": [\"q\"]"))
                .contains("dy shows q, which is neither"));
    }

    @Test
    void aWrongChoiceMustLeadOn() throws IOException {
        String choices = "\"kind\": \"choice\", \"question\": \"Why?\", \"choices\": [%s]";
        String right = "{ \"id\": \"a\", \"text\": \"A\", \"right\": true }";
        String wrong = "{ \"id\": \"%s\", \"text\": \"B\" }";
        String kind = "\"kind\": \"local derivative\"";
        assertTrue(error(GOOD.replace(kind, choices.formatted(right + ", " + wrong.formatted("b"))))
                .contains("choice b of dy needs \"because\""));
        assertTrue(error(GOOD.replace(kind, choices.formatted(right + ", " + wrong.formatted("a"))))
                .contains("has the choice a twice"));
    }

    @Test
    void aMissingFileIsNamed() {
        assertTrue(assertThrows(GradusException.class, () -> Exercise.read(folder))
                .getMessage()
                .startsWith("There is no file"));
    }
}
