package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import gradus.learn.StepRecord.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkthroughTest {
    private static final String FIRST = "# One\n\n```js\nconst a = 2\na\n```\n```output\n2\n```\n\n";
    private static final String SECOND = "Twice that:\n\n```js\nconst b = 2 * a\nb\n```\n```output\n4\n```\n\n";
    private static final String QUESTION = """
            # Two

            ```quiz
            kind: numeric
            question: What is b?
            answer: b
            mistakes:
              - {is: a, because: That is a.}
            hints: [Look up., Twice a.]
            ```

            """;
    private static final String LAST = "# Three\n\nb is {eval}`b`.\n";

    @TempDir
    private Path folder;

    private static Lesson lesson(String... parts) {
        return LessonParser.parse("---\ntitle: T\n---\n" + String.join("", parts), Path.of("l.md"));
    }

    private Progress progress() {
        return new Progress(folder.resolve("progress.json"), notice -> {
            throw new AssertionError(notice);
        });
    }

    private Walkthrough walk(String... parts) {
        Walkthrough walk = new Walkthrough(lesson(parts), "l", progress());
        walk.bringBack();
        return walk;
    }

    private Walkthrough whole() {
        return walk(FIRST, SECOND, QUESTION, LAST);
    }

    @Test
    void aStepIsWhatIsReadAndThenTheCellOrTheQuestion() {
        List<LessonStep> steps = LessonStep.of(lesson(FIRST, SECOND, QUESTION, LAST));
        assertEquals(
                List.of("One", "One", "Two", "Three"),
                steps.stream().map(LessonStep::heading).toList());
        assertTrue(steps.get(1).cell().isPresent() && steps.get(2).quiz().isPresent());
        assertTrue(steps.get(3).asked().isEmpty());
    }

    @Test
    void anEditedCellFlowsIntoWhatFollowsAndTheDifferenceIsNoError() {
        try (Walkthrough walk = whole()) {
            walk.edit("const a = 5\na");
            Walkthrough.Ran edited = walk.run();
            assertEquals("5", edited.output());
            assertFalse(edited.failed());
            assertTrue(edited.remark().orElseThrow().contains("as you have edited the cell"));
            Walkthrough.Ran after = walk.run();
            assertEquals("10", after.output());
            assertTrue(after.remark().orElseThrow().contains("as you have changed something before"));
            assertTrue(walk.answer("10").right());
            assertEquals("b is 10.", walk.player().textWithGaps("b is {eval}`b`.", 1));
        }
    }

    @Test
    void afterAnErrorTheLearnerStaysAndMayTakeTheLessonsOwnCode() {
        try (Walkthrough walk = whole()) {
            walk.edit("nope");
            assertTrue(walk.run().failed());
            assertEquals(0, walk.at());
            assertEquals(Outcome.FAILED, walk.record(walk.step()).outcome());
            walk.edit("const a = 2\na\n");
            assertEquals(StepRecord.NEW, walk.record(walk.step()));
            assertEquals(new Walkthrough.Ran("2", false, Optional.empty()), walk.run());
            assertEquals(1, walk.at());
        }
    }

    @Test
    void whatDependsOnASkippedCellSaysSo() {
        try (Walkthrough walk = whole()) {
            walk.skip();
            Walkthrough.Ran ran = walk.run();
            assertTrue(ran.failed());
            assertTrue(ran.remark().orElseThrow().contains("skipped"));
            assertEquals("b is `b`.", walk.player().textWithGaps("b is {eval}`b`.", 1));
        }
    }

    @Test
    void theAnswerComesOnlyWhenItIsAskedForAndThenCountsAsShown() {
        try (Walkthrough walk = whole()) {
            walk.jump(2);
            assertEquals(Optional.of("That is a."), walk.answer("2").remark());
            assertFalse(walk.answer("'text'").counts());
            assertFalse(walk.answer("nope").counts());
            assertFalse(walk.answer("4,0").counts());
            assertEquals(1, walk.record(walk.step()).tries().size());
            assertEquals(Optional.of("Look up."), walk.hint());
            assertEquals(Optional.of("Twice a."), walk.hint());
            assertEquals(Optional.empty(), walk.hint());
            assertTrue(walk.show().startsWith("4"));
            assertTrue(walk.answer("b = 4").right());
            assertEquals(Outcome.SHOWN, walk.record(walk.step()).outcome());
            assertEquals(new Score(1, 0, 0, 1, 1), Score.of(walk));
        }
    }

    @Test
    void answersAreReadAsPeopleWriteThem() {
        try (Walkthrough walk = walk(QUESTION.replace("answer: b", "answer: -4").replace("is: a", "is: 3"))) {
            for (String none : new String[] {"2x", "2^2", "4,5", "print(4)"}) {
                assertFalse(walk.answer(none).counts(), none);
            }
            for (String right : new String[] {"−4", "b = -4", "dL/dW = −2·2", "-(2²)", "-4.001"}) {
                assertTrue(walk.answer(right).right(), right);
            }
            assertTrue(walk.answer("-4.05").remark().orElseThrow().startsWith("Close"));
        }
    }

    @Test
    void aLearnerGoesOnWhereTheyLeftWithTheirVariables() {
        try (Walkthrough walk = whole()) {
            walk.input("const mine = 40");
            walk.edit("const a = 1 + 1\na");
            walk.run();
        }
        try (Walkthrough walk = whole()) {
            assertEquals(1, walk.at());
            assertEquals("42", walk.input("mine + a").output());
            assertEquals(Optional.empty(), walk.moved());
        }
    }

    @Test
    void goingToAStepRunsTheCellsBetweenAndGoingBackRunsNone() {
        try (Walkthrough walk = whole()) {
            assertEquals(2, walk.jump(2));
            assertEquals("4", walk.input("b").output());
            assertEquals(0, walk.jump(0));
            assertEquals(0, walk.jump(2));
        }
    }

    @Test
    void restartingForgetsProgressAndVariables() {
        try (Walkthrough walk = whole()) {
            walk.jump(3);
            walk.restart();
            assertEquals(0, walk.at());
            assertTrue(walk.input("a").error().isPresent());
        }
        assertFalse(progress().lesson("l").orElseThrow().finished());
    }

    @Test
    void aChangedLessonIsGoneOnWithAtTheNearestStep() {
        try (Walkthrough walk = whole()) {
            walk.jump(2);
        }
        String added = "```js\nconst more = a + 10\n```\n\n";
        try (Walkthrough walk = walk(FIRST, added, SECOND, QUESTION, LAST)) {
            assertEquals(3, walk.at());
            assertTrue(walk.moved().orElseThrow().contains("still there"));
            assertEquals("12", walk.input("more").output(), "a new cell above is run as well");
        }
        try (Walkthrough walk = walk(FIRST, SECOND, LAST)) {
            assertEquals("Three", walk.step().heading());
            assertTrue(walk.moved().orElseThrow().contains("nearest to where you were, under \"Three\""));
        }
    }

    @Test
    void otherWordsAroundACellLeaveItsStepTheSame() {
        try (Walkthrough walk = whole()) {
            walk.jump(2);
        }
        try (Walkthrough walk = walk(FIRST, "Doubled:" + SECOND.substring(SECOND.indexOf('\n')), QUESTION, LAST)) {
            assertEquals(2, walk.at());
            assertEquals(Optional.empty(), walk.moved());
        }
    }

    @Test
    void theStandingTellsHowFar() {
        try (Walkthrough walk = whole()) {
            assertEquals("not begun", standing().text());
            walk.run();
            assertEquals("1 of 4 steps, 0 of 1 answered", standing().text());
            walk.jump(2);
            walk.answer("4");
            walk.next();
            walk.next();
            assertTrue(walk.isAtEnd());
            assertEquals("done, 1 of 1 answered", standing().text());
        }
    }

    private Standing standing() {
        return Standing.of(
                lesson(FIRST, SECOND, QUESTION, LAST), progress().lesson("l").orElse(LessonRecord.NEW));
    }

    @Test
    void theTranscriptIsALessonThatHolds() throws IOException {
        Path file = folder.resolve("t.md");
        try (Walkthrough walk = whole()) {
            walk.input("print('```')");
            walk.input("nope");
            walk.edit("const a = 7\na");
            walk.run();
            walk.run();
            walk.answer("2 * 3");
            walk.hint();
            walk.answer("14");
            Transcript.write(file, walk.lesson(), walk.record());
        }
        String text = Files.readString(file);
        for (String part :
                List.of("Edited:", "const a = 7", "`2 * 3` is not it.", "`14` is right.", "One hint taken.")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        List<String> lines = new ArrayList<>();
        assertEquals(0, new Verification(new Course(folder), lines::add).path(file), () -> lines + text);
    }

    @Test
    void aSearchFindsWhatIsReadAndNoHints() {
        Lesson lesson = lesson(FIRST, SECOND, QUESTION, LAST);
        assertEquals(
                List.of(1),
                LessonSearch.in(lesson, "TWICE").stream()
                        .map(LessonSearch.Found::step)
                        .toList());
        assertEquals(3, LessonSearch.in(lesson, "b").size());
        Lesson marked = lesson("# One\n\nThe **chain** _rule_ of many paths.\n");
        assertEquals(
                "The chain rule of many paths.",
                LessonSearch.in(marked, "chain rule").get(0).line());
    }
}
