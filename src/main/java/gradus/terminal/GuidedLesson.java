package gradus.terminal;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Lesson.Cell;
import gradus.learn.LessonPlayer;
import gradus.learn.LessonStep;
import gradus.learn.StepRecord;
import gradus.learn.StepRecord.Outcome;
import gradus.learn.Transcript;
import gradus.learn.Walkthrough;
import gradus.script.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jline.terminal.Terminal;

/** A lesson taken by a person: shows a screen, reads what they want, does it, and so on until the end. */
final class GuidedLesson {
    /** The width for which lessons record their outputs. */
    private static final int RECORDED_WIDTH = 80;

    private final Course course;
    private final Walkthrough walk;
    private final Keyboard keyboard;
    private final LessonView view;
    private final LessonQuestion question;
    private final LessonKeys keys;
    private final LessonStage stage;
    private final Commands commands;
    private final Optional<Path> next;
    private LessonEnding ending;
    private LessonCommand asked;
    private volatile boolean running;

    /**
     * A guided lesson.
     *
     * @param next the lesson after this one
     */
    GuidedLesson(
            Terminal terminal,
            PrintWriter out,
            Course course,
            Walkthrough walk,
            Keyboard keyboard,
            Optional<Path> next) {
        this.course = course;
        this.walk = walk;
        this.keyboard = keyboard;
        this.next = next;
        this.view = new LessonView(walk);
        this.keys = new LessonKeys(walk, next);
        this.question = new LessonQuestion(walk, keys);
        this.stage = new LessonStage(terminal, out);
        this.commands = new Commands(terminal, out);
    }

    /** Runs until the learner leaves. */
    LessonEnding run() {
        stage.add(stage.page().title(walk.lesson().title()));
        walk.moved().ifPresent(notice -> stage.add(stage.page().note(notice)));
        resume();
        show();
        while (ending == null) {
            stage.show(keyboard.rows());
            Optional<String> line = keyboard.read(keys.all(stage.hasMore()), keys.place());
            if (line.isEmpty()) {
                ending = LessonEnding.QUIT;
            } else {
                answer(line.get());
            }
        }
        return ending;
    }

    /** Stops what runs; from another thread. */
    void interrupt() {
        if (running) {
            walk.player().session().interrupt();
        }
    }

    private void resume() {
        List<LessonStep> before = walk.toReplay();
        if (walk.at() == 0 && before.isEmpty()) {
            return;
        }
        String run = before.isEmpty() ? "" : " What you ran before is run again, so that its variables are there.";
        stage.add(stage.page().note("You go on where you were" + (walk.isAtEnd() ? ", at the end." : ".") + run));
        stage.gap();
        stage.show(keyboard.rows());
        fit();
        running = true;
        walk.bringBack();
        running = false;
    }

    private void fit() {
        walk.player().session().setWidth(Math.min(RECORDED_WIDTH, room()));
    }

    /** The columns that there are for what a cell shows. */
    private int room() {
        return stage.width() - LessonPage.MARGIN;
    }

    /** Shows the step at which the learner is now. */
    private void show() {
        if (walk.isAtEnd()) {
            stage.add(view.end(stage.page(), next.map(LessonKeys::title)));
        } else {
            stage.add(view.step(stage.page()));
        }
    }

    private void showAgain() {
        stage.turn();
        if (!walk.isAtEnd()) {
            stage.add(List.of(stage.page()
                    .rule("step " + (walk.at() + 1) + " of " + walk.steps().size())));
        }
        show();
    }

    private void answer(String line) {
        LessonCommand before = asked;
        asked = null;
        running = true;
        try {
            Optional<LessonCommand.Typed> command = LessonCommand.of(line, keys::isTaken);
            Matcher about = Blocks.QUESTION.matcher(line);
            if (line.isEmpty()) {
                goOn();
            } else if (command.isPresent()) {
                obey(command.get().command(), command.get().argument(), before);
            } else if (about.matches() || line.startsWith(":")) {
                stage.echo(line);
                session(about.matches() ? ":doc " + about.group(1) : line);
            } else if (question.takes(line)) {
                stage.echo(line);
                stage.aside(question.answer(line, stage.page()));
                if (question.isClosed()) {
                    walk.next();
                    stage.turn();
                    stage.gap();
                    show();
                }
            } else {
                input(line);
            }
        } catch (GradusException e) {
            stage.aside(stage.page().failure(e.getMessage()));
        } finally {
            running = false;
        }
    }

    private void goOn() {
        if (stage.hasMore()) {
            stage.more();
            return;
        }
        if (walk.isAtEnd()) {
            ending = next.map(LessonEnding::lesson).orElse(LessonEnding.QUIT);
        } else if (keys.isCellToRun()) {
            runCell();
        } else if (keys.isOpenQuestion()) {
            stage.aside(stage.page()
                    .note("Type your answer, or " + keys.of(LessonCommand.HINT) + " for a hint, or "
                            + keys.of(LessonCommand.SKIP) + " to skip the question."));
        } else {
            boolean gap = walk.step().asked().isPresent(); // a text ends in one
            walk.next();
            if (gap) {
                stage.gap();
            }
            show();
        }
    }

    private void runCell() {
        fit();
        boolean drawnAnew = walk.step() // for want of room, and so not as it is recorded
                .cell()
                .flatMap(Cell::output)
                .map(output -> output.text().lines().anyMatch(line -> line.length() > room()))
                .orElse(false);
        Walkthrough.Ran ran = walk.run();
        stage.add(
                ran.failed() ? stage.page().failure(ran.output()) : stage.page().output(ran.output()));
        ran.remark()
                .filter(remark -> ran.failed() || !drawnAnew)
                .ifPresent(remark -> stage.add(stage.page().note(remark)));
        if (ran.failed()) {
            stage.add(stage.page().note(keys.afterFailure()));
        } else {
            stage.gap();
            show();
        }
    }

