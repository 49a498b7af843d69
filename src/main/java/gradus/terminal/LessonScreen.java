package gradus.terminal;

import gradus.course.Lesson;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Prose;
import gradus.course.Quiz;
import gradus.learn.Failure;
import gradus.learn.LessonPlayer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** A lesson played through on a screen: prose, each cell's code, and what it gives. */
public final class LessonScreen {
    private final PrintWriter out;
    private final LessonPage page;
    private final boolean styled;

    /**
     * A screen.
     *
     * @param width in columns
     * @param styled whether escape codes may be written
     */
    public LessonScreen(PrintWriter out, int width, boolean styled) {
        this.out = out;
        this.page = new LessonPage(width);
        this.styled = styled;
    }

    /**
     * Plays the lesson through.
     *
     * @return whether everything did what the lesson says
     */
    public boolean play(Lesson lesson) {
        boolean allRight = true;
        print(page.title(lesson.title()));
        try (LessonPlayer player = new LessonPlayer(lesson)) {
            for (Block block : lesson.blocks()) {
                if (block instanceof Prose prose) {
                    print(page.prose(player.prose(prose)));
                } else if (block instanceof Cell cell) {
                    allRight &= cell(player, cell);
                } else if (block instanceof Formula formula) {
                    allRight &= formula(player, formula);
                } else if (block instanceof Quiz quiz) {
                    print(page.question(quiz, player.text(quiz.content().question(), quiz.line())));
                }
                out.println();
            }
        }
        lesson.exercise().ifPresent(exercise -> print(page.invitation(exercise)));
        return allRight;
    }

    private boolean cell(LessonPlayer player, Cell cell) {
        print(page.code(cell.code()));
        out.flush();
        LessonPlayer.Played played = player.play(cell);
        print(page.output(played.output()));
        played.failure().ifPresent(failure -> print(page.failure(failure.text())));
        return played.failure().isEmpty();
    }

    private boolean formula(LessonPlayer player, Formula formula) {
        print(page.formula(formula));
        if (formula.claim().isEmpty()) {
            return true;
        }
        Optional<Failure> failure = player.prove(formula.claim().get());
        print(page.proof(failure));
        return failure.isEmpty();
    }

    private void print(List<AttributedString> lines) {
        lines.forEach(line -> out.println(styled ? line.toAnsi() : line.toString()));
        out.flush();
    }
}
