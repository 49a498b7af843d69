package gradus.cli;

import gradus.grade.Entry;
import gradus.grade.Grading;
import gradus.grade.Outcome;
import gradus.grade.Protection;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells how the grading goes: a bar with rate and time left on a terminal, a line now and then elsewhere. */
final class GradeProgress implements Grading.Progress, AutoCloseable {
    private static final long LINE_EVERY_NANOS = 5_000_000_000L;
    private static final int BAR_EVERY_MILLIS = 200;
    private static final int WIDTH = 78;

    private final PrintWriter err;
    private ProgressBar bar;
    private int toDo;
    private int marked;
    private int failed;
    private long start;
    private long lastLine;
    private int told;

    GradeProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void begin(int submissions, int done, Protection protection) {
        toDo = submissions;
        start = System.nanoTime();
        lastLine = start;
        err.println("Protection: " + protection.text() + ".");
        if (done > 0) {
            err.println(done + " submissions were graded before and are not graded again.");
        }
        if (submissions > 0 && isTerminal()) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Grading")
                    .setInitialMax(submissions)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BAR_EVERY_MILLIS)
                    .setMaxRenderedLength(WIDTH)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(Streams.errorStream(), WIDTH))
                    .build();
        }
    }

    @Override
    public void marked(Entry entry) {
        marked++;
        if (entry.mark().outcome() != Outcome.GRADED) {
            failed++;
        }
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(failed == 0 ? "" : failed + " not graded");
        } else if (System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            tell();
        }
    }

    private void tell() {
        double rate = marked / ((System.nanoTime() - start) / 1e9);
        err.println(String.format(
                Locale.ROOT,
                "%d of %d graded, %.0f a second, %.0f s left",
                marked,
                toDo,
                rate,
                (toDo - marked) / rate));
        told = marked;
    }

    private static boolean isTerminal() {
        return Boolean.getBoolean("gradus.watched") // the launcher says that standard error is a terminal
                && !"dumb".equals(System.getenv("TERM"))
                && System.getenv("NO_COLOR") == null;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        } else if (marked > told) {
            tell();
        }
    }
}
