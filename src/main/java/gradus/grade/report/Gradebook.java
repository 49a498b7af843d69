package gradus.grade.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import gradus.grade.ClassResults;
import gradus.grade.ClassResults.Result;
import gradus.grade.ClassResults.Sheet;
import gradus.grade.Outcome;
import gradus.grade.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The gradebook: a row for each student, a column for each exercise, the total, and what needs a look. */
final class Gradebook {
    private Gradebook() {}

    static String of(ClassResults results) {
        List<List<Object>> rows = new ArrayList<>();
        List<Object> header = new ArrayList<>(List.of("student"));
        results.exercises()
                .values()
                .forEach(sheet -> header.add(sheet.name() + " (" + StudentText.points(sheet.maxScore()) + ")"));
        header.add("total");
        header.add("remarks");
        rows.add(header);
        Set<String> students = new TreeSet<>(results.students());
        students.addAll(results.absent());
        students.forEach(student -> rows.add(row(results, student)));
        try {
            return new CsvMapper()
                    .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                    .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
                    .forType(Object.class)
                    .writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> row(ClassResults results, String student) {
        List<Object> row = new ArrayList<>(List.of(harmless(student)));
        List<String> remarks = new ArrayList<>();
        double total = 0;
        List<Result> own = results.of(student);
        if (own.isEmpty()) {
            remarks.add("nothing handed in");
        }
        for (Sheet sheet : results.exercises().values()) {
            Object cell = "";
            for (Result result : own) {
                if (result.exercise().equals(sheet)) {
                    total += result.score();
                    cell = number(result.score());
                    if (result.reason().isPresent()) {
                        remarks.add(sheet.name() + ": "
                                + (result.outcome() == Outcome.GRADED
                                        ? "does not run"
                                        : result.outcome().text()));
                    }
                }
            }
            row.add(cell);
        }
        row.add(number(total));
        row.add(harmless(String.join("; ", remarks)));
        return row;
    }

    private static Object number(double points) {
        return points == Math.rint(points) ? (Object) (long) points : (Object) points;
    }

    /** A text that no spreadsheet takes for a formula. */
    private static String harmless(String text) {
        String line = Texts.clipped(text, 300).replaceAll("[\\r\\n\\t]", " ");
        return line.matches("(?s)\\s*[=+\\-@|%].*") ? "'" + line : line;
    }
}
