package gradus.terminal;

import gradus.array.GradusException;
import gradus.course.Quiz;
import gradus.course.Quiz.Kind;
import gradus.learn.QuizMarker;
import gradus.learn.StepRecord;
import gradus.learn.StepRecord.Outcome;
import gradus.learn.Walkthrough;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;

/** A question and the talk about it: tries, remarks, hints on request, and the answer only to who insists. */
final class LessonQuestion {
    /** What begins a statement, and no answer. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(const|let|var|function|class|for|while|if|print|plot|graph|trace|derive|help)\\b.*", Pattern.DOTALL);

    private final Walkthrough walk;
    private final LessonKeys keys;

    LessonQuestion(Walkthrough walk, LessonKeys keys) {
        this.walk = walk;
        this.keys = keys;
    }

    /** Whether a line is an answer, and not a program. */
    boolean takes(String line) {
        if (walk.isAtEnd() || walk.step().quiz().isEmpty() || isClosed()) {
            return false;
        }
        boolean choice = walk.step().quiz().get().content().kind() == Kind.CHOICE;
        return choice ? line.matches("\\d+[.)]?") : !STATEMENT.matcher(line).matches();
    }

    /** Whether it has been answered. */
    boolean isClosed() {
        return walk.record(walk.step()).outcome() == Outcome.RIGHT;
    }

    /** Marks an answer, and says what there is to say to it. */
    List<AttributedString> answer(String given, LessonPage page) {
        boolean shown = walk.record(walk.step()).outcome() == Outcome.SHOWN;
        QuizMarker.Mark mark = walk.answer(given);
        String remark = mark.remark().orElse("");
        if (mark.right()) {
            return page.right(("Right. " + remark + (shown ? " It counts as shown." : "")).strip());
        }
        if (!mark.counts()) {
            return page.said(remark);
        }
        return page.wrong((remark.isEmpty() ? "That is not it." : "Not quite. " + remark) + " " + offer());
    }

    private String offer() {
        StepRecord done = walk.record(walk.step());
        int hints = walk.step().quiz().orElseThrow().content().hints().size();
        return done.hints() < hints
                ? "*(" + keys.of(LessonCommand.HINT) + " gives " + (done.hints() == 0 ? "a" : "another") + " hint)*"
                : "*(" + keys.of(LessonCommand.SHOW) + " tells the answer, " + keys.of(LessonCommand.SKIP)
                        + " goes on)*";
    }

    List<AttributedString> hint(LessonPage page) {
        Quiz quiz = required();
        int all = quiz.content().hints().size();
        Optional<String> hint = walk.hint();
        return hint.map(text -> page.said("Hint " + walk.record(walk.step()).hints() + " of " + all + ": " + text))
                .orElseGet(() -> page.note("There are no more hints. " + keys.of(LessonCommand.SHOW)
                        + " tells the answer, " + keys.of(LessonCommand.SKIP) + " goes on."));
    }

    List<AttributedString> show(LessonPage page) {
        return page.said("The answer is " + walk.show());
    }

    /** The question here. */
    Quiz required() {
        return Optional.of(walk)
                .filter(w -> !w.isAtEnd())
                .flatMap(w -> w.step().quiz())
                .orElseThrow(() -> new GradusException("There is no question here. ? tells what you can do."));
    }
}
