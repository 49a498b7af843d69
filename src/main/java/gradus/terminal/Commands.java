package gradus.terminal;

import gradus.array.GradusException;
import gradus.autodiff.Tensor;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.explain.Step;
import gradus.learn.Attempt;
import gradus.learn.ExerciseStanding;
import gradus.learn.Progress;
import gradus.learn.WorkFolder;
import gradus.script.Reference;
import gradus.script.Session;
import gradus.script.Suggestions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Terminal;

/** What a line that begins with a colon does. */
final class Commands {
    /** Each command, with what it does. */
    static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();

    static {
        DESCRIPTIONS.put(":help", "this overview; :help NAME is :doc NAME");
        DESCRIPTIONS.put(":doc", "NAME   all about a name; NAME? does the same");
        DESCRIPTIONS.put(":vars", "the variables you have made");
        DESCRIPTIONS.put(":graph", "L   draw the graph of L");
        DESCRIPTIONS.put(":trace", "L   its table: values forward, gradients backward");
        DESCRIPTIONS.put(":step", "L   walk through it, forward and backward; type a number to predict the next");
        DESCRIPTIONS.put(":time", "CODE   how long it takes, over many runs");
        DESCRIPTIONS.put(":learn", "[LESSON]   take a lesson, or choose one");
        DESCRIPTIONS.put(
                ":check", "[EXERCISE [FILE]]   check an answer, yours in work/ if no file is named; alone, a summary");
        DESCRIPTIONS.put(":load", "FILE   run a file in this session");
        DESCRIPTIONS.put(":save", "FILE   write what you typed that worked to a file");
        DESCRIPTIONS.put(":reset", "forget all variables");
        DESCRIPTIONS.put(":quit", "leave; so does Ctrl-D");
    }

    private static final String HELP = """
            Type JavaScript; tensors take + - * / ** and everything that help() lists:
              const W = param(3), x = 3
              const L = -log(sigmoid(W * x))
              L.backward()
              W.grad
            A line that ends inside brackets goes on in the next; a final ; shows nothing.
            _ is the last value, _error the last error. \\xi then Tab gives ξ.
            Tab completes, Ctrl-R searches what you typed, Ctrl-C clears or stops.
            """;

    private static final Duration CHECK_LIMIT = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final PrintWriter out;

    Commands(Terminal terminal, PrintWriter out) {
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * Runs a command other than :quit and :reset.
     *
     * @param typed what the learner has typed in this session that worked
     * @throws GradusException if there is no such command, or it fails
     */
    void run(String line, Session session, List<String> typed) {
        String[] parts = line.strip().split("\\s+", 2);
        String argument = parts.length > 1 ? parts[1] : "";
        switch (parts[0]) {
            case ":help", ":doc" -> help(argument);
            case ":vars" -> variables(session);
            case ":graph" -> show("graph(" + needed(argument, ":graph L") + ")", session);
            case ":trace" -> show("trace(" + needed(argument, ":trace L") + ")", session);
            case ":step" -> step(needed(argument, ":step L"), session);
            case ":time" -> time(needed(argument, ":time CODE"), session);
            case ":learn" -> learn(argument);
            case ":check" -> check(argument);
            case ":load" -> load(needed(argument, ":load FILE"), session);
            case ":save" -> save(needed(argument, ":save FILE"), typed);
            default ->
                throw new GradusException("There is no command " + parts[0] + "."
                        + Suggestions.didYouMean(parts[0], DESCRIPTIONS.keySet()) + " :help lists them.");
        }
    }

    private static String needed(String argument, String usage) {
        if (argument.isEmpty()) {
            throw new GradusException("Say more: " + usage);
        }
        return argument;
    }

    private void help(String name) {
        if (!name.isEmpty()) {
            out.println(Reference.standard().help(name));
            return;
        }
        out.print(HELP);
        DESCRIPTIONS.forEach((command, text) ->
                out.println(Screen.hanging(String.format("  %-6s ", command), text, Screen.width(terminal))));
    }

    private void variables(Session session) {
        Map<String, String> variables = session.variables();
        if (variables.isEmpty()) {
            out.println("None yet.");
        }
        variables.forEach((name, text) -> {
            List<String> lines = text.lines().toList();
            String first = lines.isEmpty() ? "" : lines.get(0);
            int room = Math.max(10, Screen.width(terminal) - name.length() - 8);
            boolean whole = lines.size() <= 1 && first.length() <= room;
            out.println(name + " = " + (whole ? first : first.substring(0, Math.min(first.length(), room)) + " ..."));
        });
    }

    private void time(String code, Session session) {
        out.println(Timing.of(() -> session.eval(code, "timed")));
    }

    private void learn(String name) {
        Learning learning = new Learning(terminal, out, Course.installed());
        if (name.isEmpty()) {
            learning.menu();
        } else {
            learning.lesson(name);
        }
    }

    private void check(String arguments) {
        Course course = Course.installed();
        Progress progress = Learning.standard(out);
        CheckScreen screen = CheckScreen.on(terminal, out);
        if (arguments.isEmpty()) {
            screen.summary(ExerciseStanding.in(course, progress, WorkFolder.here()));
            return;
        }
        String[] parts = arguments.split("\\s+", 2);
        Exercise exercise = Exercise.read(course.exercise(parts[0]));
        Path answer = parts.length > 1 ? Path.of(parts[1]) : WorkFolder.here().begun(exercise);
        try (Attempt attempt = new Attempt(course, exercise, answer, progress, CHECK_LIMIT)) {
            screen.report(attempt, attempt.check(screen::printed), false);
        }
    }

    private void show(String code, Session session) {
        session.setWidth(Screen.width(terminal));
        out.println(session.eval(code, "command").display().text());
    }

    private void step(String name, Session session) {
        Tensor root = session.tensor(name)
                .orElseThrow(() -> new GradusException(
                        ":step takes a variable that holds a tensor, such as L after const L = ...; " + name
                                + " is none."));
        if (!Screen.isInteractive(terminal)) {
            throw new GradusException(":step needs a terminal. :trace " + name + " shows all steps at once.");
        }
        new StepScreen(terminal).walk(Step.all(root));
    }

    private void load(String file, Session session) {
        Session.Result result = session.eval(CourseFiles.read(Path.of(file)), file);
        if (!result.display().isEmpty()) {
            out.println(result.display().text());
        }
    }

    private void save(String file, List<String> typed) {
        Path path = Path.of(file);
        if (Files.exists(path)) {
            throw new GradusException(file + " is there already, and stays as it is. Choose another name.");
        }
        try {
            Files.writeString(path, String.join("\n", typed) + "\n");
            out.println("Saved to " + file + ". :load " + file + " runs it again.");
        } catch (IOException e) {
            throw new GradusException("Could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
