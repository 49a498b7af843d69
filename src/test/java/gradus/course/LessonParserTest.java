package gradus.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Prose;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LessonParserTest {
    private static final String HEADER = "---\ntitle: T\n---\n";

    private static Lesson parse(String text) {
        return LessonParser.parse(text, Path.of("l.md"));
    }

    private static String error(String text) {
        return assertThrows(GradusException.class, () -> parse(text)).getMessage();
    }

    @Test
    void readsProseCellsAndOutputsWithTheirLines() {
        Lesson lesson = parse(HEADER + "# H\n\ntext\n\n```js\n1 + 1\n```\n\n```output\n2\n```\n\nmore\n");
        assertEquals("T", lesson.title());
        assertEquals(3, lesson.blocks().size());
        assertEquals(new Prose("# H\n\ntext", 4), lesson.blocks().get(0));
        assertEquals(
                new Cell("1 + 1\n", 9, Optional.of("2\n"), Optional.empty()),
                lesson.blocks().get(1));
        assertEquals(new Prose("more", 16), lesson.blocks().get(2));
    }

    @Test
    void aTextFenceIsProse() {
        Lesson lesson = parse(HEADER + "a\n\n```text\nx = 1\n```\n");
        assertEquals(
                "a\n\n```text\nx = 1\n```",
                assertInstanceOf(Prose.class, lesson.blocks().get(0)).markdown());
    }

    @Test
    void anErrorCellHasItsMessage() {
        Lesson lesson = parse(HEADER + "```js error=\"a \\\"b\\\"\"\nthrow 1\n```\n");
        assertEquals(Optional.of("a \"b\""), ((Cell) lesson.blocks().get(0)).error());
    }

    @Test
    void brokenFilesNameTheLine() {
        assertEquals(
                "l.md:5: this fence is never closed. End it with ``` on a line of its own.",
                error(HEADER + "a\n```js\n1\n"));
        assertEquals(
                "l.md:4: unknown kind of fence \"python\". A lesson has js (a cell), output (what the cell before it"
                        + " shows) and text.",
                error(HEADER + "```python\n1\n```\n"));
        assertEquals(
                "l.md:4: an output must stand right after the js cell that shows it.",
                error(HEADER + "```output\n1\n```\n"));
        assertEquals(
                "l.md:8: an output must stand right after the js cell that shows it.",
                error(HEADER + "```js\n1\n```\ntext\n```output\n1\n```\n"));
        assertEquals(
                "l.md:1: a lesson starts with a header that gives its title:\n---\ntitle: The chain rule\n---",
                error("# H\n"));
    }
}
