package gradus.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Claim;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Link;
import gradus.course.Lesson.Output;
import gradus.course.Lesson.Prose;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                new Cell("1 + 1\n", 9, Optional.of(new Output("2\n", 13)), Optional.empty()),
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
    void aFormulaHasItsClaim() {
        Lesson lesson = parse(HEADER
                + "```math\n\\boxed{x_1}\n```\n\n```js claim\n[1, 1]\n```\n```math\ny\n```\n"
                + "```js claim tolerance=1e-6\n[2, 2]\n```\n");
        assertEquals(
                List.of(
                        new Formula("\\boxed{x_1}", 5, Optional.of(new Claim("[1, 1]\n", 9, 1e-9))),
                        new Formula("y", 12, Optional.of(new Claim("[2, 2]\n", 15, 1e-6)))),
                lesson.formulas());
        assertTrue(lesson.formulas().get(0).isBoxed());
    }

    @Test
    void aQuizIsYaml() {
        Lesson lesson = parse(HEADER + """
                ```quiz
                kind: choice
                question: Which?
                answer: 1 + 1
                choices:
                  - {wrong: three, is: 3, because: no}
                  - {right: two, is: 2}
                hints: [look]
                ```
                """);
        Quiz quiz = assertInstanceOf(Quiz.class, lesson.blocks().get(0));
        assertEquals(5, quiz.line());
        assertEquals(Quiz.Kind.CHOICE, quiz.content().kind());
        assertEquals(
                List.of(false, true),
                quiz.content().choices().stream().map(Quiz.Choice::isRight).toList());
    }

    @Test
    void linksAndHeadingsAreGathered() {
        Lesson lesson = parse(HEADER + "# The `xi` chain, 2\n\ntext [a](b.md#c)\nand ![d](e.png)\n");
        assertEquals(List.of(new Link("b.md#c", 6), new Link("e.png", 7)), lesson.links());
        assertEquals(Set.of("the-xi-chain-2"), lesson.anchors());
    }

    @Test
    void theHeaderIsYaml() {
        LessonHeader header = parse("""
                ---
                title: "A: B"
                covers: [S0.1, S0.2]
                exercise: e
                jupyter: {kernelspec: {name: x}}
                ---
                text
                """).header();
        assertEquals("A: B", header.title());
        assertEquals(List.of("S0.1", "S0.2"), header.covers());
        assertEquals("e", header.exercise());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\n```js\\n1\\n                      | 5: this fence is never closed. End it with ``` on a line of its own.
            ```python\\n1\\n```\\n                | 4: unknown kind of fence "python".
            ```output\\n1\\n```\\n                | 4: an output must stand right after the js cell that shows it.
            ```js\\n1\\n```\\nt\\n```output\\n1\\n```\\n | 8: an output must stand right after the js cell that shows it.
            ```js nonsense\\n1\\n```\\n           | 4: a cell is "js",
            ```js claim\\n1\\n```\\n              | 4: a claim must stand right after the displayed formula
            ```math\\nx\\n```\\n```js claim tolerance=x\\n1\\n```\\n | 7: a tolerance is a number
            a\\n\\n$$x_1$$\\n                     | 6: a displayed formula is a math fence, not $$
            - a\\n\\n  ```js\\n  1\\n  ```\\n     | 6: a js fence must stand at the margin
            ```quiz\\nkind: [a]\\n```\\n         | 5: Cannot deserialize value of type `gradus.course.Quiz$Kind`
            ```quiz\\nkind: nonsense\\n```\\n     | 5: Cannot deserialize value of type `gradus.course.Quiz$Kind` from String "nonsense"
            ```quiz\\nkind: numeric\\nquestion: q\\nanswer: 1\\nhints: []\\n```\\n | 4: a quiz needs hints, at least one.
            ```quiz\\nkind: expression\\nquestion: q\\nanswer: x\\nhints: [h]\\n```\\n | 4: an expression needs its variables
            ```quiz\\nkind: choice\\nquestion: q\\nanswer: 1\\nhints: [h]\\n```\\n | 4: a choice needs exactly one right choice
            """)
    void brokenFilesNameTheLine(String body, String message) {
        String error = error(HEADER + body.replace("\\n", "\n"));
        assertTrue(error.startsWith("l.md:" + message), error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # H\\n                       | 1: a lesson starts with a header
            ---\\ntitle: T\\n            | 1: the header is never closed.
            ---\\ntitle: T: U\\n---\\n   | 2: mapping values are not allowed here
            ---\\ntitle: T\\ncovers: S0.1\\n---\\n | 3: Cannot construct instance of `java.util.ArrayList`
            ---\\nexercise: e\\n---\\n   | 2: Missing required creator property 'title'
            ---\\ntitle: T\\ncover: x\\n---\\n | 3: Unrecognized field "cover"
            ---\\n---\\n                 | 2: there is nothing here
            """)
    void brokenHeadersNameTheLine(String text, String message) {
        String error = error(text.replace("\\n", "\n"));
        assertTrue(error.startsWith("l.md:" + message), error);
    }
}
