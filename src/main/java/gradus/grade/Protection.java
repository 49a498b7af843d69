package gradus.grade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What keeps a worker from the network and the file system, beyond that a program in it has no way to reach them. It is
 * in force only after a trial has shown that it works on this machine.
 */
public enum Protection {
    BUBBLEWRAP("bubblewrap: workers have no network, and see the file system read-only") {
        @Override
        List<String> command(Path scratch, List<String> command) {
            return together(
                    List.of(
                            "bwrap",
                            "--unshare-all",
                            "--die-with-parent",
                            "--new-session",
                            "--ro-bind",
                            "/",
                            "/",
                            "--dev",
                            "/dev",
                            "--proc",
                            "/proc",
                            "--bind",
                            scratch.toString(),
                            scratch.toString(),
                            "--chdir",
                            scratch.toString(),
                            "--cap-drop",
                            "ALL"),
                    command);
        }
    },
    UNSHARE("unshare: workers have no network, and see the file system read-only") {
        @Override
        List<String> command(Path scratch, List<String> command) {
            return together(
                    List.of(
                            "unshare",
                            "--user",
                            "--map-root-user",
                            "--mount",
                            "--net",
                            "--ipc",
                            "--",
                            "/bin/sh",
                            "-c",
                            script("unshare.sh"),
                            "sh",
                            scratch.toString()),
                    command);
        }
    },
    NONE("none but the JVM's own: neither bubblewrap nor unshare works on this machine") {
        @Override
        List<String> command(Path scratch, List<String> command) {
            return command;
        }
    };

    private static final int TRIAL_SECONDS = 10;

    private final String text;

    Protection(String text) {
        this.text = text;
    }

    /** A sentence for whoever starts the grading. */
    public String text() {
        return text;
    }

    /** The command, run under this protection with {@code scratch} as the only place to write to. */
    abstract List<String> command(Path scratch, List<String> command);

    /** The best that works here. */
    static Protection found(Path scratch) {
        for (Protection protection : List.of(BUBBLEWRAP, UNSHARE)) {
            if (protection.works(scratch)) {
                return protection;
            }
        }
        return NONE;
    }

    /** Whether a child under it can write to its scratch directory, and can neither write beside it nor see a network. */
    private boolean works(Path scratch) {
        Path forbidden = scratch.resolveSibling("forbidden");
        String trial =
                "PATH=/usr/bin:/bin; touch \"$1/allowed\" && ! touch \"$2\" && [ \"$(grep -c : /proc/net/dev)\" -le 1 ]";
        try {
            Files.createDirectories(scratch);
            ProcessBuilder builder = new ProcessBuilder(
                    command(scratch, List.of("/bin/sh", "-c", trial, "sh", scratch.toString(), forbidden.toString())));
            builder.environment().clear();
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0 && !Files.exists(forbidden);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static String script(String name) {
        try (InputStream in = Protection.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> together(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
