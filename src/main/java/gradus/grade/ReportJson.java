package gradus.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.learn.CheckReport;
import gradus.learn.Verdict;

/** The checker's report as the protocol carries it. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static ObjectNode of(CheckReport report) {
        ObjectNode node = JSON.createObjectNode();
        int most = report.exercise().checks().asks().size();
        node.put("version", 1);
        node.put("exercise", report.exercise().name());
        node.put("title", report.exercise().checks().title());
        node.put("status", report.failure().isPresent() ? "error" : report.isFullMarks() ? "passed" : "failed");
        node.put("score", report.right());
        node.put("maxScore", most);
        report.failure().ifPresent(failure -> node.put("failure", failure));
        for (Verdict verdict : report.verdicts()) {
            ObjectNode answer = node.withArray("answers").addObject();
            answer.put("name", verdict.ask().name());
            answer.put("part", report.exercise().checks().title());
            answer.put("asked", verdict.ask().notation());
            answer.put("verdict", kind(verdict));
            answer.put("points", verdict.isRight() ? 1 : 0);
            answer.put("maxPoints", 1);
            answer.put("message", verdict.message());
            answer.put("hidden", false);
        }
        return node;
    }

    private static String kind(Verdict verdict) {
        return verdict.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
