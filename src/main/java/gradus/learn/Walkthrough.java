package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Lesson;
import gradus.course.Lesson.Cell;
import gradus.course.Quiz;
import gradus.learn.StepRecord.Outcome;
import gradus.script.ScriptException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One learner on the way through one lesson: where they are, what they did, and the session in which they did it.
 * Whatever changes is on the disk when the call returns.
 */
public final class Walkthrough implements AutoCloseable {
    private final Lesson lesson;
    private final String key;
    private final Progress progress;
    private final List<LessonStep> steps;
    private final Optional<String> moved;
    private LessonPlayer player;
    private LessonRecord record;
    private int at;

    /** Begins a lesson, or goes on where the learner left it; {@link #bringBack} then runs again what was run. */
    public Walkthrough(Lesson lesson, String key, Progress progress) {
        this.lesson = lesson;
        this.key = key;
        this.progress = progress;
        this.steps = LessonStep.of(lesson);
        this.record = progress.lesson(key).orElse(LessonRecord.NEW);
        Placement place = Placement.of(record, steps);
        this.at = place.at();
        this.moved = place.notice();
        this.player = new LessonPlayer(lesson);
    }

    public Lesson lesson() {
        return lesson;
    }

    public List<LessonStep> steps() {
        return steps;
    }

    /** The index of the step at which the learner is; the number of steps at the end. */
    public int at() {
        return at;
    }

    public boolean isAtEnd() {
        return at == steps.size();
    }

    /** The step at which the learner is; there is none at the end. */
    public LessonStep step() {
        return steps.get(at);
    }

    /** What was done at a step. */
    public StepRecord record(LessonStep step) {
        return record.step(step.id());
    }

    /** All that was done. */
    public LessonRecord record() {
        return record;
    }

    public LessonPlayer player() {
        return player;
    }

    /** What to say of it if the lesson has changed since the learner was here. */
    public Optional<String> moved() {
        return moved;
    }

    /**
     * The steps that {@link #bringBack} runs: those whose cells the learner has run, or at which they typed something that
     * ran, and cells that are new in the lesson before the place.
     */
    public List<LessonStep> toReplay() {
        return steps.stream()
                .filter(step ->
                        isCellToReplay(step) || record(step).inputs().stream().anyMatch(input -> input.error() == null))
                .toList();
    }

    private boolean isCellToReplay(LessonStep step) {
        Outcome outcome = record(step).outcome();
        return step.cell().isPresent() && (outcome == Outcome.RAN || (outcome == null && step.index() < at));
    }

    /** Runs what was run before, without showing anything, so that the session's variables are there again. */
    public void bringBack() {
        toReplay().forEach(this::runQuietly);
    }

    /** As {@link #bringBack}, in a new session: what else happened in the old one is forgotten. */
    public void replay() {
        player.close();
        player = new LessonPlayer(lesson);
        bringBack();
    }

    private void runQuietly(LessonStep step) {
        StepRecord done = record(step);
        done.inputs().stream().filter(input -> input.error() == null).forEach(input -> player.input(input.code()));
        if (isCellToReplay(step)) {
            play(step.cell().orElseThrow(), done);
        }
    }

    private LessonPlayer.Played play(Cell cell, StepRecord done) {
        return done.isEdited() ? player.play(cell, done.code()) : player.play(cell);
    }

    /**
     * What running a cell gave.
     *
     * @param failed whether it stopped with an error that the lesson does not announce; the learner then stays
     * @param remark what to say of it, if it is not what the lesson's own text leads to expect
     */
    public record Ran(String output, boolean failed, Optional<String> remark) {}

    /** Runs the cell of the step at which the learner is, and goes on unless it fails. */
    public Ran run() {
        LessonStep step = step();
        Cell cell = step.cell().orElseThrow();
        LessonPlayer.Played played = play(cell, record(step));
        boolean failed = played.error().isPresent() && !played.asAnnounced();
        Optional<String> remark = Remarks.on(played, cell, record(step), changesBefore(step));
        int next = failed ? at : at + 1;
        save(step, done -> done.ran(played, failed ? Outcome.FAILED : Outcome.RAN), next);
        return new Ran(played.output(), failed, remark);
    }

    /** Whether the learner has changed, added or left out something, so that this step may show other numbers. */
    public boolean changesBefore(LessonStep step) {
        return steps.stream()
                .filter(other -> other.index() <= step.index() || record(other).outcome() == Outcome.RAN)
                .anyMatch(other -> {
                    StepRecord done = record(other);
                    boolean leftOut = other.cell().isPresent() && done.isLeftOut() && other.index() != step.index();
                    return leftOut
                            || (other.index() != step.index() && done.isEdited())
                            || !done.inputs().isEmpty();
                });
    }

