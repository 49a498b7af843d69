package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.course.Lesson;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Prose;
import gradus.script.ScriptException;
import gradus.script.Session;
import gradus.view.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plays a lesson: runs its cells in one session, in order, and computes the numbers in its prose. */
public final class LessonPlayer implements AutoCloseable {
    private static final Duration CELL_LIMIT = Duration.ofSeconds(60);
    private static final Pattern EVAL = Pattern.compile("\\{eval}`([^`]+)`");

    /** Enough digits to check by hand, few enough to read. */
    private static final int DIGITS = 8;

    private final Lesson lesson;
    private final List<String> printed = new ArrayList<>();
    private final Session session = Session.open(printed::add);

    public LessonPlayer(Lesson lesson) {
        this.lesson = lesson;
    }

    /**
     * What running a cell gave.
     *
     * @param output all that it showed: printed lines, the value, or the error that the lesson announces
     * @param failure what is wrong with it, if anything is: an error that was not announced, an announced one that did
     *     not come, or an output other than the recorded one
     */
    public record Played(String output, Optional<String> failure) {}

    /**
     * The prose with its numbers computed.
     *
     * @throws GradusException naming file and line if one cannot be
     */
    public String prose(Prose prose) {
        return EVAL.matcher(prose.markdown()).replaceAll(match -> {
            long above = prose.markdown()
                    .substring(0, match.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            String place = lesson.file() + ":" + (prose.line() + above);
            Object value = session.evalData(match.group(1), place);
            if (value instanceof NdArray array && array.size() == 1) {
                return Numbers.rounded(array.item(), DIGITS);
            }
            if (value instanceof Double number) {
                return Numbers.rounded(number, DIGITS);
            }
            throw new GradusException(place + ": {eval}`" + match.group(1) + "` must give a number.");
        });
    }

    public Played play(Cell cell) {
        printed.clear();
        Optional<String> error = Optional.empty();
        String shown = "";
        try {
            Session.Result result = session.within(
                    CELL_LIMIT, () -> session.eval(cell.code(), lesson.file().toString(), cell.line()));
            shown = result.display().text();
        } catch (ScriptException e) {
            error = Optional.of(e.summary());
            shown = cell.error().isPresent() ? e.summary() : e.getMessage();
        }
        List<String> lines = new ArrayList<>(printed);
        if (!shown.isEmpty()) {
            lines.add(shown);
        }
        String output = String.join("\n", lines);
        return new Played(output, failure(cell, output, error));
    }

    private Optional<String> failure(Cell cell, String output, Optional<String> error) {
        if (!error.equals(cell.error())) {
            return Optional.of(
                    error.isEmpty()
                            ? place(cell) + ": this cell must fail with \""
                                    + cell.error().get() + "\", and it ran."
                            : cell.error().isEmpty()
                                    ? place(cell) + ": this cell failed."
                                    : place(cell) + ": this cell must fail with \""
                                            + cell.error().get() + "\", and it failed with \"" + error.get() + "\".");
        }
        if (cell.output().isPresent() && !Outputs.agree(cell.output().get(), output)) {
            return Optional.of(place(cell) + ": the recorded output is not what this cell shows now.\nrecorded:\n"
                    + cell.output().get().stripTrailing().indent(2) + "shown:\n"
                    + output.indent(2).stripTrailing());
        }
        return Optional.empty();
    }

    private String place(Cell cell) {
        return lesson.file() + ":" + cell.line();
    }

    @Override
    public void close() {
        session.close();
    }
}
