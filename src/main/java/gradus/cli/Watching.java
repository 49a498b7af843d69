package gradus.cli;

import gradus.array.GradusException;
import gradus.learn.Attempt;
import gradus.learn.CheckReport;
import gradus.learn.FileChanges;
import gradus.terminal.CheckScreen;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/** Checks an answer each time it is saved, until Ctrl-C, which ends the process with the last check's exit code. */
final class Watching {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Attempt attempt;
    private final Terminal terminal;
    private final PrintWriter out;
    private final boolean json;
    private final boolean hint;
    private volatile int exit = Main.WRONG;

    /**
     * What to watch and how.
     *
     * @param hint whether to take a hint at the first check; later ones show those that were taken, and take none
     */
    Watching(Attempt attempt, Terminal terminal, PrintWriter out, boolean json, boolean hint) {
        this.attempt = attempt;
        this.terminal = terminal;
        this.out = out;
        this.json = json;
        this.hint = hint;
    }

    /** Returns only if whoever reads the output has left. */
    int run() throws InterruptedException {
        Signals.register("INT", this::end);
        FileChanges changes = new FileChanges(attempt.file());
        show(attempt::check, hint);
        while (!out.checkError()) {
            FileChanges.Change change = changes.await();
            show(change == FileChanges.Change.SAVED ? this::checked : printed -> gone(), false);
        }
        return exit;
    }

    private void end() {
        if (!json) {
            out.println();
        }
        out.flush();
        System.exit(exit);
    }

    private interface Check {
        CheckReport of(Consumer<String> printed);
    }

    private void show(Check check, boolean takesHint) {
        List<String> printed = new ArrayList<>();
        CheckReport report = check.of(printed::add);
        if (takesHint) {
            attempt.nextHint(report);
        }
        exit = report.isFullMarks() ? 0 : Main.WRONG;
        if (json) {
            out.println(attempt.json(report, printed));
            return;
        }
        CheckScreen screen = CheckScreen.on(terminal, out);
        screen.renew(attempt.file() + ", " + LocalTime.now().format(CLOCK));
        printed.forEach(screen::printed);
        screen.report(attempt, report, hint);
        screen.note("Save it, and it is checked again. Ctrl-C ends.");
    }

    /** What cannot be read now may be whole after the next save. */
    private CheckReport checked(Consumer<String> printed) {
        try {
            return attempt.check(printed);
        } catch (GradusException e) {
            return new CheckReport(attempt.exercise(), List.of(), Optional.of(e.getMessage()));
        }
    }

    private CheckReport gone() {
        return new CheckReport(
                attempt.exercise(), List.of(), Optional.of(attempt.file() + " is gone. Waiting until it is back."));
    }
}
