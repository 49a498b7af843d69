package gradus.cli;

import gradus.course.Course;
import gradus.learn.Verification;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description =
                "Prove the course: every output, number, formula, announced error, question and link of the lessons,"
                        + " and every exercise's solution, starter and wrong answers.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  gradus verify",
            "  gradus verify lessons/05-xi-chain.md exercises/00-xi-chain",
            "  gradus verify --update my-lesson.md    write what its cells show now, then verify"
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "Lesson files and exercise folders; without any, the whole course.")
    private List<Path> paths = List.of();

    @Option(names = "--update", description = "First rewrite the recorded outputs of the lesson files given.")
    private boolean update;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (update && (paths.isEmpty() || paths.stream().anyMatch(Files::isDirectory))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--update rewrites lesson files: name each, as in verify --update my-lesson.md");
        }
        Verification verification = new Verification(Course.installed(), out::println);
        if (update) {
            paths.forEach(verification::update);
        }
        int failures = paths.isEmpty() ? verification.all() : verification.paths(paths);
        out.println(verification.proofs()
                + (verification.proofs() == 1 ? " proof, " : " proofs, ")
                + failures
                + (failures == 1 ? " failure" : " failures"));
        return failures == 0 ? 0 : Main.WRONG;
    }
}
