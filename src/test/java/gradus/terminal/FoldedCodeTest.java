package gradus.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.LessonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FoldedCodeTest {
    @Test
    void aLongLineGoesOnFurtherIn() {
        assertEquals("""
                        if (ready) {
                            const sum = first + second +
                                third
                            // a remark that is much too
                            // long
                            print('a text stays whole',
                                sum)
                        }""", FoldedCode.of("""
                        if (ready) {
                            const sum = first + second + third
                            // a remark that is much too long
                            print('a text stays whole', sum)
                        }""", 32));
    }

    @Test
    void whatHasNoSpacesStaysAsItIs() {
        String word = "x".repeat(50);
        assertEquals(word, FoldedCode.of(word, 30));
        assertEquals("", FoldedCode.of("", 30));
    }

    /** Nothing is lost, and all of it fits beside a lesson's margin at 80 columns. */
    @Test
    void theCourseFits() {
        for (Path file : new Course(Path.of("")).lessons()) {
            for (Block block : LessonParser.read(file).blocks()) {
                if (block instanceof Cell cell) {
                    String folded = FoldedCode.of(cell.code(), 76);
                    assertEquals(bare(cell.code()), bare(folded));
                    assertTrue(folded.lines().allMatch(line -> line.length() <= 76), file + ":\n" + folded);
                }
            }
        }
    }

    private static String bare(String code) {
        return code.replaceAll("//|\\s", "");
    }
}
