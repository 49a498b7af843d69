package gradus.cli;

import gradus.course.Course;
import gradus.grade.Allowance;
import gradus.grade.ClassResults;
import gradus.grade.Grading;
import gradus.grade.Outcome;
import gradus.grade.Submissions;
import gradus.grade.report.Format;
import gradus.grade.report.Reports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "grade",
        description = "Grade the submissions of a class: DIR/<student>/<exercise>.js, or .md, .ipynb or .zip."
                + " Started again, it goes on where it was stopped.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 if every submission was graded, 1 if one could not be (it is marked with the reason), 2 for a"
                    + " command line that is wrong.",
            "",
            "Examples:",
            "  gradus grade submissions --out results",
            "  gradus grade submissions --out results --exercise xi-chain --format csv,html"
        })
final class GradeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder with a folder, or a zip, for each student.")
    private Path folder;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the results go.")
    private Path out;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "Reports to write: ${COMPLETION-CANDIDATES}; all of them without this.")
    private List<Format> formats = List.of();

    @Option(names = "--exercise", paramLabel = "NAME", description = "Grade the answers to this exercise alone.")
    private String exercise;

    @Option(names = "--jobs", paramLabel = "N", description = "Workers side by side (default: the processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Stop an answer that runs longer (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--cpu-seconds",
            paramLabel = "S",
            description = "Stop an answer that keeps a processor busy for longer (default: twenty times what the model"
                    + " answer takes, and at least 1).")
    private Double cpuSeconds;

    @Option(
            names = "--statements",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Stop an answer that executes more statements (default: ${DEFAULT-VALUE}).")
    private long statements;

    @Option(
            names = "--heap",
            paramLabel = "MB",
            defaultValue = "256",
            description = "The memory of a worker's heap (default: ${DEFAULT-VALUE}).")
    private int heap;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        atLeast("--jobs", jobs, 1);
        atLeast("--seconds", seconds, 0.1);
        if (cpuSeconds != null) {
            atLeast("--cpu-seconds", cpuSeconds, 0.1);
        }
        atLeast("--statements", (double) statements, 1);
        atLeast("--heap", heap, 64);
        PrintWriter err = spec.commandLine().getErr();
        Course course = Course.installed();
        Optional<String> only = Optional.ofNullable(exercise)
                .map(name -> CheckCommand.exercise(spec, course, name).name());
        Submissions submissions = Submissions.in(folder, out, course, only);
        Grading grading = new Grading(
                course,
                out,
                new Grading.Options(
                        jobs, new Allowance(seconds, cpuSeconds, statements, Allowance.STANDARD.output()), heap));
        ClassResults results;
        try (GradeProgress progress = new GradeProgress(err)) {
            results = grading.grade(submissions, progress);
        }
        results.notes().forEach(note -> err.println("Note: " + note));
        Set<Format> chosen = formats.isEmpty() ? EnumSet.allOf(Format.class) : EnumSet.copyOf(formats);
        List<Path> written = Reports.write(results, out, chosen);
        PrintWriter print = spec.commandLine().getOut();
        print.println(summary(results));
        written.forEach(file -> print.println("  " + file));
        return results.results().stream().allMatch(result -> result.outcome() == Outcome.GRADED) ? 0 : Main.WRONG;
    }

    private static String summary(ClassResults results) {
        Map<Outcome, Long> counts = results.results().stream()
                .collect(Collectors.groupingBy(ClassResults.Result::outcome, TreeMap::new, Collectors.counting()));
        String outcomes = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().text())
                .collect(Collectors.joining(", "));
        int students = results.students().size();
        return results.results().size() + " submissions of " + students + (students == 1 ? " student: " : " students: ")
                + (outcomes.isEmpty() ? "nothing to grade" : outcomes) + ".";
    }

    private void atLeast(String option, double value, double least) {
        if (!(value >= least)) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be at least " + number(least) + ", not " + number(value) + ".");
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
