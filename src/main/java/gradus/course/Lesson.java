package gradus.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A lesson: Markdown with runnable cells.
 *
 * @param file where it came from, for messages
 * @param title from the header
 * @param exercise the exercise it leads to, if the header names one
 * @param blocks prose and cells in order
 */
public record Lesson(Path file, String title, Optional<String> exercise, List<Block> blocks) {
    public Lesson {
        blocks = List.copyOf(blocks);
    }

    /** A stretch of the lesson. */
    public sealed interface Block {
        /** The line in the file, from 1, on which it starts. */
        int line();
    }

    /**
     * Text between cells.
     *
     * @param markdown with {@code {eval}`expression`} where a number is to be computed
     */
    public record Prose(String markdown, int line) implements Block {}

    /**
     * A runnable cell.
     *
     * @param code JavaScript
     * @param line of its first line of code, so that an error points into the file
     * @param output what the file records that it shows, if it does
     * @param error the message with which it must fail, if it must
     */
    public record Cell(String code, int line, Optional<String> output, Optional<String> error) implements Block {}
}
