package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Lesson;
import gradus.course.LessonParser;
import gradus.course.Quiz;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuizMarkerTest {
    private static QuizMarker.Mark mark(String quiz, String given) {
        Lesson lesson = LessonParser.parse(
                "---\ntitle: T\n---\n```quiz\nquestion: q\nhints: [h]\n" + quiz + "```\n", Path.of("l.md"));
        try (LessonPlayer player = new LessonPlayer(lesson)) {
            return player.marker().mark((Quiz) lesson.blocks().get(0), given);
        }
    }

    @Test
    void aNumberMayBeRoundedOrAnExpression() {
        String quiz = "kind: numeric\nanswer: 2 / 3\nmistakes:\n  - {is: 3 / 2, because: upside down}\n";
        assertTrue(mark(quiz, "0.6667").right());
        assertTrue(mark(quiz, "4 / 6").right());
        assertFalse(mark(quiz, "0.6").right());
        assertEquals(Optional.of("upside down"), mark(quiz, "1.5").remark());
    }

    @Test
    void aFormulaIsComparedAsAFunctionAndNotAsAText() {
        String quiz = "kind: expression\nvariables: {x: [-2, 2]}\nanswer: 2 * x * cos(x ** 2)\n";
        assertTrue(mark(quiz, "x * cos(x * x) + cos(x ** 2) * x").right());
        assertFalse(mark(quiz, "2 * cos(x ** 2)").right());
        assertFalse(mark(quiz, "2 * x * cos(x ** 2) + 1e-6").right());
    }

    @Test
    void aChoiceIsTakenByItsNumber() {
        String quiz = "kind: choice\nanswer: 2\nchoices:\n  - {wrong: a, is: 1, because: no}\n  - {right: b, is: 2}\n";
        assertTrue(mark(quiz, " 2 ").right());
        assertEquals(QuizMarker.Mark.wrong(Optional.of("no")), mark(quiz, "1"));
        assertEquals(
                Optional.of("Choose a number from 1 to 2."), mark(quiz, "b").remark());
    }
}
