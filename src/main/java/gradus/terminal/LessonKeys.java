package gradus.terminal;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.LessonParser;
import gradus.course.Quiz;
import gradus.learn.LessonStep;
import gradus.learn.StepRecord;
import gradus.learn.StepRecord.Outcome;
import gradus.learn.Walkthrough;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a learner can do at the place where they are, and by which keys. */
final class LessonKeys {
    private final Walkthrough walk;
    private final Optional<Path> next;

    LessonKeys(Walkthrough walk, Optional<Path> next) {
        this.walk = walk;
        this.next = next;
    }

    /** Whether a name means something in the session, or in the question here, so that it is no key. */
    boolean isTaken(String name) {
        Optional<Quiz> quiz = walk.isAtEnd() ? Optional.empty() : walk.step().quiz();
        return walk.player().session().names().contains(name)
                || quiz.map(q -> q.content().variables()).orElse(Map.of()).containsKey(name);
    }

    /** What to type for a command here. */
    String of(LessonCommand command) {
        return command.key(this::isTaken);
    }

    boolean isCellToRun() {
        return !walk.isAtEnd()
                && walk.step().cell().isPresent()
                && walk.record(walk.step()).outcome() != Outcome.RAN;
    }

    boolean isOpenQuestion() {
        return !walk.isAtEnd()
                && walk.step().quiz().isPresent()
                && !walk.record(walk.step()).isDone();
    }

    /** The keys that matter here, the most important first. */
    List<String> all(boolean more) {
        List<String> keys = new ArrayList<>();
        if (more) {
            keys.add("[Enter] more");
        } else if (walk.isAtEnd()) {
            keys.add(next.isPresent() ? "[Enter] next lesson" : "[Enter] leave");
            keys.add(key(LessonCommand.MENU, "menu"));
            keys.add(key(LessonCommand.QUIT, "quit"));
        } else if (walk.step().cell().isPresent()) {
            cell(keys, walk.record(walk.step()));
        } else if (walk.step().quiz().isPresent() && isOpenQuestion()) {
            int choices = walk.step().quiz().get().content().choices().size();
            keys.add(choices > 0 ? "1 to " + choices + ": your choice" : "your answer");
            keys.add(key(LessonCommand.HINT, "hint"));
            keys.add(key(LessonCommand.SKIP, "skip"));
        } else {
            keys.add("[Enter] go on");
        }
        if (walk.at() > 0) {
            keys.add(key(LessonCommand.BACK, "back"));
        }
        keys.add("? help");
        if (!walk.isAtEnd()) {
            keys.add(key(LessonCommand.WHERE, "where"));
            keys.add(key(LessonCommand.QUIT, "quit"));
        }
        return keys;
    }

    private void cell(List<String> keys, StepRecord done) {
        if (done.outcome() == Outcome.RAN) {
            keys.add("[Enter] go on");
            keys.add(key(LessonCommand.AGAIN, "again"));
        } else {
            keys.add(done.outcome() == Outcome.FAILED ? "[Enter] run again" : "[Enter] run");
        }
        keys.add(key(LessonCommand.EDIT, "edit"));
        if (done.isEdited()) {
            keys.add(key(LessonCommand.ORIGINAL, "original"));
        }
        if (done.outcome() != Outcome.RAN) {
            keys.add(key(LessonCommand.SKIP, "skip"));
        }
    }

    private String key(LessonCommand command, String does) {
        return of(command) + " " + does;
    }

    /** What to do about a cell that failed. */
    String afterFailure() {
        String original = walk.record(walk.step()).isEdited()
                ? of(LessonCommand.ORIGINAL) + " puts the lesson's own code back, "
                : "";
        return of(LessonCommand.EDIT) + " edits the cell, " + original + of(LessonCommand.SKIP)
                + " goes on without it.";
    }

    /** Where the learner is. */
    String place() {
        LessonStep last = walk.steps().get(walk.steps().size() - 1);
        return walk.isAtEnd() ? "the end" : (walk.at() + 1) + " of " + (last.index() + 1);
    }

    /** A lesson's title, or its name if it cannot be read. */
    static String title(Path file) {
        try {
            return LessonParser.read(file).title();
        } catch (GradusException e) {
            return Course.shortName(file);
        }
    }
}
