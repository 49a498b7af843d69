package gradus.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.script.Limits;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A worker in a JVM of its own: small, without environment, in a directory that is removed with it. */
final class WorkerProcess implements AutoCloseable {
    /** How long a JVM may take to start and to get ready for an exercise, also on a busy machine. */
    private static final Duration START = Duration.ofMinutes(2);

    /** How much later than the worker itself we lose patience with a program. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** The options by which the launcher names its archive of classes. */
    private static final List<String> ARCHIVE =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=", "-XX:SharedArchiveFile=");

    private static final int LONGEST_LINE = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** That a worker ended without a result. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean began;
        private final int exit;

        Died(boolean began, int exit) {
            super("worker exit " + exit);
            this.began = began;
            this.exit = exit;
        }

        /** Whether the program had begun, and may be the reason. */
        boolean began() {
            return began;
        }

        int exit() {
            return exit;
        }
    }

    private final Path scratch;
    private final Process process;
    private final BlockingQueue<Optional<byte[]>> lines = new LinkedBlockingQueue<>(4);

    WorkerProcess(Path home, Path scratch, Protection protection, int heapMegabytes) throws IOException {
        this.scratch = Files.createDirectories(scratch.toAbsolutePath());
        ProcessBuilder builder =
                new ProcessBuilder(protection.command(this.scratch, java(home, this.scratch, heapMegabytes)));
        builder.environment().clear();
        builder.directory(this.scratch.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        process = builder.start();
        Thread reader = new Thread(this::read, "worker output");
        reader.setDaemon(true);
        reader.start();
    }

    private static List<String> java(Path home, Path scratch, int heapMegabytes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The archive of classes that the launcher has made for us serves the workers too.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> ARCHIVE.stream().anyMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", // small programs, each new: the second compiler costs more than it gives
                "-Xmx" + heapMegabytes + "m",
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Xlog:disable",
                "-XX:+DisplayVMOutputToStderr", // standard output is for results
                "-Djava.io.tmpdir=" + scratch,
                "-Dgradus.threads=1",
                "-Dgradus.home=" + home.toAbsolutePath().normalize(),
                "-cp",
                classPath(),
                "gradus.cli.Main",
                "worker",
                "--announce"));
        return command;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try {
            Lines in = new Lines(new BufferedInputStream(process.getInputStream(), 1 << 16), LONGEST_LINE);
            Optional<byte[]> line;
            do {
                line = in.next();
                lines.put(line);
            } while (line.isPresent());
        } catch (IOException e) {
            process.destroyForcibly();
            lines.offer(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Has a submission marked, and waits for it no longer than its limits allow.
     *
     * @throws Died if the worker ends without a result
     */
    Mark mark(Task task) throws Died, InterruptedException {
        boolean began = false;
        try {
            byte[] line = (JSON.writeValueAsString(task) + "\n").getBytes(StandardCharsets.UTF_8);
            process.getOutputStream().write(line);
            process.getOutputStream().flush();
            Duration patience = START;
            while (true) {
                Optional<byte[]> answer = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (answer == null) {
                    close();
                    if (began) {
                        return Marker.stopped(task.id(), Limits.Reached.TIME, task.limits(), null, patience.toMillis());
                    }
                    throw new Died(false, process.waitFor());
                }
                if (answer.isEmpty()) {
                    throw new Died(began, exit());
                }
                String text = new String(answer.get(), StandardCharsets.UTF_8);
                if (text.equals("{\"began\":true}")) {
                    began = true;
                    patience = task.limits().time().plus(GRACE);
                    continue;
                }
                Mark mark = JSON.readValue(text, Mark.class);
                if (!mark.id().equals(task.id())) {
                    throw new IOException("a result for another submission");
                }
                return mark;
            }
        } catch (IOException e) {
            throw new Died(began, exit()); // not killed at once: it may be ending, and tell by its exit code why
        }
    }

    private int exit() throws InterruptedException {
        if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
        }
        return process.waitFor();
    }

    /** Ends the worker at once, and removes its directory. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Scratch.delete(scratch);
    }
}
