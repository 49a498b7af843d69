package gradus.grade.report;

import gradus.grade.ClassResults;
import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import gradus.grade.ClassResults.Sheet;
import gradus.grade.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * One page for the teacher: the class at a glance, then each student. It loads nothing, and its own policy lets nothing
 * run: all that comes from students is text.
 */
final class HtmlPage {
    private static final int BINS = 10;
    private static final int MOST_MISCONCEPTIONS = 10;

    private final ClassResults results;
    private final StringBuilder html = new StringBuilder();

    private HtmlPage(ClassResults results) {
        this.results = results;
    }

    static String of(ClassResults results) {
        return new HtmlPage(results).page();
    }

    private String page() {
        String style = resource("report.css");
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(sha256(style))
                .append(
                        "'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Results</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n<h1>Results</h1>\n");
        int students = results.students().size();
        html.append("<p>")
                .append(students)
                .append(students == 1 ? " student, " : " students, ")
                .append(results.results().size())
                .append(" submissions.</p>\n");
        results.exercises().values().forEach(this::exercise);
        notes();
        html.append("<h2>Students</h2>\n");
        results.students().forEach(this::student);
        return html.append("</body>\n</html>\n").toString();
    }

    private void exercise(Sheet sheet) {
        ClassStatistics statistics = ClassStatistics.of(results, sheet);
        html.append("<section>\n<h2>").append(text(sheet.title())).append("</h2>\n");
        html.append("<p>Mean ")
                .append(StudentText.points(statistics.mean()))
                .append(" of ")
                .append(StudentText.points(sheet.maxScore()))
                .append(", median ")
                .append(StudentText.points(statistics.median()))
                .append("; full marks: ")
                .append(statistics.passed())
                .append(" of ")
                .append(statistics.count())
                .append(".</p>\n");
        distribution(statistics, sheet);
        statistics.hardest().ifPresent(link -> html.append("<p>Hardest link: <strong>")
                .append(text(StudentText.name(link.answer())))
                .append("</strong>, right for ")
                .append(link.right())
                .append(" of ")
                .append(statistics.marked())
                .append(".</p>\n"));
        links(statistics);
        if (!statistics.misconceptions().isEmpty()) {
            html.append(
                    "<h3>Most common misconceptions</h3>\n<table>\n<tr><th>what they did</th><th class=\"n\">students</th></tr>\n");
            statistics.misconceptions().stream()
                    .limit(MOST_MISCONCEPTIONS)
                    .forEach(entry -> misconception(sheet, entry.getKey(), entry.getValue()));
            html.append("</table>\n");
        }
        html.append("</section>\n");
    }

    private void misconception(Sheet sheet, String id, int students) {
        String says = sheet.misconceptions().get(id);
        html.append("<tr><td>")
                .append(says == null ? text(id) : text(says) + " <em>" + text(id) + "</em>")
                .append("</td><td class=\"n\">")
                .append(students)
                .append("</td></tr>\n");
    }

    /** How many reached each tenth of the points, as bars that also say their number. */
    private void distribution(ClassStatistics statistics, Sheet sheet) {
        int[] bins = statistics.distribution(BINS);
        int most = Math.max(1, Arrays.stream(bins).max().orElse(1));
        html.append("<h3>Distribution of points</h3>\n<svg class=\"bars\" viewBox=\"0 0 500 150\" role=\"img\" ")
                .append("aria-label=\"Distribution of points\">\n");
        for (int i = 0; i < BINS; i++) {
            double height = 100.0 * bins[i] / most;
            String x = format(i * 50 + 4);
            html.append("<rect x=\"").append(x).append("\" y=\"").append(format(118 - height));
            html.append("\" width=\"42\" height=\"").append(format(height)).append("\"/>");
            if (bins[i] > 0) {
                html.append("<text x=\"").append(i * 50 + 25).append("\" y=\"").append(format(113 - height));
                html.append("\">").append(bins[i]).append("</text>");
            }
            html.append("<text class=\"axis\" x=\"").append(i * 50 + 25).append("\" y=\"136\">");
            html.append(StudentText.points(sheet.maxScore() * i / BINS)).append("</text>\n");
        }
        html.append("</svg>\n");
    }

    private void links(ClassStatistics statistics) {
        html.append(
                "<details><summary>Every link</summary>\n<table>\n<tr><th>asked</th><th class=\"n\">right</th><th></th></tr>\n");
        for (ClassStatistics.Link link : statistics.links()) {
            html.append("<tr><td>")
                    .append(text(StudentText.name(link.answer())))
                    .append(link.answer().hidden() ? " <em>hidden</em>" : "")
                    .append("</td><td class=\"n\">")
                    .append(link.right())
                    .append("</td><td><meter min=\"0\" max=\"")
                    .append(Math.max(1, statistics.marked()))
                    .append("\" value=\"")
                    .append(link.right())
                    .append("\"></meter></td></tr>\n");
        }
        html.append("</table></details>\n");
    }

    private void notes() {
        if (!results.notes().isEmpty()) {
            html.append("<section>\n<h2>Left out</h2>\n<ul>\n");
            results.notes()
                    .forEach(note -> html.append("<li>").append(text(note)).append("</li>\n"));
            html.append("</ul>\n</section>\n");
        }
    }

    private void student(String student) {
        List<Result> own = results.of(student);
        double score = own.stream().mapToDouble(Result::score).sum();
        double most =
                own.stream().mapToDouble(result -> result.exercise().maxScore()).sum();
        html.append("<details class=\"student\"><summary><span>")
                .append(text(student))
                .append("</span><span class=\"n\">")
                .append(StudentText.points(score))
                .append(" of ")
                .append(StudentText.points(most))
                .append("</span></summary>\n");
        own.forEach(this::result);
        html.append("</details>\n");
    }

    private void result(Result result) {
        html.append("<h3>")
                .append(text(result.exercise().title()))
                .append(": ")
                .append(StudentText.points(result.score()))
                .append(" of ")
                .append(StudentText.points(result.exercise().maxScore()))
                .append("</h3>\n");
        if (result.reason().isPresent()) {
            html.append("<p class=\"bad\">")
                    .append(text(result.outcome().text()))
                    .append("</p>\n<pre>")
                    .append(text(result.reason().get()))
                    .append("</pre>\n");
        } else {
            html.append("<table>\n");
            result.answers().forEach(this::answer);
            html.append("</table>\n");
        }
        if (!result.output().isEmpty()) {
            html.append("<details><summary>What it printed</summary><pre>")
                    .append(text(result.output()))
                    .append("</pre></details>\n");
        }
    }

    private void answer(Answer answer) {
        html.append("<tr class=\"")
                .append(answer.isRight() ? "good" : answer.points() > 0 ? "part" : "bad")
                .append("\"><td>")
                .append(text(StudentText.name(answer)))
                .append(answer.hidden() ? " <em>hidden</em>" : "")
                .append("</td><td>")
                .append(text(answer.verdict()))
                .append("</td><td class=\"n\">")
                .append(StudentText.points(answer.points()))
                .append("</td><td>")
                .append(answer.isRight() ? "" : text(answer.message()))
                .append("</td></tr>\n");
    }

    private static String format(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }

    /** A text of anybody's, as text and nothing else. Quotes too, for attributes. */
    static String text(String text) {
        return Texts.clipped(text, Integer.MAX_VALUE)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
