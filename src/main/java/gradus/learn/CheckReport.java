package gradus.learn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.course.Ask;
import gradus.course.Exercise;
import gradus.view.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking one answer file.
 *
 * @param verdicts one for each quantity asked, in order; empty if the file could not be run
 * @param failure why the file could not be run, if it could not
 */
public record CheckReport(Exercise exercise, List<Verdict> verdicts, Optional<String> failure) {
    private static final int VERSION = 1;

    public int right() {
        return (int) verdicts.stream().filter(Verdict::isRight).count();
    }

    public boolean isFullMarks() {
        return failure.isEmpty() && right() == verdicts.size();
    }

    /** The points earned. */
    public double score() {
        return verdicts.stream().mapToDouble(Verdict::points).sum();
    }

    /** The points there are. */
    public double maxScore() {
        return exercise.checks().asks().stream().mapToDouble(Ask::points).sum();
    }

    /** The report as the learner reads it. */
    public String text() {
        String title = exercise.checks().title();
        if (failure.isPresent()) {
            return title + "\n" + failure.get();
        }
        if (isFullMarks()) {
            return title + "\nFull marks: all " + verdicts.size() + " answers are right.";
        }
        StringBuilder text = new StringBuilder(title)
                .append('\n')
                .append(right())
                .append(" of ")
                .append(verdicts.size())
                .append(" answers are right: ")
                .append(points(score()))
                .append(" of ")
                .append(points(maxScore()))
                .append(" points.");
        boolean manyParts = exercise.checks().parts().size() > 1;
        boolean manyWrong = verdicts.stream().filter(CheckReport::isWrong).count() > 1;
        Object part = null;
        boolean first = true;
        for (List<Verdict> group : groups()) {
            Verdict verdict = group.get(0);
            if (manyParts && verdict.part() != part) {
                part = verdict.part();
                text.append('\n').append(verdict.part().title());
            }
            text.append("\n  ").append(verdict.outcome().mark()).append(' ').append(said(group));
            if (first && isWrong(verdict)) {
                first = false;
                text.append(manyWrong ? "\n    Begin here: what comes after may be wrong because of it." : "");
            }
        }
        return text.toString();
    }

    /** What is not right, in order; neighbours of which the same is to be said together. */
    private List<List<Verdict>> groups() {
        List<List<Verdict>> groups = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.isRight()) {
                continue;
            }
            List<Verdict> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            boolean joins = verdict.isPlain()
                    && !last.isEmpty()
                    && last.get(0).isPlain()
                    && last.get(0).outcome() == verdict.outcome()
                    && last.get(0).part().equals(verdict.part());
            if (joins) {
                last.add(verdict);
            } else {
                groups.add(new ArrayList<>(List.of(verdict)));
            }
        }
        return groups;
    }

    private static String said(List<Verdict> group) {
        if (group.size() == 1) {
            return group.get(0).message().replace("\n", "\n    ");
        }
        List<String> names = group.stream().map(verdict -> verdict.ask().name()).toList();
        if (group.get(0).outcome() == Verdict.Outcome.MISSING) {
            return "Still to do: " + String.join(", ", names) + ".";
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1)
                + " are right, given your earlier mistake: mend that, and they may come right by themselves.";
    }

    private static boolean isWrong(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.WRONG
                || verdict.outcome() == Verdict.Outcome.WRONG_SHAPE
                || verdict.outcome() == Verdict.Outcome.WRONG_ELSEWHERE;
    }

    private static String points(double points) {
        return Numbers.rounded(points, 4);
    }

    /** The report for programs; docs/exercises.md has the schema. */
    public ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("version", VERSION);
        report.put("exercise", exercise.name());
        report.put("title", exercise.checks().title());
        report.put("status", failure.isPresent() ? "error" : isFullMarks() ? "passed" : "failed");
        report.put("score", score());
        report.put("maxScore", maxScore());
        failure.ifPresent(text -> report.put("failure", text));
        ArrayNode answers = report.putArray("answers");
        for (Verdict verdict : verdicts) {
            ObjectNode answer = answers.addObject();
            answer.put("name", verdict.ask().name());
            answer.put("part", verdict.part().title());
            answer.put("asked", verdict.ask().notation());
            answer.put("verdict", verdict.outcome().word());
            answer.put("points", verdict.points());
            answer.put("maxPoints", verdict.maxPoints());
            answer.put("message", verdict.message());
            ArrayNode ids = answer.putArray("misconceptions");
            verdict.misconceptions().forEach(ids::add);
            verdict.line().ifPresent(line -> answer.put("line", line));
            answer.put("hidden", verdict.ask().hidden());
        }
        return report;
    }
}
