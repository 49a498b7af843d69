package gradus.grade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The results of a class, as every report needs them.
 *
 * @param exercises those that occur, by name
 * @param results one for each submission, in order of students and exercises
 * @param absent the students who have handed in nothing to be marked
 * @param notes what was left out, and why
 */
public record ClassResults(
        Map<String, Sheet> exercises, List<Result> results, List<String> absent, List<String> notes) {
    /**
     * What an exercise asks.
     *
     * @param title for people
     * @param maxScore the points of all asks
     * @param asks the asks, with nothing earned
     * @param misconceptions what a misconception does, in a sentence, by its id
     */
    public record Sheet(
            String name, String title, double maxScore, List<Answer> asks, Map<String, String> misconceptions) {}

    /**
     * One asked quantity, and what became of it.
     *
     * @param part the part of the task that it belongs to
     * @param asked the quantity as mathematics writes it
     * @param verdict "right", "follows", "missing", "wrong" and so on
     * @param hidden whether students are not to see it
     */
    public record Answer(
            String name,
            String part,
            String asked,
            String verdict,
            double points,
            double maxPoints,
            String message,
            List<String> misconceptions,
            boolean hidden) {
        public boolean isRight() {
            return verdict.equals("right");
        }
    }

    /**
     * A student's result in one exercise.
     *
     * @param outcome how the marking ended
     * @param reason why nothing could be marked: the outcome's, or the checker's of a program that fails
     * @param answers one for each ask, also where nothing could be marked
     * @param output what the program printed
     */
    public record Result(
            String student,
            Sheet exercise,
            String file,
            Outcome outcome,
            Optional<String> reason,
            double score,
            List<Answer> answers,
            String output,
            long milliseconds) {
        /** Whether every ask is right, the hidden ones too. */
        public boolean isPassed() {
            return reason.isEmpty() && answers.stream().allMatch(Answer::isRight);
        }

        public List<Answer> visible() {
            return answers.stream().filter(answer -> !answer.hidden()).toList();
        }

        public List<Answer> hidden() {
            return answers.stream().filter(Answer::hidden).toList();
        }
    }

    /**
     * From the journal's entries: those of the exercises' starters, and those of the submissions.
     *
     * @param misconceptions for each exercise, its own and the catalogue's
     */
    public static ClassResults of(
            Map<String, Entry> starters,
            Map<String, Map<String, String>> misconceptions,
            List<Entry> entries,
            Submissions submissions) {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        starters.forEach(
                (name, entry) -> sheets.put(name, sheet(name, entry.mark().report(), misconceptions.get(name))));
        return new ClassResults(
                sheets,
                entries.stream()
                        .map(entry -> result(entry, sheets.get(entry.exercise())))
                        .toList(),
                List.copyOf(submissions.absent()),
                List.copyOf(submissions.notes()));
    }

    private static Sheet sheet(String name, JsonNode report, Map<String, String> misconceptions) {
        List<Answer> asks = new ArrayList<>();
        for (Answer answer : answers(report)) {
            asks.add(new Answer(
                    answer.name(),
                    answer.part(),
                    answer.asked(),
                    "not marked",
                    0,
                    answer.maxPoints(),
                    "",
                    List.of(),
                    answer.hidden()));
        }
        return new Sheet(
                name, report.path("title").asText(name), report.path("maxScore").asDouble(), asks, misconceptions);
    }

    private static Result result(Entry entry, Sheet sheet) {
        Mark mark = entry.mark();
        JsonNode report = mark.report();
        boolean marked = mark.outcome() == Outcome.GRADED && report != null;
        Optional<String> reason = marked
                ? Optional.ofNullable(report.path("failure").textValue())
                : Optional.of(mark.reason() == null ? mark.outcome().text() : mark.reason());
        List<Answer> answers = marked && reason.isEmpty() ? answers(report) : sheet.asks();
        return new Result(
                entry.student(),
                sheet,
                entry.file(),
                mark.outcome(),
                reason,
                marked && reason.isEmpty() ? report.path("score").asDouble() : 0,
                answers,
                mark.output() == null ? "" : mark.output(),
                mark.milliseconds());
    }

    private static List<Answer> answers(JsonNode report) {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode answer : report.path("answers")) {
            List<String> misconceptions = new ArrayList<>();
            answer.path("misconceptions").forEach(id -> misconceptions.add(id.asText()));
            answers.add(new Answer(
                    answer.path("name").asText(),
                    answer.path("part").asText(),
                    answer.path("asked").asText(answer.path("name").asText()),
                    answer.path("verdict").asText(),
                    answer.path("points").asDouble(),
                    answer.path("maxPoints").asDouble(1),
                    answer.path("message").asText(),
                    misconceptions,
                    answer.path("hidden").asBoolean()));
        }
        return answers;
    }

    /** The students who have results, in order. */
    public List<String> students() {
        TreeSet<String> students = new TreeSet<>();
        results.forEach(result -> students.add(result.student()));
        return List.copyOf(students);
    }

    public List<Result> of(String student) {
        return results.stream()
                .filter(result -> result.student().equals(student))
                .toList();
    }
}
