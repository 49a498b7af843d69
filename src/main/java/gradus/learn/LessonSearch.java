package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Prose;
import gradus.course.LessonParser;
import gradus.course.Quiz;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** Finds a text in lessons: in what a learner reads there, and so not in hints and answers. */
public final class LessonSearch {
    /** How many letters of the line before a text are shown with it. */
    private static final int BEFORE = 24;

    /** Prose is searched as it is read, without its markup. */
    private static final Parser MARKDOWN = Parser.builder().build();

    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();

    private LessonSearch() {}

    /**
     * A place at which a text was found.
     *
     * @param file the lesson
     * @param step the index of the step
     * @param line the text with what stands around it
     */
    public record Found(Path file, int step, String line) {}

    /** The steps of a lesson in which a text stands, in any case of letters; the first line of each that has it. */
    public static List<Found> in(Lesson lesson, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Found> found = new ArrayList<>();
        for (LessonStep step : LessonStep.of(lesson)) {
            Stream.concat(step.text().stream(), step.asked().stream())
                    .flatMap(block -> read(block).lines())
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                    .findFirst()
                    .ifPresent(line -> found.add(new Found(lesson.file(), step.index(), excerpt(line, wanted))));
        }
        return found;
    }

    /** As {@link #in}, in the other lessons of a course; those that cannot be read are left out. */
    public static List<Found> inOthers(Course course, Lesson lesson, String text) {
        List<Found> found = new ArrayList<>();
        for (Path file : course.lessons()) {
            try {
                if (!file.toAbsolutePath().equals(lesson.file().toAbsolutePath())) {
                    found.addAll(in(LessonParser.read(file), text));
                }
            } catch (GradusException e) {
                // Whoever opens that lesson is told what is wrong with it.
            }
        }
        return found;
    }

    private static String excerpt(String line, String wanted) {
        int at = line.toLowerCase(Locale.ROOT).indexOf(wanted);
        int from = at <= BEFORE ? 0 : line.indexOf(' ', at - BEFORE) + 1;
        return (from == 0 ? "" : "... ") + line.substring(Math.min(from, at)).strip();
    }

    private static String read(Block block) {
        if (block instanceof Prose prose) {
            return PLAIN.render(MARKDOWN.parse(prose.markdown()));
        }
        if (block instanceof Formula formula) {
            return formula.tex();
        }
        return block instanceof Cell cell
                ? cell.code()
                : ((Quiz) block).content().question();
    }
}