    private void obey(LessonCommand command, String argument, LessonCommand before) {
        switch (command) {
            case BACK -> go(Math.max(0, walk.at() - 1));
            case SKIP -> skip();
            case AGAIN -> again();
            case EDIT -> edit();
            case ORIGINAL -> {
                walk.edit(cellHere().cell().orElseThrow().code());
                showAgain();
            }
            case HINT -> stage.aside(question.hint(stage.page()));
            case SHOW -> show(before);
            case TRY -> input(needed(argument, ":try CODE"));
            case WHERE -> stage.aside(view.outline());
            case FIND -> stage.aside(view.found(course, needed(argument, ":find TEXT"), stage.width()));
            case GO -> go(number(needed(argument, ":go N")));
            case REPLAY -> {
                walk.replay();
                stage.aside(stage.page().note("Everything that you ran up to here was run again, in a new session."));
            }
            case RESTART -> restart(before);
            case TRANSCRIPT -> {
                Transcript.write(Path.of(needed(argument, ":transcript FILE")), walk.lesson(), walk.record());
                stage.aside(stage.page().note("Written to " + argument + "."));
            }
            case LEARN -> ending = LessonEnding.lesson(course.lesson(needed(argument, ":learn LESSON")));
            case MENU -> ending = LessonEnding.MENU;
            case HELP -> stage.aside(LessonPage.plain(LessonCommand.overview(stage.width())));
            case QUIT -> ending = LessonEnding.QUIT;
            default -> throw new IllegalStateException(command.name());
        }
    }

    private static String needed(String argument, String usage) {
        if (argument.isEmpty()) {
            throw new GradusException("Say more: " + usage);
        }
        return argument;
    }

    private int number(String text) {
        int steps = walk.steps().size();
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > steps) {
            throw new GradusException("The steps are numbered from 1 to " + steps + ".");
        }
        return Integer.parseInt(text) - 1;
    }

    private void go(int to) {
        fit();
        int run = walk.jump(to);
        showAgain();
        if (run > 0) {
            stage.aside(stage.page().note(run == 1 ? "A cell between was run." : run + " cells between were run."));
        }
    }

    private void skip() {
        stage.turn();
        if (walk.isAtEnd()) {
            goOn();
            return;
        }
        walk.skip();
        showAgain();
    }

    private void again() {
        LessonStep cell = cellToRepeat();
        stage.turn();
        if (cell.index() != walk.at()) {
            walk.jump(cell.index());
        }
        stage.add(List.of(stage.page().rule("step " + (walk.at() + 1) + " again")));
        stage.add(stage.page().code(walk.code(cell)));
        runCell();
    }

    /** The cell that is meant: the one here, unless one above was run and this one was not. */
    private LessonStep cellToRepeat() {
        Set<Outcome> ran = Set.of(Outcome.RAN, Outcome.FAILED);
        for (int i = Math.min(walk.at(), walk.steps().size() - 1); i >= 0; i--) {
            LessonStep step = walk.steps().get(i);
            boolean tried = ran.contains(
                    Optional.ofNullable(walk.record(step).outcome()).orElse(Outcome.READ));
            if (step.cell().isPresent() && tried) {
                return step;
            }
        }
        throw new GradusException("No cell has been run yet.");
    }

    private LessonStep cellHere() {
        if (walk.isAtEnd() || walk.step().cell().isEmpty()) {
            throw new GradusException("There is no cell here. " + keys.of(LessonCommand.BACK) + " goes back to one.");
        }
        return walk.step();
    }

    private void edit() {
        Optional<String> code = keyboard.edit(walk.code(cellHere()));
        if (code.isEmpty()) {
            stage.aside(stage.page().note("The cell stays as it was."));
            return;
        }
        stage.turn();
        walk.edit(code.get());
        StepRecord done = walk.record(walk.step());
        stage.add(stage.page().note(done.isEdited() ? "The cell, edited:" : "The cell is the lesson's own:"));
        stage.add(stage.page().code(walk.code(walk.step())));
        runCell();
    }

    private void show(LessonCommand before) {
        question.required();
        if (before != LessonCommand.SHOW) {
            asked = LessonCommand.SHOW;
            stage.aside(stage.page()
                    .note("That gives the answer away, and the question then counts as shown. To see it, type "
                            + keys.of(LessonCommand.SHOW) + " again."));
            return;
        }
        stage.aside(question.show(stage.page()));
    }

    private void restart(LessonCommand before) {
        if (before != LessonCommand.RESTART) {
            asked = LessonCommand.RESTART;
            stage.aside(stage.page()
                    .note("That forgets what you did in this lesson. If you want it, type :restart again."));
            return;
        }
        walk.restart();
        showAgain();
    }

    private void input(String code) {
        stage.echo(code);
        fit();
        LessonPlayer.Played played = walk.input(code);
        if (played.error().isPresent()) {
            stage.aside(stage.page().failure(played.output()));
        } else {
            stage.aside(LessonPage.plain(played.output()));
        }
    }

    private void session(String line) {
        if (line.startsWith(":reset")) {
            throw new GradusException(
                    "A lesson's session is not emptied: :replay runs everything up to here again in a new"
                            + " one, and :restart begins the lesson anew.");
        }
        Session session = walk.player().session();
        commands.run(line, session, List.of());
    }
}
