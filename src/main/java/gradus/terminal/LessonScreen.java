package gradus.terminal;

import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Claim;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Prose;
import gradus.course.Quiz;
import gradus.learn.Failure;
import gradus.learn.LessonPlayer;
import gradus.view.Tex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A lesson on a screen: prose, each cell's code, and what it gives. */
public final class LessonScreen {
    private static final AttributedStyle DIM = AttributedStyle.DEFAULT.faint();

    private final PrintWriter out;
    private final int width;
    private final boolean styled;

    /**
     * A screen.
     *
     * @param width in columns
     * @param styled whether escape codes may be written
     */
    public LessonScreen(PrintWriter out, int width, boolean styled) {
        this.out = out;
        this.width = width;
        this.styled = styled;
    }

    /**
     * Plays the lesson through.
     *
     * @return whether every cell did what the lesson says
     */
    public boolean play(Lesson lesson) {
        return run(lesson, cell -> true);
    }

    /** Plays the lesson, waiting for Enter before each cell; q leaves. */
    public boolean guide(Lesson lesson, BufferedReader keyboard) {
        return run(lesson, cell -> {
            out.print("  [Enter] runs the cell, q leaves: ");
            out.flush();
            try {
                String answer = keyboard.readLine();
                out.println();
                return answer != null && !answer.strip().equalsIgnoreCase("q");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private interface Gate {
        boolean opens(Cell cell);
    }

    private boolean run(Lesson lesson, Gate gate) {
        boolean allRight = true;
        heading(lesson.title());
        try (LessonPlayer player = new LessonPlayer(lesson)) {
            for (Block block : lesson.blocks()) {
                if (block instanceof Prose prose) {
                    print(MarkdownText.render(player.prose(prose), width));
                } else if (block instanceof Cell cell) {
                    print(gutter(cell.code(), "  │ ", DIM));
                    if (!gate.opens(cell)) {
                        return true;
                    }
                    LessonPlayer.Played played = player.play(cell);
                    if (!played.output().isEmpty()) {
                        print(result(played.output()));
                    }
                    if (played.failure().isPresent()) {
                        allRight = false;
                        print(gutter(played.failure().get().text(), "  ! ", AttributedStyle.BOLD));
                    }
                } else if (block instanceof Formula formula) {
                    print(gutter(Tex.text(formula.tex(), width - 4), "    ", AttributedStyle.DEFAULT));
                    allRight &=
                            formula.claim().map(claim -> proved(player, claim)).orElse(true);
                } else if (block instanceof Quiz quiz) {
                    question(player, quiz);
                }
                out.println();
            }
        }
        lesson.exercise().ifPresent(this::invite);
        return allRight;
    }

    private boolean proved(LessonPlayer player, Claim claim) {
        Optional<Failure> failure = player.prove(claim);
        print(gutter(
                failure.map(Failure::text).orElse("holds for 20 random draws"),
                failure.isEmpty() ? "  ✓ " : "  ! ",
                failure.isEmpty() ? DIM : AttributedStyle.BOLD));
        return failure.isEmpty();
    }

    private void question(LessonPlayer player, Quiz quiz) {
        StringBuilder text = new StringBuilder("**Question.** ");
        text.append(player.text(quiz.content().question(), quiz.line())).append("\n\n");
        int number = 1;
        for (Quiz.Choice choice : quiz.content().choices()) {
            text.append(number++).append(". ").append(choice.text()).append('\n');
        }
        print(MarkdownText.render(text.toString(), width));
    }

    private void invite(String exercise) {
        Path folder = Course.installed().exercise(exercise);
        out.println("Now you. The task is " + folder.resolve("task.md") + "; work on a copy of the starter:");
        out.println("  cp " + folder.resolve("starter.js") + " my-answer.js");
        out.println("  ./gradus check " + exercise + " --file my-answer.js");
    }

    private void heading(String title) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        text.styled(AttributedStyle.BOLD, title).append('\n').append("═".repeat(Math.min(width, title.length())));
        print(text.append("\n\n").toAttributedString());
    }

    private static AttributedString gutter(String text, String margin, AttributedStyle style) {
        AttributedStringBuilder result = new AttributedStringBuilder();
        text.lines().forEach(line -> result.styled(style, margin).append(line).append('\n'));
        return result.toAttributedString();
    }

    private static AttributedString result(String output) {
        AttributedStringBuilder result = new AttributedStringBuilder();
        String margin = "  → ";
        for (String line : output.lines().toList()) {
            result.styled(DIM, margin).append(line).append('\n');
            margin = "    ";
        }
        return result.toAttributedString();
    }

    private void print(AttributedString text) {
        out.print(styled ? text.toAnsi() : text.toString());
        out.flush();
    }
}
