package gradus.terminal;

import gradus.array.GradusException;
import gradus.course.Course;
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
import org.jline.utils.AttributedString;

/** A lesson taken by a person: shows a screen, reads what they want, does it, and so on until the end. */
final class GuidedLesson {
    /** The width for which lessons record their outputs. */
    private static final int RECORDED_WIDTH = 80;

    private final Terminal terminal;
    private final PrintWriter out;
    private final Course course;
    private final Walkthrough walk;
    private final Keyboard keyboard;
    private final LessonView view;
    private final LessonQuestion question;
    private final LessonKeys keys;
    private final Pages pages;
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
        this.terminal = terminal;
        this.out = out;
        this.course = course;
        this.walk = walk;
        this.keyboard = keyboard;
        this.next = next;
        this.view = new LessonView(walk);
        this.keys = new LessonKeys(walk, next);
        this.question = new LessonQuestion(walk, keys);
        this.pages = new Pages(out, Screen.isStyled(terminal));
        this.commands = new Commands(terminal, out);
    }

    /** Runs until the learner leaves. */
    LessonEnding run() {
        pages.add(page().title(walk.lesson().title()));
        walk.moved().ifPresent(notice -> say(page().note(notice)));
        resume();
        show();
        while (ending == null) {
            pages.print(keyboard.rows(), Screen.width(terminal));
            Optional<String> line = keyboard.read(keys.all(!pages.isEmpty()), keys.place());
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

    private LessonPage page() {
        return new LessonPage(Screen.width(terminal));
    }

    private void say(List<AttributedString> lines) {
        pages.add(lines);
        pages.add(AttributedString.EMPTY);
    }

    private void resume() {
        List<LessonStep> before = walk.toReplay();
        if (walk.at() == 0 && before.isEmpty()) {
            return;
        }
        String run = before.isEmpty() ? "" : " What you ran before is run again, so that its variables are there.";
        say(page().note("You go on where you were" + (walk.isAtEnd() ? ", at the end." : ".") + run));
        pages.print(keyboard.rows(), Screen.width(terminal));
        fit();
        running = true;
        walk.bringBack();
        running = false;
    }

    private void fit() {
        walk.player().session().setWidth(Math.min(RECORDED_WIDTH, Screen.width(terminal)));
    }

    /** Shows the step at which the learner is now. */
    private void show() {
        if (walk.isAtEnd()) {
            pages.add(view.end(page(), next.map(LessonKeys::title)));
        } else {
            pages.add(view.step(page()));
        }
    }

    private void showAgain() {
        pages.clear();
        if (!walk.isAtEnd()) {
            pages.add(page().rule(
                            "step " + (walk.at() + 1) + " of " + walk.steps().size()));
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
                echo(line);
                session(about.matches() ? ":doc " + about.group(1) : line);
            } else if (question.takes(line)) {
                echo(line);
                say(question.answer(line, page()));
                if (question.isClosed()) {
                    walk.next();
                    show();
                }
            } else {
                input(line);
            }
        } catch (GradusException e) {
            print(page().failure(e.getMessage()));
        } finally {
            running = false;
        }
    }

    private void goOn() {
        if (!pages.isEmpty()) {
            return;
        }
        if (walk.isAtEnd()) {
            ending = next.map(LessonEnding::lesson).orElse(LessonEnding.QUIT);
        } else if (keys.isCellToRun()) {
            runCell();
        } else if (keys.isOpenQuestion()) {
            print(page().note("Type your answer, or " + keys.of(LessonCommand.HINT) + " for a hint, or "
                    + keys.of(LessonCommand.SKIP) + " to skip the question."));
        } else {
            walk.next();
            pages.add(AttributedString.EMPTY);
            show();
        }
    }

    private void runCell() {
        fit();
        Walkthrough.Ran ran = walk.run();
        pages.add(ran.failed() ? page().failure(ran.output()) : page().output(ran.output()));
        boolean narrow = Screen.width(terminal) < RECORDED_WIDTH; // where pictures are drawn anew
        ran.remark().filter(remark -> ran.failed() || !narrow).ifPresent(remark -> pages.add(page().note(remark)));
        if (ran.failed()) {
            pages.add(page().note(keys.afterFailure()));
        } else {
            pages.add(AttributedString.EMPTY);
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
            case HINT -> say(question.hint(page()));
            case SHOW -> show(before);
            case TRY -> input(needed(argument, ":try CODE"));
            case WHERE -> print(view.outline());
            case FIND -> print(view.found(course, needed(argument, ":find TEXT"), Screen.width(terminal)));
            case GO -> go(number(needed(argument, ":go N")));
            case REPLAY -> {
                walk.replay();
                print(page().note("Everything that you ran up to here was run again, in a new session."));
            }
            case RESTART -> restart(before);
            case TRANSCRIPT -> {
                Transcript.write(Path.of(needed(argument, ":transcript FILE")), walk.lesson(), walk.record());
                print(page().note("Written to " + argument + "."));
            }
            case LEARN -> ending = LessonEnding.lesson(course.lesson(needed(argument, ":learn LESSON")));
            case MENU -> ending = LessonEnding.MENU;
            case HELP -> print(LessonPage.plain(LessonCommand.overview()));
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
            print(page().note(run == 1 ? "A cell between was run." : run + " cells between were run."));
        }
    }

    private void skip() {
        pages.clear();
        if (walk.isAtEnd()) {
            goOn();
            return;
        }
        walk.skip();
        showAgain();
    }

    private void again() {
        LessonStep cell = cellToRepeat();
        pages.clear();
        if (cell.index() != walk.at()) {
            walk.jump(cell.index());
        }
        pages.add(page().rule("step " + (walk.at() + 1) + " again"));
        pages.add(page().code(walk.code(cell)));
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
            print(page().note("The cell stays as it was."));
            return;
        }
        pages.clear();
        walk.edit(code.get());
        StepRecord done = walk.record(walk.step());
        pages.add(page().note(done.isEdited() ? "The cell, edited:" : "The cell is the lesson's own:"));
        pages.add(page().code(walk.code(walk.step())));
        runCell();
    }

    private void show(LessonCommand before) {
        question.required();
        if (before != LessonCommand.SHOW) {
            asked = LessonCommand.SHOW;
            print(page().note("That gives the answer away, and the question then counts as shown. If you want it: "
                    + keys.of(LessonCommand.SHOW) + " once more."));
            return;
        }
        say(question.show(page()));
    }

    private void restart(LessonCommand before) {
        if (before != LessonCommand.RESTART) {
            asked = LessonCommand.RESTART;
            print(page().note("That forgets what you did in this lesson. If you want it: :restart once more."));
            return;
        }
        walk.restart();
        showAgain();
    }

    private void input(String code) {
        echo(code);
        fit();
        LessonPlayer.Played played = walk.input(code);
        if (played.error().isPresent()) {
            print(page().failure(played.output()));
        } else {
            print(LessonPage.plain(played.output()));
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

    /** The editor takes away what was typed, to make room for what it brings; a program is to stay in view. */
    private void echo(String input) {
        if (Screen.isInteractive(terminal)) {
            print(page().typed(input));
        }
    }

    private void print(List<AttributedString> lines) {
        lines.forEach(line -> out.println(Screen.isStyled(terminal) ? line.toAnsi() : line.toString()));
        out.flush();
    }
}
