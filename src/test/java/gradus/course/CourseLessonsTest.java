package gradus.course;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes a lesson of the course one: the parts that a learner finds in each. That they are true, verify proves. */
class CourseLessonsTest {
    private static final Course COURSE = new Course(Path.of(""));

    static List<Path> lessons() {
        return COURSE.lessons();
    }

    @Test
    void thereAreAboutTwelve() {
        assertTrue(lessons().size() >= 12);
        assertTrue(Course.shortName(COURSE.lesson("xi-chain")).equals("xi-chain"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void hasItsParts(Path file) {
        Lesson lesson = LessonParser.read(file);
        assertFalse(lesson.header().covers().isEmpty());
        assertTrue(lesson.blocks().stream().filter(Quiz.class::isInstance).count() >= 3, "questions");
        assertTrue(
                lesson.formulas().stream().anyMatch(formula -> formula.claim().isPresent()), "claims");
        for (String heading : List.of(
                "the-question", "a-mistake-worth-making", "the-surprise", "questions", "what-to-take-with-you")) {
            assertTrue(lesson.anchors().contains(heading), heading);
        }
        String prose = CourseFiles.read(file);
        assertTrue(prose.split("(?i)\\*\\*(guess|do it|say)", -1).length > 2, "two moments to guess before running");
    }
}
