package gradus.cli;

import gradus.course.Course;
import gradus.grade.Worker;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "worker",
        description = "Grade as a filter: submissions as JSON lines on standard input, results on standard output."
                + " docs/grading.md tells the protocol.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  echo '{\"id\": \"ada\", \"exercise\": \"xi-chain\", \"source\": \"function solve() {}\"}' | gradus worker"
        })
final class WorkerCommand implements Callable<Integer> {
    @Option(names = "--announce", hidden = true, description = "Tell when a program begins: for gradus grade.")
    private boolean announces;

    @Override
    public Integer call() {
        // The protocol alone has standard output: a line that anything else prints must not pass for a result.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        new Worker(
                        Course.installed(),
                        new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16),
                        out,
                        announces)
                .run();
        return 0;
    }
}
