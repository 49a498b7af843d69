package gradus.grade.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Exercism's results.json, version 3, of one exercise. All hidden checks are one test, which says no more than whether they passed. */
final class Exercism {
    private static final int MOST_OUTPUT = 500;
    private static final int MOST_MESSAGE = 65_535;
    private static final String TRUNCATED = "\nOutput was truncated. Please limit to 500 chars";
    private static final Pattern TASK = Pattern.compile("^(\\d{1,4})\\.");

    private Exercism() {}

    static String of(Result result) {
        ObjectNode node = Trees.object();
        node.put("version", 3);
        node.put("status", result.reason().isPresent() ? "error" : result.isPassed() ? "pass" : "fail");
        result.reason()
                .ifPresentOrElse(
                        reason -> node.put("message", reason.substring(0, Math.min(MOST_MESSAGE, reason.length()))),
                        () -> node.putNull("message"));
        ArrayNode tests = node.putArray("tests");
        if (result.reason().isPresent()) {
            return Trees.text(node); // no test was run
        }
        for (Answer answer : result.visible()) {
            ObjectNode test = tests.addObject();
            test.put("name", StudentText.name(answer));
            test.put("status", answer.isRight() ? "pass" : "fail");
            if (answer.isRight()) {
                test.putNull("message");
            } else {
                test.put("message", StudentText.message(answer, result));
            }
            if (tests.size() == 1 && !result.output().isEmpty()) {
                test.put("output", output(result.output()));
            }
            test.put("test_code", "answers." + answer.name() + " === " + answer.asked());
            Matcher task = TASK.matcher(answer.part());
            if (task.find()) {
                test.put("task_id", Integer.parseInt(task.group(1)));
            }
        }
        if (!result.hidden().isEmpty()) {
            boolean passed = result.hidden().stream().allMatch(Answer::isRight);
            ObjectNode test = tests.addObject();
            test.put("name", "Hidden checks");
            test.put("status", passed ? "pass" : "fail");
            test.put("message", passed ? null : StudentText.hidden(result.hidden()));
            test.put("test_code", "");
        }
        return Trees.text(node);
    }

    private static String output(String output) {
        return output.length() <= MOST_OUTPUT
                ? output
                : output.substring(0, MOST_OUTPUT - TRUNCATED.length()) + TRUNCATED;
    }
}
