package gradus.learn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a learner did at one step of a lesson.
 *
 * @param outcome how it ended; null while it is open
 * @param code the learner's own code in the cell; null for the lesson's
 * @param output what the cell showed last
 * @param error the message of the cell's error, if it ended in one; else null
 * @param tries answers to the question, in order
 * @param hints how many hints were taken
 * @param inputs what else was typed here, before the cell was run
 */
public record StepRecord(
        Outcome outcome, String code, String output, String error, List<Try> tries, int hints, List<Input> inputs) {
    /** How a step ended. */
    public enum Outcome {
        READ,
        RAN,
        FAILED,
        SKIPPED,
        RIGHT,
        SHOWN
    }

    /** An answer to a question. */
    public record Try(String answer, boolean right, String remark) {}

    /** JavaScript of the learner's own, and what it showed; {@code error} is null if it ran. */
    public record Input(String code, String output, String error) {}

    static final StepRecord NEW = new StepRecord(null, null, null, null, List.of(), 0, List.of());

    /** More is cut off: progress is written whole after each step. */
    private static final int MOST_INPUTS = 200;

    private static final int MOST_TEXT = 20_000;

    public StepRecord {
        tries = tries == null ? List.of() : List.copyOf(tries);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
    }

    /** Whether the learner is through with it; a cell that failed is not. */
    @JsonIgnore
    public boolean isDone() {
        return outcome != null && outcome != Outcome.FAILED;
    }

    /** Whether the learner's own code stands in the cell. */
    @JsonIgnore
    public boolean isEdited() {
        return code != null;
    }

    /** Whether what should have happened there did not. */
    @JsonIgnore
    boolean isLeftOut() {
        return outcome == Outcome.FAILED || outcome == Outcome.SKIPPED;
    }

    StepRecord ended(Outcome how) {
        return new StepRecord(how, code, output, error, tries, hints, inputs);
    }

    /** With other code in the cell, which has not been run. */
    StepRecord edited(String own) {
        return new StepRecord(null, own, null, null, tries, hints, inputs);
    }

    StepRecord ran(LessonPlayer.Played played, Outcome how) {
        String message = played.error().map(StepRecord::shortened).orElse(null);
        return new StepRecord(how, code, shortened(played.output()), message, tries, hints, inputs);
    }

    StepRecord tried(Try answer) {
        List<Try> all = new ArrayList<>(tries);
        all.add(answer);
        return new StepRecord(outcome, code, output, error, all, hints, inputs);
    }

    StepRecord hinted() {
        return new StepRecord(outcome, code, output, error, tries, hints + 1, inputs);
    }

    StepRecord typed(String input, LessonPlayer.Played played) {
        List<Input> all = new ArrayList<>(inputs);
        Optional<String> message = played.error().map(StepRecord::shortened);
        all.add(new Input(input, shortened(played.output()), message.orElse(null)));
        List<Input> kept = all.subList(Math.max(0, all.size() - MOST_INPUTS), all.size());
        return new StepRecord(outcome, code, output, error, tries, hints, kept);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "\n... (cut off)";
    }
}
