package gradus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.Attempt;
import gradus.learn.CheckReport;
import gradus.learn.ExerciseStanding;
import gradus.learn.Progress;
import gradus.learn.WorkFolder;
import gradus.terminal.CheckScreen;
import gradus.terminal.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Check an answer to an exercise. Without an exercise: how far you are in all of them."
                + " Exit code 0 for full marks, 1 otherwise.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Your answers are in work/, where gradus start puts them. What you have solved, and the hints you took,",
            "are remembered. docs/exercises.md has the schema of --json.",
            "",
            "Examples:",
            "  gradus check                              how far you are, and what is next",
            "  gradus check xi-chain                     check work/00-xi-chain.js",
            "  gradus check xi-chain --watch             check it each time you save it; Ctrl-C ends",
            "  gradus check xi-chain --hint              a hint for the first answer that needs work",
            "  gradus check xi-chain --file answer.js"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "EXERCISE",
            arity = "0..1",
            description = "The exercise's name, with or without its number, or its number.")
    private String name;

    @Option(names = "--file", paramLabel = "FILE", description = "The answer to check; without it, yours in work/.")
    private Path file;

    @Option(names = "--watch", description = "Check again each time the file is saved, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "Print the result as JSON; with --watch a line for each check.")
    private boolean json;

    @Option(names = "--hint", description = "Take the next hint for the first answer that needs work.")
    private boolean hint;

    @Option(names = "--solution", description = "Show the model answer, once you have solved the exercise.")
    private boolean solution;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            paramLabel = "N",
            description = "Stop an answer that runs longer (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        PrintWriter out = spec.commandLine().getOut();
        Course course = Course.installed();
        Progress progress =
                new Progress(Progress.standardFile(), spec.commandLine().getErr()::println);
        try (Terminal terminal = Screen.open()) {
            CheckScreen screen = CheckScreen.on(terminal, out);
            if (name == null) {
                List<ExerciseStanding> standings = ExerciseStanding.in(course, progress, WorkFolder.here());
                if (json) {
                    out.println(ExerciseStanding.json(standings));
                } else {
                    screen.summary(standings);
                }
                return 0;
            }
            Exercise exercise = exercise(spec, course, name);
            if (solution) {
                screen.program(Attempt.solution(course, exercise, progress));
                return 0;
            }
            Path answer = file == null ? WorkFolder.here().begun(exercise) : file;
            try (Attempt attempt = new Attempt(course, exercise, answer, progress, Duration.ofSeconds(seconds))) {
                return watch ? new Watching(attempt, terminal, out, json, hint).run() : check(attempt, screen, out);
            }
        }
    }

    private int check(Attempt attempt, CheckScreen screen, PrintWriter out) {
        List<String> printed = new ArrayList<>();
        CheckReport report = attempt.check(json ? printed::add : screen::printed);
        if (hint) {
            attempt.nextHint(report);
        }
        if (json) {
            JsonNode result = attempt.json(report, printed);
            out.println(result);
        } else {
            screen.report(attempt, report, hint);
        }
        return report.isFullMarks() ? 0 : Main.WRONG;
    }

    private void requireSense() {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be at least 1, not " + seconds + ".");
        }
        if (name == null && (file != null || watch || hint || solution)) {
            throw new ParameterException(spec.commandLine(), "Which exercise? Its name is missing.");
        }
        if (solution && (file != null || watch || hint || json)) {
            throw new ParameterException(spec.commandLine(), "--solution stands alone: it shows the model answer.");
        }
    }

    /** The exercise that the command line names. */
    static Exercise exercise(CommandSpec spec, Course course, String name) {
        return Exercise.read(Main.named(spec, () -> course.exercise(name)));
    }
}
