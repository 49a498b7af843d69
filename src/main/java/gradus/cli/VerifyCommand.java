package gradus.cli;

import gradus.course.Course;
import gradus.learn.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Prove the course: every recorded output of the lessons, and every exercise's solution,"
                + " starter and wrong answers.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  gradus verify", "  gradus verify lessons/04-xi-chain.md exercises/00-xi-chain"})
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "Lesson files and exercise folders; without any, the whole course.")
    private List<Path> paths = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Verification verification = new Verification(Course.installed(), out::println);
        int failures = paths.isEmpty()
                ? verification.all()
                : paths.stream().mapToInt(verification::path).sum();
        out.println(verification.proofs() + " proofs, " + failures + (failures == 1 ? " failure" : " failures"));
        return failures == 0 ? 0 : Main.WRONG;
    }
}
