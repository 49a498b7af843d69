package gradus.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.LessonParser;
import java.nio.file.Path;
import java.util.List;
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
                            // the price of all
                            const price = amount *
                                (1 + tax)
                            print('a text stays whole',
                                sum)
                        }""", FoldedCode.of("""
                        if (ready) {
                            const sum = first + second + third
                            // a remark that is much too long
                            const price = amount * (1 + tax) // the price of all
                            print('a text stays whole', sum)
                        }""", 32));
    }

    @Test
    void aLineThatCannotBeBrokenStaysLong() {
        for (String line : List.of(
                "",
                "x".repeat(50),
                "'a text that isn\\'t to be broken anywhere at all'",
                "`a text in which ${a + b} stands, and more of it`",
                "    return somethingWithAVeryLongNameIndeed(1)",
                "const t = `\nmore lines, one of them longer than the others\n`")) {
            assertEquals(line, FoldedCode.of(line, 30));
        }
    }

    /** All of the lessons' code fits beside the margin at 80 columns, and is the same program, apart from comments. */
    @Test
    void theCourseFits() {
        for (Path file : new Course(Path.of("")).lessons()) {
            for (Block block : LessonParser.read(file).blocks()) {
                if (block instanceof Cell cell) {
                    String folded = FoldedCode.of(cell.code(), 76);
                    assertTrue(folded.lines().allMatch(line -> line.length() <= 76), file + ":\n" + folded);
                    assertEquals(bare(cell.code()), bare(folded), file + ":\n" + folded);
                }
            }
        }
    }

    private static String bare(String code) {
        return code.replaceAll("(?m)//.*$", "").replaceAll("\\s", "");
    }
}
