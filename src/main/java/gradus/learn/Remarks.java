package gradus.learn;

import gradus.course.Lesson.Cell;
import java.util.Optional;

/** What there is to say when a cell does not do what the lesson records: whose doing it is. */
final class Remarks {
    /** Enough to compare. */
    private static final int MOST_LINES = 8;

    private Remarks() {}

    /**
     * The remark, if there is one to make.
     *
     * @param done what the learner did at the cell's step
     * @param changed whether the learner changed something before it
     */
    static Optional<String> on(LessonPlayer.Played played, Cell cell, StepRecord done, boolean changed) {
        boolean stopped =
                played.error().filter(error -> error.equals("Stopped.")).isPresent(); // by the learner
        if (played.failure().isEmpty() || stopped) {
            return Optional.empty();
        }
        boolean learners = done.isEdited() || changed;
        if (played.error().isPresent() && !played.asAnnounced()) {
            return !learners
                    ? Optional.of("The lesson's own cell fails, which is a mistake of the lesson's.")
                    : done.isEdited()
                            ? Optional.empty()
                            : Optional.of("The cell is the lesson's own. It may need one that was skipped or changed.");
        }
        if (!learners) {
            return Optional.of("The lesson's file records something else here:\n" + shortened(recorded(cell))
                    + "\n`gradus verify` tells its author.");
        }
        String why = done.isEdited() ? "as you have edited the cell" : "as you have changed something before";
        if (cell.error().isPresent()) {
            return Optional.of("Here the lesson's own cell fails, and yours does not, " + why + ".");
        }
        return Optional.of(
                "This differs from the lesson's, " + why + ". The lesson's own shows:\n" + shortened(recorded(cell)));
    }

    private static String recorded(Cell cell) {
        return cell.output().map(output -> output.text()).or(cell::error).orElse("nothing");
    }

    private static String shortened(String text) {
        long lines = text.lines().count();
        String shown = String.join(
                "\n", text.lines().limit(MOST_LINES).map(line -> "  " + line).toList());
        return lines <= MOST_LINES ? shown : shown + "\n  ...";
    }
}
