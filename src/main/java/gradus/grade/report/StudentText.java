package gradus.grade.report;

import gradus.grade.ClassResults.Answer;
import gradus.grade.ClassResults.Result;
import java.util.List;
import java.util.Locale;

/** What a student is told. Of hidden checks no more than whether all of them passed. */
final class StudentText {
    private StudentText() {}

    /** 3, or 2.5. */
    static String points(double points) {
        return points == Math.rint(points) ? Long.toString((long) points) : String.format(Locale.ROOT, "%.2f", points);
    }

    /** One line over all: how many visible checks passed, and whether the hidden ones did. */
    static String summary(Result result) {
        if (result.reason().isPresent()) {
            return result.reason().get();
        }
        long right = result.visible().stream().filter(Answer::isRight).count();
        String visible = right + " of " + result.visible().size() + " answers are right.";
        return result.hidden().isEmpty() ? visible : visible + " " + hidden(result.hidden());
    }

    static String hidden(List<Answer> hidden) {
        return hidden.stream().allMatch(Answer::isRight)
                ? "The hidden checks passed."
                : "Not all of the hidden checks passed.";
    }

    /** The quantity as a test's name. */
    static String name(Answer answer) {
        return answer.name().equals(answer.asked()) || answer.asked().isEmpty()
                ? answer.name()
                : answer.name() + " (" + answer.asked() + ")";
    }

    static String message(Answer answer, Result result) {
        return !answer.message().isEmpty()
                ? answer.message()
                : result.reason().orElse(answer.isRight() ? "Right." : "Not marked.");
    }
}
