package gradus.cli;

import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.LessonParser;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "learn",
        description = "Take a lesson: its text, and its cells run one by one. Without a lesson: the list.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  gradus learn                     the lessons there are",
            "  gradus learn xi-chain            Enter runs each cell",
            "  gradus learn xi-chain --play     run it through",
            "  gradus learn path/to/my.md"
        })
final class LearnCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "LESSON",
            arity = "0..1",
            description = "The lesson's name, with or without its number, or a Markdown file.")
    private String name;

    @Option(names = "--play", description = "Run through without asking; exit code 1 if a cell fails.")
    private boolean play;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Course course = Course.installed();
        if (name == null) {
            for (Path file : course.lessons()) {
                out.println(
                        Course.shortName(file) + "  " + LessonParser.read(file).title());
            }
            return 0;
        }
        Lesson lesson = LessonParser.read(course.lesson(name));
        try (Terminal terminal = Screen.open()) {
            LessonScreen screen = new LessonScreen(out, Screen.width(terminal), Screen.isStyled(terminal));
            boolean through = play || !Screen.isInteractive(terminal);
            boolean right = through
                    ? screen.play(lesson)
                    : screen.guide(
                            lesson, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
            return right ? 0 : Main.WRONG;
        }
    }
}
