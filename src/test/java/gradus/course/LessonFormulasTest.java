package gradus.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.view.Tex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every formula of the lessons, as a terminal of 80 columns shows it. A person has looked at the golden file; after a
 * change look again: {@code mvn test -Dtest=LessonFormulasTest -Dgolden=write} writes it anew.
 */
class LessonFormulasTest {
    private static final Path GOLDEN = Path.of("src/test/resources/gradus/course/lesson-formulas.txt");
    private static final int WIDTH = 76;

    @Test
    void areLaidOutAsTheGoldenFileHasThem() throws IOException {
        StringBuilder shown = new StringBuilder();
        for (Path file : Course.installed().lessons()) {
            Lesson lesson = LessonParser.read(file);
            shown.append("==== ").append(file.getFileName()).append("\n\n");
            for (Lesson.Formula formula : lesson.formulas()) {
                shown.append(Tex.text(formula.tex(), WIDTH)).append("\n\n");
            }
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, shown);
        }
        assertEquals(Files.readString(GOLDEN), shown.toString());
    }
}
