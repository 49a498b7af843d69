package gradus.cli;

import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.ExerciseChecker;
import gradus.terminal.Repl;
import gradus.terminal.Screen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does once, and shows nobody, what people do first. The launcher puts the classes that it takes into the archive that
 * later starts load them from.
 */
@Command(name = "rehearse", hidden = true, description = "Do what a first session does, and show nothing.")
final class RehearseCommand implements Callable<Integer> {
    private static final String PROGRAM = """
            const x = param([[1, 2], [3, 4]]);
            print(x);
            const y = (2 * x - x / 3 + x ** 2 - 1).sigmoid().log();
            y.sum().backward();
            print(x.grad.matmul(x.T).mean());
            const w = param(3), L = (w * 2 - 1) ** 2;
            print(graph(L), trace(L), derive(L, w), plot.line([1, 4, 9]));
            1 + 1
            """;

    private static final String VALUE = """
            const w = param(3), L = -log(sigmoid(2 * w));
            L.backward();
            print(w.grad);
            1 + 1
            """;

    /** A value, an error, help, completion, a name from TeX, and the way out. */
    private static final String TYPED = "1 + 1\nnope\nrelu?\nsoftm\t(1)\n\\xi\t = 2\n\u0004";

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Parameters(arity = "0..1", description = "The one command to rehearse, eval; without it, a first session.")
    private String command;

    @Override
    public Integer call() throws IOException {
        if (command != null) {
            silently(command, VALUE);
            return 0;
        }
        eval(PROGRAM);
        eval("nope");
        typed();
        Course course = Course.installed();
        List<Path> exercises = course.exercises();
        if (!exercises.isEmpty()) {
            check(Exercise.read(exercises.get(0)));
        }
        List<Path> lessons = course.lessons();
        if (!lessons.isEmpty()) {
            silently("learn", Course.shortName(lessons.get(0)), "--play");
        }
        return 0;
    }

    private static void eval(String program) {
        silently("eval", program);
    }

    /** Not by the command, which would take it for the learner's own try and remember it. */
    private static void check(Exercise exercise) {
        try (ExerciseChecker checker = new ExerciseChecker(exercise, LIMIT)) {
            checker.check(exercise.starter(), line -> {});
        }
        silently("check");
    }

    private static void silently(String... arguments) {
        PrintWriter nobody = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.run(arguments, nobody, nobody);
    }

    private static void typed() throws IOException {
        Screen.open().close(); // the way to a real terminal, as far as it goes without one
        try (Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .streams(
                        new ByteArrayInputStream(TYPED.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream())
                .type("xterm-256color")
                .encoding(StandardCharsets.UTF_8)
                .build()) {
            new Repl(terminal, Optional.empty()).run();
        }
    }
}
