package gradus.cli;

import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.CheckReport;
import gradus.learn.ExerciseChecker;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Check an answer to an exercise. Exit code 0 for full marks, 1 otherwise.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  gradus check xi-chain                     check the starter in the exercise's own folder",
            "  gradus check xi-chain --file answer.js"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EXERCISE", description = "The exercise's name, with or without its number.")
    private String name;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The answer to check; without it, the exercise's own starter.js.")
    private Path file;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            paramLabel = "N",
            description = "Stop an answer that runs longer (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be at least 1, not " + seconds + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        Exercise exercise = Exercise.read(Course.installed().exercise(name));
        ExerciseChecker checker = new ExerciseChecker(exercise, Duration.ofSeconds(seconds));
        CheckReport report = checker.check(file == null ? exercise.starter() : file, out::println);
        out.println(report.text());
        if (file == null) {
            out.println("This was the starter itself. Work on a copy, and check that:");
            out.println("  cp " + exercise.starter() + " my-answer.js");
            out.println("  ./gradus check " + name + " --file my-answer.js");
        }
        return report.isFullMarks() ? 0 : Main.WRONG;
    }
}
