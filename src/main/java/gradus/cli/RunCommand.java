package gradus.cli;

import gradus.course.CourseFiles;
import gradus.script.Session;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Run a JavaScript file with the DSL.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  gradus run experiment.js"})
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to run.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        String program = CourseFiles.read(file);
        try (Session session = Session.open(out::println).allowSaving()) {
            session.eval(program, file.toString());
        }
        return 0;
    }
}
