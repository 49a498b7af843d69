package gradus.cli;

import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.WorkFolder;
import gradus.terminal.CheckScreen;
import gradus.terminal.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "start",
        description =
                "Begin an exercise: show its task, and put a copy of its starter into work/ in the current folder."
                        + " Work that is there is never overwritten.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  gradus start xi-chain             work/00-xi-chain.js",
            "  gradus start 0                    the same, by its number",
            "  gradus start xi-chain --again     begin anew; the old answer is kept as work/00-xi-chain.1.js"
        })
final class StartCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "EXERCISE",
            description = "The exercise's name, with or without its number, or its number.")
    private String name;

    @Option(names = "--again", description = "Begin anew, and keep the old answer under a numbered name.")
    private boolean again;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Exercise exercise = CheckCommand.exercise(spec, Course.installed(), name);
        WorkFolder work = WorkFolder.here();
        try (Terminal terminal = Screen.open()) {
            CheckScreen screen = CheckScreen.on(terminal, out);
            Optional<Path> kept = again ? work.answer(exercise).map(old -> work.keep(exercise)) : Optional.empty();
            Optional<Path> fresh = work.start(exercise);
            if (fresh.isPresent()) {
                screen.begun(exercise, fresh.get());
            } else {
                screen.text(work.place(exercise) + " is there already, and stays as it is.");
                screen.commands(exercise);
                screen.text("  ./gradus start " + Course.shortName(exercise.folder())
                        + " --again    begins anew; the old one is kept");
            }
            kept.ifPresent(old -> screen.text("Your answer so far is kept in " + old + "."));
        }
        return 0;
    }
}
