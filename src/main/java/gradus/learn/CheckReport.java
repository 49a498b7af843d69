package gradus.learn;

import gradus.course.Exercise;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking one answer file.
 *
 * @param verdicts one for each quantity asked, in order; empty if the file could not be run
 * @param failure why the file could not be run, if it could not
 */
public record CheckReport(Exercise exercise, List<Verdict> verdicts, Optional<String> failure) {
    public int right() {
        return (int) verdicts.stream().filter(Verdict::isRight).count();
    }

    public boolean isFullMarks() {
        return failure.isEmpty() && right() == verdicts.size();
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
                .append(" answers are right.");
        for (Verdict verdict : verdicts) {
            if (!verdict.isRight()) {
                text.append("\n  ").append(verdict.message().replace("\n", "\n    "));
            }
        }
        return text.toString();
    }
}