    /** Puts the learner's own code into the cell at which they are; the lesson's own code takes it out again. */
    public void edit(String code) {
        Cell cell = step().cell().orElseThrow();
        String own = code.strip().equals(cell.code().strip()) ? null : code;
        save(step(), done -> done.edited(own), at);
    }

    /** The code that stands in the cell of a step: the learner's, or the lesson's. */
    public String code(LessonStep step) {
        StepRecord done = record(step);
        return done.isEdited() ? done.code() : step.cell().orElseThrow().code();
    }

    /** Runs JavaScript of the learner's own. */
    public LessonPlayer.Played input(String code) {
        LessonPlayer.Played played = player.input(code);
        LessonStep step = steps.get(Math.min(at, steps.size() - 1));
        save(step, done -> done.typed(code, played), at);
        return played;
    }

    /** Marks an answer to the question at which the learner is. */
    public QuizMarker.Mark answer(String given) {
        Quiz quiz = step().quiz().orElseThrow();
        QuizMarker.Mark mark;
        try {
            mark = player.marker().mark(quiz, Answers.expression(quiz, given));
        } catch (ScriptException e) {
            return QuizMarker.Mark.none("This cannot be computed, and does not count as a try: " + e.summary());
        } catch (GradusException e) {
            return QuizMarker.Mark.none(e.getMessage());
        }
        if (mark.counts()) {
            StepRecord.Try answer = new StepRecord.Try(
                    given.strip(), mark.right(), mark.remark().orElse(""));
            boolean ends = mark.right() && record(step()).outcome() != Outcome.SHOWN;
            save(step(), done -> ends ? done.tried(answer).ended(Outcome.RIGHT) : done.tried(answer), at);
        }
        return mark;
    }

    /** The next hint, if there is another. */
    public Optional<String> hint() {
        Quiz quiz = step().quiz().orElseThrow();
        int taken = record(step()).hints();
        if (taken >= quiz.content().hints().size()) {
            return Optional.empty();
        }
        save(step(), StepRecord::hinted, at);
        return Optional.of(player.textWithGaps(quiz.content().hints().get(taken), quiz.line()));
    }

    /** Gives the answer away; a question that was not answered before then counts as shown. */
    public String show() {
        Quiz quiz = step().quiz().orElseThrow();
        if (record(step()).outcome() != Outcome.RIGHT) {
            save(step(), done -> done.ended(Outcome.SHOWN), at);
        }
        return player.marker().answer(quiz);
    }

    /** Goes on without doing what the step asks. */
    public void skip() {
        boolean open = !record(step()).isDone();
        save(step(), done -> open ? done.ended(Outcome.SKIPPED) : done, at + 1);
    }

    /** Goes on; what was only to be read is read then. */
    public void next() {
        LessonStep step = step();
        save(step, done -> step.asked().isEmpty() ? done.ended(Outcome.READ) : done, at + 1);
    }

    /**
     * Goes to a step. The cells between that have not been run are run, without showing them.
     *
     * @return how many were run
     */
    public int jump(int to) {
        int run = 0;
        for (int i = at; i < to; i++) {
            LessonStep step = steps.get(i);
            if (step.cell().isPresent() && record(step).outcome() != Outcome.RAN) {
                LessonPlayer.Played played = play(step.cell().get(), record(step));
                boolean failed = played.error().isPresent() && !played.asAnnounced();
                save(step, done -> done.ran(played, failed ? Outcome.FAILED : Outcome.RAN), at);
                run++;
            }
        }
        at = to;
        save(steps.get(Math.min(at, steps.size() - 1)), UnaryOperator.identity(), to);
        return run;
    }

    /** Forgets what was done in this lesson, and begins anew. */
    public void restart() {
        progress.update(key, before -> LessonRecord.NEW);
        record = LessonRecord.NEW;
        at = 0;
        replay();
    }

    private void save(LessonStep step, UnaryOperator<StepRecord> change, int to) {
        at = to;
        String heading = steps.get(Math.min(at, steps.size() - 1)).heading();
        List<String> order = steps.stream().map(LessonStep::id).toList();
        StepRecord changed = change.apply(record(step));
        UnaryOperator<LessonRecord> update = before -> {
            LessonRecord with = changed.equals(before.step(step.id())) ? before : before.with(step.id(), changed);
            boolean finished = with.finished() || isAtEnd();
            return new LessonRecord(
                    lesson.title(), System.currentTimeMillis(), finished, at, heading, order, with.steps());
        };
        record = update.apply(record);
        progress.update(key, update);
    }

    @Override
    public void close() {
        player.close();
    }
}
