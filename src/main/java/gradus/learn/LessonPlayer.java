package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.course.Lesson;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Claim;
import gradus.course.Lesson.Prose;
import gradus.script.ScriptException;
import gradus.script.Session;
import gradus.view.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a lesson in one session, in order: runs its cells, proves its claims, and computes the numbers in its prose. */
public final class LessonPlayer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern EVAL = Pattern.compile("\\{eval}`([^`]+)`");

    /** What one cell prints beyond this many lines is counted and not kept: a loop that never ends prints for ever. */
    private static final int MOST_LINES = 10_000;

    /** Enough digits to check by hand, few enough to read. */
    private static final int DIGITS = 8;

    private final Lesson lesson;
    private final Duration limit;
    private final List<String> printed = new ArrayList<>();
    private final Session session = Session.open(this::keep);
    private int unkept;

    public LessonPlayer(Lesson lesson) {
        this(lesson, LIMIT);
    }

    /** A player that stops a cell, a draw of a claim or an answer after {@code limit}. */
    public LessonPlayer(Lesson lesson, Duration limit) {
        this.lesson = lesson;
        this.limit = limit;
    }

    /**
     * What running a cell gave.
     *
     * @param output all that it showed: printed lines, the value, or the error that the lesson announces
     * @param failure what is wrong with it, if anything is: an error that was not announced, an announced one that did
     *     not come, or an output other than the recorded one
     * @param asAnnounced whether it ran, or failed, as the lesson says
     * @param error the message of its error, announced or not, without the place
     */
    public record Played(String output, Optional<Failure> failure, boolean asAnnounced, Optional<String> error) {}

    /**
     * The prose with its numbers computed.
     *
     * @throws GradusException naming file and line if one cannot be
     */
    public String prose(Prose prose) {
        return text(prose.markdown(), prose.line());
    }

    /** As {@link #prose}, for other Markdown of the lesson, which starts on a line of the file. */
    public String text(String markdown, int line) {
        return EVAL.matcher(markdown).replaceAll(match -> number(match, markdown, line));
    }

    /**
     * As {@link #text}, for a learner who has left out or changed what a number depends on: where one cannot be computed
     * its expression stands instead.
     */
    public String textWithGaps(String markdown, int line) {
        return EVAL.matcher(markdown).replaceAll(match -> {
            try {
                return number(match, markdown, line);
            } catch (GradusException e) {
                return Matcher.quoteReplacement("`" + match.group(1) + "`");
            }
        });
    }

    private String number(MatchResult match, String markdown, int line) {
        long above = markdown.substring(0, match.start())
                .chars()
                .filter(c -> c == '\n')
                .count();
        String place = lesson.file() + ":" + (line + above);
        Object value = evaluated(match.group(1), place);
        if (value instanceof NdArray array && array.size() == 1) {
            return Numbers.rounded(array.item(), DIGITS);
        }
        if (value instanceof Double number) {
            return Numbers.rounded(number, DIGITS);
        }
        throw new GradusException(place + ": {eval}`" + match.group(1) + "` must give a number.");
    }

    private Object evaluated(String expression, String place) {
        try {
            return session.within(limit, () -> session.evalData(expression, place));
        } catch (ScriptException e) {
            throw new GradusException(place + ": {eval}`" + expression + "` failed: " + e.summary(), e);
        }
    }

    public Played play(Cell cell) {
        return run(cell, lesson.file().toString(), cell.line());
    }

    /** As {@link #play(Cell)}, with the learner's own code in the cell. */
    public Played play(Cell cell, String code) {
        return run(new Cell(code, cell.line(), cell.output(), cell.error()), "your cell", 1);
    }

    /** Runs code of the learner's own, in the lesson's session. */
    public Played input(String code) {
        return run(new Cell(code, 1, Optional.empty(), Optional.empty()), "your input", 1);
    }

    private Played run(Cell cell, String place, int line) {
        printed.clear();
        unkept = 0;
        Optional<String> error = Optional.empty();
        String shown = "";
        try {
            Session.Result result = session.within(limit, () -> session.eval(cell.code(), place, line));
            shown = result.display().text();
        } catch (ScriptException e) {
            error = Optional.of(e.summary());
            shown = cell.error().isPresent() ? e.summary() : e.getMessage();
        }
        List<String> lines = new ArrayList<>(printed);
        if (unkept > 0) {
            lines.add("... and " + unkept + " more lines");
        }
        if (!shown.isEmpty()) {
            lines.add(shown);
        }
        String output = String.join("\n", lines);
        return new Played(output, failure(cell, output, error), error.equals(cell.error()), error);
    }

    private void keep(String line) {
        if (printed.size() < MOST_LINES) {
            printed.add(line);
        } else {
            unkept++;
        }
    }

    private Optional<Failure> failure(Cell cell, String output, Optional<String> error) {
        if (!error.equals(cell.error())) {
            String what = cell.error().isPresent() ? "this cell must fail as announced." : "this cell failed.";
            return Optional.of(new Failure(
                    lesson.file(),
                    cell.line(),
                    what,
                    cell.error().orElse(""),
                    error.isEmpty() ? "no error" : cell.error().isPresent() ? error.get() : output));
        }
        return cell.output()
                .filter(recorded -> !Outputs.agree(recorded.text(), output))
                .map(recorded -> new Failure(
                        lesson.file(),
                        recorded.line(),
                        "the recorded output is not what this cell shows now.",
                        recorded.text(),
                        output.isEmpty() ? "nothing" : output));
    }

    /** Tries a claim for 20 seeded draws; it leaves the session's random numbers started anew. */
    public Optional<Failure> prove(Claim claim) {
        return new Proof(session, lesson.file(), limit).attempt(claim);
    }

    /** Marks answers to the lesson's questions, in its session. */
    public QuizMarker marker() {
        return new QuizMarker(session, lesson.file(), limit);
    }

    /** The session, for what else a learner does in it. */
    public Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
