package gradus.learn;

import gradus.learn.StepRecord.Outcome;
import java.util.List;

/**
 * How a learner did in a lesson.
 *
 * @param questions how many there are
 * @param right how many were answered
 * @param atOnce how many of these at the first try, without a hint
 * @param shown how many answers were given away
 * @param leftOut how many steps were skipped or not run
 */
public record Score(int questions, int right, int atOnce, int shown, int leftOut) {
    public static Score of(Walkthrough walk) {
        List<StepRecord> asked = walk.steps().stream()
                .filter(step -> step.quiz().isPresent())
                .map(walk::record)
                .toList();
        return new Score(
                asked.size(),
                count(asked, Outcome.RIGHT),
                (int) asked.stream()
                        .filter(done -> done.outcome() == Outcome.RIGHT)
                        .filter(done -> done.tries().size() == 1 && done.hints() == 0)
                        .count(),
                count(asked, Outcome.SHOWN),
                (int) walk.steps().stream()
                        .map(walk::record)
                        .filter(done -> !done.isDone() || done.outcome() == Outcome.SKIPPED)
                        .count());
    }

    private static int count(List<StepRecord> asked, Outcome outcome) {
        return (int) asked.stream().filter(done -> done.outcome() == outcome).count();
    }

    /** In a sentence or two. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (questions > 0) {
            text.append(right).append(" of ").append(questions).append(" questions answered");
            text.append(atOnce == 0 ? "" : ", " + atOnce + " at the first try");
            text.append(shown == 0 ? "." : "; " + shown + (shown == 1 ? " answer was shown." : " answers were shown."));
        }
        if (leftOut > 0) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(leftOut)
                    .append(leftOut == 1 ? " step was" : " steps were")
                    .append(" left out; w shows where.");
        }
        return text.isEmpty() ? "Every step done." : text.toString();
    }
}
