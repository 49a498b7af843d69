package gradus.terminal;

import gradus.course.Lesson.Formula;
import gradus.course.Quiz;
import gradus.learn.Failure;
import gradus.view.Tex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** How the parts of a lesson look: each as lines of at most so many columns, where it can be broken. */
final class LessonPage {
    static final AttributedStyle DIM = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle GOOD = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle BAD = AttributedStyle.BOLD;

    /** How many columns stand in front of what is set off from the prose, as what a cell shows is. */
    static final int MARGIN = 4;

    private final int width;

    LessonPage(int width) {
        this.width = width;
    }

    List<AttributedString> title(String title) {
        return List.of(
                new AttributedString(title, AttributedStyle.BOLD),
                new AttributedString("═".repeat(Math.min(width, title.length()))),
                AttributedString.EMPTY);
    }

    /** Where a step begins that is shown out of turn. */
    AttributedString rule(String text) {
        String line = "── " + text + " ";
        return new AttributedString(line + "─".repeat(Math.max(0, width - line.length())), DIM);
    }

    List<AttributedString> prose(String markdown) {
        return lines(MarkdownText.render(markdown, width));
    }

    List<AttributedString> code(String code) {
        AttributedString coloured = Highlighting.coloured(FoldedCode.of(code.stripTrailing(), width - MARGIN), -1);
        return margin(lines(coloured), "  │ ", "  │ ", DIM);
    }

    /** What the learner typed. */
    List<AttributedString> typed(String input) {
        return margin(lines(Highlighting.coloured(input, -1)), Pasted.PROMPT, Pasted.CONTINUED, PLAIN);
    }

    List<AttributedString> output(String output) {
        return output.isEmpty() ? List.of() : margin(plain(output), "  → ", "    ", DIM);
    }

    List<AttributedString> failure(String text) {
        return margin(plain(Screen.wrapped(text, width - MARGIN)), "  ! ", "  ! ", BAD);
    }

    List<AttributedString> formula(Formula formula) {
        return margin(plain(Tex.text(formula.tex(), width - MARGIN)), "    ", "    ", PLAIN);
    }

    List<AttributedString> proof(Optional<Failure> failure) {
        return failure.map(f -> failure(f.text()))
                .orElseGet(() -> List.of(new AttributedString("  ✓ holds for 20 random draws", DIM)));
    }

    /** A question with its choices; {@code text} is the question with its numbers. */
    List<AttributedString> question(Quiz quiz, String text) {
        StringBuilder markdown =
                new StringBuilder("**Question.** ").append(text).append("\n\n");
        int number = 1;
        for (Quiz.Choice choice : quiz.content().choices()) {
            markdown.append(number++).append(". ").append(choice.text()).append('\n');
        }
        return prose(markdown.toString());
    }

    /** The program's own words, beside the lesson's. */
    List<AttributedString> note(String text) {
        return Screen.wrapped(text, width - 2)
                .lines()
                .map(line -> new AttributedString("  " + line, DIM))
                .toList();
    }

    List<AttributedString> right(String markdown) {
        return margin(lines(MarkdownText.render(markdown, width - MARGIN)), "  ✓ ", "    ", GOOD);
    }

    List<AttributedString> wrong(String markdown) {
        return margin(lines(MarkdownText.render(markdown, width - MARGIN)), "  ✗ ", "    ", BAD);
    }

    List<AttributedString> said(String markdown) {
        return margin(lines(MarkdownText.render(markdown, width - MARGIN)), "  · ", "    ", DIM);
    }

    /** What a learner does after a lesson that leads to an exercise. */
    List<AttributedString> invitation(String exercise) {
        return plain("Now you. This lesson has an exercise:\n  ./gradus start " + exercise + "\n  ./gradus check "
                + exercise);
    }

    static List<AttributedString> plain(String text) {
        return text.lines().map(AttributedString::new).toList();
    }

    private static List<AttributedString> lines(AttributedString text) {
        List<AttributedString> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() ? from < i : text.charAt(i) == '\n') {
                lines.add(text.subSequence(from, i));
                from = i + 1;
            }
        }
        return lines;
    }

    private static List<AttributedString> margin(
            List<AttributedString> lines, String first, String rest, AttributedStyle style) {
        List<AttributedString> all = new ArrayList<>();
        for (AttributedString line : lines) {
            AttributedStringBuilder text = new AttributedStringBuilder();
            text.styled(style, all.isEmpty() ? first : rest).append(line);
            all.add(text.toAttributedString());
        }
        return all;
    }
}
