package gradus.cli;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import gradus.learn.LessonRecord;
import gradus.learn.Progress;
import gradus.learn.Standing;
import gradus.learn.Transcript;
import gradus.terminal.Learning;
import gradus.terminal.LessonScreen;
import gradus.terminal.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "learn",
        description = "Take a lesson, a screen at a time. Without a lesson: choose one.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Enter goes on and runs the cells; the line above the prompt tells the other keys. Whatever else you type",
            "is JavaScript in the lesson's session. What you did is kept, and you go on where you left.",
            "In a pipe each line of the input is what you would type; at its end you are where you are.",
            "",
            "Examples:",
            "  gradus learn                     choose a lesson",
            "  gradus learn xi-chain            begin it, or go on with it",
            "  gradus learn xi-chain --play     run it through without asking",
            "  gradus learn xi-chain --transcript my.md   what you did in it",
            "  gradus learn path/to/my.md       anybody's lesson"
        })
final class LearnCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LESSON", arity = "0..1", description = "The lesson's name or number, or a Markdown file.")
    private String name;

    @Option(names = "--play", description = "Run through without asking; exit code 1 if a cell fails.")
    private boolean play;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "Write what you did in the lesson to a Markdown file.")
    private Path transcript;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Course course = Course.installed();
        if (name == null && (play || transcript != null)) {
            throw new ParameterException(spec.commandLine(), "Which lesson? Its name is missing.");
        }
        // A misspelt name fails before the screen is touched.
        Path file = name == null ? null : Main.named(spec, () -> course.lesson(name));
        if (transcript != null) {
            write(course, file, out);
            return 0;
        }
        try (Terminal terminal = Screen.open()) {
            if (play) {
                Lesson lesson = LessonParser.read(file);
                LessonScreen screen = new LessonScreen(out, Screen.width(terminal), Screen.isStyled(terminal));
                return screen.play(lesson) ? 0 : Main.WRONG;
            }
            learn(terminal, out, course);
            return 0;
        }
    }

    private void learn(Terminal terminal, PrintWriter out, Course course) {
        boolean typed = Boolean.getBoolean(ReplCommand.TYPED);
        Learning learning = new Learning(terminal, out, course);
        if (!Screen.isInteractive(terminal)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            learning = learning.reading(in, typed);
            if (name == null && !typed) {
                learning.list();
                return;
            }
        }
        if (name == null) {
            learning.menu();
        } else {
            learning.lesson(name);
        }
    }

    private void write(Course course, Path file, PrintWriter out) {
        Progress progress = Learning.standard(out);
        LessonRecord record = progress.lesson(Standing.key(course, file))
                .orElseThrow(
                        () -> new GradusException("You have not begun this lesson, so there is nothing to write."));
        Transcript.write(transcript, LessonParser.read(file), record);
        out.println("What you did in " + Course.shortName(file) + " is in " + transcript + ".");
    }
}
