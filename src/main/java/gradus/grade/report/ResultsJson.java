package gradus.grade.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.grade.ClassResults;
import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;

/** All results as JSON; docs/grading/schema.json is its schema. For teachers: hidden checks are in it. */
final class ResultsJson {
    private ResultsJson() {}

    static String of(ClassResults results) {
        ObjectNode node = Trees.object();
        node.put("version", 1);
        for (ClassResults.Sheet sheet : results.exercises().values()) {
            ObjectNode exercise = node.withArray("exercises").addObject();
            exercise.put("name", sheet.name());
            exercise.put("title", sheet.title());
            exercise.put("maxScore", sheet.maxScore());
        }
        node.putArray("results");
        for (Result result : results.results()) {
            ObjectNode entry = node.withArray("results").addObject();
            entry.put("student", result.student());
            entry.put("exercise", result.exercise().name());
            entry.put("file", result.file());
            entry.put("outcome", result.outcome().text());
            entry.put("passed", result.isPassed());
            entry.put("score", result.score());
            entry.put("maxScore", result.exercise().maxScore());
            result.reason().ifPresent(reason -> entry.put("reason", reason));
            entry.put("milliseconds", result.milliseconds());
            if (!result.output().isEmpty()) {
                entry.put("output", result.output());
            }
            entry.putArray("answers");
            for (Answer answer : result.answers()) {
                ObjectNode one = entry.withArray("answers").addObject();
                one.put("name", answer.name());
                one.put("part", answer.part());
                one.put("asked", answer.asked());
                one.put("verdict", answer.verdict());
                one.put("points", answer.points());
                one.put("maxPoints", answer.maxPoints());
                one.put("message", answer.message());
                answer.misconceptions().forEach(one.withArray("misconceptions")::add);
                one.put("hidden", answer.hidden());
            }
        }
        node.putArray("notes");
        results.notes().forEach(node.withArray("notes")::add);
        return Trees.text(node);
    }
}
