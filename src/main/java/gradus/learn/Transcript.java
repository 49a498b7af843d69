package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Lesson;
import gradus.course.Quiz;
import gradus.learn.StepRecord.Input;
import gradus.learn.StepRecord.Outcome;
import gradus.learn.StepRecord.Try;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a learner did in a lesson, as Markdown, which is itself a lesson: its cells are those that the learner ran, with
 * what they showed.
 */
public final class Transcript {
    private final List<String> out = new ArrayList<>();

    private Transcript() {}

    /** The transcript of a lesson. */
    public static String of(Lesson lesson, LessonRecord record) {
        Transcript transcript = new Transcript();
        transcript.lesson(lesson, record);
        return String.join("\n\n", transcript.out) + "\n";
    }

    /**
     * Writes the transcript of a lesson to a new file.
     *
     * @throws GradusException if the file is there already, or cannot be written
     */
    public static void write(Path file, Lesson lesson, LessonRecord record) {
        try {
            Files.writeString(file, of(lesson, record), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new GradusException(file + " is there already, and stays as it is. Choose another name.", e);
        } catch (IOException e) {
            throw new GradusException("Could not write " + file + ": " + e, e);
        }
    }

    private void lesson(Lesson lesson, LessonRecord record) {
        String title = "What I did in: " + lesson.title();
        out.add("---\ntitle: \"" + title.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n---");
        Standing standing = Standing.of(lesson, record);
        out.add(standing.done() + " of " + standing.steps() + " steps"
                + (standing.questions() == 0
                        ? "."
                        : ", " + standing.right() + " of " + standing.questions() + " questions answered."));
        for (LessonStep step : LessonStep.of(lesson)) {
            step.headings().forEach(heading -> out.add("# " + heading));
            step(step, record.step(step.id()));
        }
    }

    private void step(LessonStep step, StepRecord done) {
        for (Input input : done.inputs()) {
            out.add("My own:");
            code(input.code(), input.output(), input.error());
        }
        boolean ran = done.outcome() == Outcome.RAN || done.outcome() == Outcome.FAILED;
        if (step.cell().isPresent() && ran) {
            if (done.isEdited()) {
                out.add("Edited:");
            }
            code(done.isEdited() ? done.code() : step.cell().get().code(), done.output(), done.error());
        } else if (step.cell().isPresent() && done.outcome() == Outcome.SKIPPED) {
            out.add("I skipped a cell here.");
        }
        step.quiz().ifPresent(quiz -> question(quiz, done));
    }

    /**
     * A cell that failed is one that must fail, if its message fits into a line; else an illustration, as is one that was
     * stopped and would not end.
     */
    private void code(String code, String output, String error) {
        if (error == null) {
            fence("js", code);
            if (output != null && !output.isEmpty()) {
                fence("output", output);
            }
        } else if (error.lines().count() <= 1 && !error.startsWith("Stopped")) {
            fence("js error=\"" + error + "\"", code);
        } else {
            fence("text", code);
            fence("text", error);
        }
    }

    private void question(Quiz quiz, StepRecord done) {
        if (done.outcome() == null && done.tries().isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(quiz.content().question().strip() + "\n");
        int number = 1;
        for (Quiz.Choice choice : quiz.content().choices()) {
            text.append("\n").append(number++).append(". ").append(choice.text());
        }
        out.add(text.toString().stripTrailing());
        StringBuilder tries = new StringBuilder();
        for (Try answer : done.tries()) {
            tries.append("- ").append(span(answer.answer())).append(answer.right() ? " is right." : " is not it.");
            tries.append(answer.remark().isEmpty() ? "" : " " + answer.remark().strip())
                    .append('\n');
        }
        if (done.hints() > 0) {
            tries.append("- ")
                    .append(done.hints() == 1 ? "One hint" : done.hints() + " hints")
                    .append(" taken.\n");
        }
        if (done.outcome() == Outcome.SHOWN || done.outcome() == Outcome.SKIPPED) {
            tries.append(done.outcome() == Outcome.SHOWN ? "- The answer was shown.\n" : "- Skipped.\n");
        }
        out.add(tries.toString().stripTrailing());
    }

    private static String span(String code) {
        String line = code.replaceAll("\\s+", " ");
        return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    /** A fence longer than any in what it holds. */
    private void fence(String info, String content) {
        String marks = "```";
        while (content.contains(marks)) {
            marks += "`";
        }
        out.add(marks + info + "\n" + content.stripTrailing() + "\n" + marks);
    }
}
