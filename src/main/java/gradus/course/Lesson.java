package gradus.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lesson: Markdown with runnable cells, formulas with their proofs, and questions.
 *
 * @param file where it came from, for messages
 * @param header what its YAML header says
 * @param blocks prose, formulas, cells and questions in order
 * @param links what it links to, images included
 * @param anchors its headings as GitHub names them in addresses
 */
public record Lesson(Path file, LessonHeader header, List<Block> blocks, List<Link> links, Set<String> anchors) {
    public Lesson {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
        anchors = Set.copyOf(anchors);
    }

    public String title() {
        return header.title();
    }

    /** The exercise it leads to, if the header names one. */
    public Optional<String> exercise() {
        return Optional.ofNullable(header.exercise());
    }

    /** Its displayed formulas, in order. */
    public List<Formula> formulas() {
        return blocks.stream()
                .filter(Formula.class::isInstance)
                .map(Formula.class::cast)
                .toList();
    }

    /** A stretch of the lesson. */
    public sealed interface Block permits Prose, Formula, Cell, Quiz {
        /** The line in the file, from 1, on which its content starts. */
        int line();
    }

    /**
     * Text between cells.
     *
     * @param markdown with {@code {eval}`expression`} where a number is to be computed
     */
    public record Prose(String markdown, int line) implements Block {}

    /**
     * A displayed formula.
     *
     * @param tex as GitHub takes it in a {@code math} fence
     * @param claim its proof, if it has one
     */
    public record Formula(String tex, int line, Optional<Claim> claim) implements Block {
        /** Whether it is boxed, which promises a proof. */
        public boolean isBoxed() {
            return tex.contains("\\boxed");
        }
    }

    /**
     * A formula as a property: JavaScript that draws its values at random and ends in a boolean, a pair [left, right],
     * or an array of such pairs, whose sides must be equal.
     *
     * @param tolerance how far the sides may differ, relative to the larger
     */
    public record Claim(String code, int line, double tolerance) {}

    /**
     * A runnable cell.
     *
     * @param code JavaScript
     * @param line of its first line of code, so that an error points into the file
     * @param output what the file records that it shows, if it does
     * @param error the message with which it must fail, if it must
     */
    public record Cell(String code, int line, Optional<Output> output, Optional<String> error) implements Block {}

    /** What a cell is recorded to show. */
    public record Output(String text, int line) {}

    /**
     * A link or an image.
     *
     * @param target as written
     */
    public record Link(String target, int line) {}
}
