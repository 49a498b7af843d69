package gradus.terminal;

import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.learn.Attempt;
import gradus.learn.CheckReport;
import gradus.learn.ExerciseStanding;
import gradus.learn.ExerciseStanding.State;
import gradus.learn.Hints;
import gradus.view.Numbers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Exercises on a screen: what a check says, the hints, and the summary over all. */
public final class CheckScreen {
    private static final Pattern LINE = Pattern.compile("(?<indent> *)((?<mark>[✓✗↳·]) )?(?<rest>.*)");
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final AttributedStyle GOOD = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);

    /** From this width on there is room for titles beside the names. */
    private static final int ROOMY = 64;

    private final PrintWriter out;
    private final int width;
    private final boolean styled;

    /**
     * A screen.
     *
     * @param width in columns
     * @param styled whether escape codes may be written
     */
    public CheckScreen(PrintWriter out, int width, boolean styled) {
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    public static CheckScreen on(Terminal terminal, PrintWriter out) {
        return new CheckScreen(out, Screen.width(terminal), Screen.isStyled(terminal));
    }

    /**
     * What a check says, and what to do next.
     *
     * @param withHints whether to show the hints that were taken, or only that there are some
     */
    public void report(Attempt attempt, CheckReport report, boolean withHints) {
        text(report.text());
        String command = "./gradus check " + Course.shortName(attempt.exercise().folder());
        if (report.isFullMarks()) {
            note(command + " --solution shows the model answer; ./gradus check shows all exercises.");
        }
        attempt.hints(report).ifPresent(hints -> hints(hints, withHints, command + " --hint"));
    }

    private void hints(Hints hints, boolean shown, String command) {
        if (!shown) {
            if (hints.of() > 0) {
                note((hints.of() == 1 ? "There is a hint for " : "There are " + hints.of() + " hints for ")
                        + hints.name() + ": " + command);
            }
            return;
        }
        for (int i = 0; i < hints.shown().size(); i++) {
            text("· Hint " + (i + 1) + " of " + hints.of() + " for " + hints.name() + ": "
                    + hints.shown().get(i));
        }
        if (hints.of() == 0) {
            note("There are no hints for " + hints.name() + ".");
        }
    }

    /** How far the learner is in each exercise, and what to do next. */
    public void summary(List<ExerciseStanding> standings) {
        double score = standings.stream().mapToDouble(ExerciseStanding::score).sum();
        double all = standings.stream().mapToDouble(ExerciseStanding::maxScore).sum();
        text("Exercises: " + points(score) + " of " + points(all) + " points");
        int names = longest(standings.stream().map(ExerciseStanding::name).toList());
        int titles = longest(standings.stream().map(ExerciseStanding::title).toList());
        for (ExerciseStanding standing : standings) {
            String number = standing.folder().getFileName().toString().replaceFirst("-.*", "");
            String title = "";
            if (width >= ROOMY) {
                int room = Math.min(titles, width - names - 34);
                String shown = standing.title().lines().findFirst().orElse("");
                title = String.format(
                        Locale.ROOT,
                        "%-" + room + "s  ",
                        shown.length() > room ? shown.substring(0, room - 1) + "…" : shown);
            }
            String earned = standing.maxScore() == 0
                    ? "cannot be read"
                    : points(standing.score()) + " of " + points(standing.maxScore());
            AttributedStringBuilder line = new AttributedStringBuilder()
                    .append(number + " ")
                    .styled(
                            standing.state() == State.SOLVED ? GOOD : AttributedStyle.DEFAULT,
                            standing.state().mark())
                    .append(String.format(Locale.ROOT, " %-" + names + "s  ", standing.name()))
                    .append(title)
                    .append(String.format(Locale.ROOT, "%-" + (width >= ROOMY ? 12 : 1) + "s", earned));
            if (width >= ROOMY) {
                line.styled(LessonPage.DIM, " " + standing.state().text());
            }
            print(line.toAttributedString());
        }
        next(standings);
    }

    private void next(List<ExerciseStanding> standings) {
        Optional<ExerciseStanding> next = ExerciseStanding.next(standings);
        if (next.isEmpty()) {
            text(standings.isEmpty() ? "There are none here." : "All are solved.");
            return;
        }
        String name = next.get().name();
        String does =
                next.get().state() == State.NOT_BEGUN || next.get().answer().isEmpty()
                        ? "start " + name
                        : "check " + name;
        text("Next: ./gradus " + does
                + next.get()
                        .lesson()
                        .map(lesson -> "   (its lesson: ./gradus learn " + lesson + ")")
                        .orElse(""));
    }

    /** The task, and where its starter went. */
    public void begun(Exercise exercise, Path place) {
        String task = CourseFiles.read(exercise.folder().resolve("task.md"));
        print(MarkdownText.render(task.strip(), width));
        print(AttributedString.EMPTY);
        text("A fresh copy of the starter is in " + place + ". Edit it there, and then:");
        commands(exercise);
    }

    /** What can be done with an answer. */
    public void commands(Exercise exercise) {
        String check = "  ./gradus check " + Course.shortName(exercise.folder());
        text(check + "            checks it");
        text(check + " --watch    checks it each time you save it");
    }

    /** JavaScript to read. */
    public void program(String code) {
        print(Highlighting.coloured(code.stripTrailing(), -1));
    }

    /** What the learner's program printed. */
    public void printed(String line) {
        out.println(line);
    }

    /** Begins a new check: on a clean screen where there is one, else under a line. */
    public void renew(String heading) {
        if (styled) {
            out.print(CLEAR);
        }
        print(new LessonPage(width).rule(heading));
    }

    /** Lines of text, wrapped to hang under their beginnings, with their marks coloured. */
    public void text(String text) {
        text.lines().forEach(this::line);
        out.flush();
    }

    /** The program's own words, beside what it reports. */
    public void note(String text) {
        for (String line : Screen.wrapped(text, width).lines().toList()) {
            print(new AttributedString(line, LessonPage.DIM));
        }
        out.flush();
    }

    private void line(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            print(new AttributedString(line));
            return;
        }
        String mark = parts.group("mark");
        String hanging = parts.group("indent") + (mark == null ? "" : "  ");
        boolean code = parts.group("indent").length() > 0 && parts.group("rest").matches("\\d* *\\|.*");
        String rest = parts.group("rest");
        String wrapped = code ? rest : Screen.wrapped(rest, Math.max(20, width - hanging.length()));
        boolean first = true;
        for (String each : wrapped.isEmpty() ? List.of("") : wrapped.lines().toList()) {
            AttributedStringBuilder built = new AttributedStringBuilder();
            if (first && mark != null) {
                built.append(parts.group("indent")).styled(style(mark), mark).append(" ");
            } else {
                built.append(hanging);
            }
            print(built.append(each).toAttributedString());
            first = false;
        }
    }

    private static AttributedStyle style(String mark) {
        return switch (mark) {
            case "✓" -> GOOD;
            case "✗" -> AttributedStyle.BOLD.foreground(AttributedStyle.RED);
            default -> LessonPage.DIM;
        };
    }

    private void print(AttributedString line) {
        out.println(styled ? line.toAnsi() : line.toString());
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }

    private static String points(double points) {
        return Numbers.rounded(points, 6);
    }
}
