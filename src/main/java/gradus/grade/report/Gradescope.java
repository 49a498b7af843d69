package gradus.grade.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import gradus.grade.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** Gradescope's results.json: one submission is all that a student has handed in. */
final class Gradescope {
    private Gradescope() {}

    static String of(String student, List<Result> results) {
        ObjectNode node = Trees.object();
        node.put("score", results.stream().mapToDouble(Result::score).sum());
        node.put(
                "execution_time",
                results.stream().mapToLong(Result::milliseconds).sum() / 1000.0);
        node.put(
                "output",
                results.stream()
                        .map(result -> result.exercise().title() + ": " + StudentText.summary(result))
                        .collect(Collectors.joining("\n")));
        node.put("output_format", "text");
        node.put("test_output_format", "text");
        node.put("test_name_format", "text");
        node.put("visibility", "visible");
        node.put("stdout_visibility", "hidden");
        ArrayNode tests = node.putArray("tests");
        for (int i = 0; i < results.size(); i++) {
            addTests(tests, results.get(i), i + 1, results.size() > 1);
        }
        ObjectNode extra = node.putObject("extra_data");
        extra.put("student", student);
        results.forEach(result -> extra.withObjectProperty("outcomes")
                .put(result.exercise().name(), result.outcome().text()));
        return Trees.text(node);
    }

    private static void addTests(ArrayNode tests, Result result, int exercise, boolean several) {
        int number = 0;
        for (Answer answer : result.answers()) {
            ObjectNode test = tests.addObject();
            test.put("score", answer.points());
            test.put("max_score", answer.maxPoints());
            test.put("status", answer.isRight() ? "passed" : "failed");
            test.put("name", (several ? result.exercise().title() + ": " : "") + StudentText.name(answer));
            test.put("name_format", "text");
            test.put("number", exercise + "." + ++number);
            test.put("output", StudentText.message(answer, result));
            test.put("output_format", "text");
            ArrayNode tags = test.putArray("tags").add(result.exercise().name());
            if (result.outcome() != Outcome.GRADED) {
                tags.add(result.outcome().text());
            }
            answer.misconceptions().forEach(tags::add);
            test.put("visibility", answer.hidden() ? "hidden" : "visible");
        }
    }
}
