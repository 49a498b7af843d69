package gradus.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.array.GradusException;
import gradus.course.Course;
import gradus.script.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Marks submissions as a filter: JSON lines in, JSON lines out, in the same order. docs/grading.md tells the protocol.
 */
public final class Worker {
    /** The exit code of a worker whose program could not be stopped, after its result has been written. */
    public static final int STUCK = 75;

    /** The exit code of a worker that has no memory left for a program it has not begun. */
    private static final int FULL = 76;

    private static final int LONGEST_LINE = 48 << 20;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Lines in;
    private final OutputStream out;
    private final boolean announces;
    private final Marker marker;
    private final Watch watch = new Watch();
    private int count;
    private int running;

    /**
     * A worker between two streams that nothing else writes to.
     *
     * @param announces whether to tell when a program begins, which the pool wants to know
     */
    public Worker(Course course, InputStream in, OutputStream out, boolean announces) {
        this.marker = new Marker(course);
        this.in = new Lines(in, LONGEST_LINE);
        this.out = out;
        this.announces = announces;
    }

    /** Marks until the input ends. */
    public void run() {
        try {
            for (Optional<byte[]> line = in.next(); line.isPresent(); line = in.next()) {
                if (line.get().length > 0) {
                    answer(line.get());
                }
            }
        } catch (IOException e) {
            throw new GradusException("The submissions could not be read any further: " + e.getMessage(), e);
        }
    }

    private void answer(byte[] line) {
        Task task;
        String id = "";
        try {
            JsonNode fields = JSON.readTree(line);
            id = fields.path("id").asText();
            for (String needed : List.of("id", "exercise")) {
                if (!fields.hasNonNull(needed)) {
                    throw new GradusException("it has no " + needed + ".");
                }
            }
            task = JSON.treeToValue(fields, Task.class);
        } catch (IOException | GradusException e) {
            write(Mark.failed(id, Outcome.UNREADABLE, "The line is not a submission: " + reason(e), null, 0));
            return;
        }
        Marker.Ready ready;
        try {
            ready = marker.ready(task.exercise());
        } catch (GradusException e) {
            write(Mark.failed(task.id(), Outcome.UNKNOWN_EXERCISE, e.getMessage(), null, 0));
            return;
        }
        if (!watch.isReady() && announces) {
            Runtime.getRuntime().halt(FULL); // the pool has the submission marked by a fresh worker
        }
        if (announces) {
            write("{\"began\":true}");
        }
        Allowance allowance = ready.allowance(task);
        Limits limits = new Limits(allowance.statements());
        int number = begin();
        long start = System.nanoTime();
        watch.begin(
                limits,
                allowance,
                () -> giveUp(
                        number,
                        Marker.stopped(
                                task.id(),
                                limits.reached().orElse(Limits.Reached.TIME),
                                allowance,
                                null,
                                (System.nanoTime() - start) / 1_000_000)));
        Mark mark = marker.mark(task, ready.checker(), allowance, limits);
        watch.end();
        end(mark);
    }

    private static String reason(Exception e) {
        if (e instanceof JsonMappingException mapping) {
            String field = mapping.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            return field.isEmpty() ? "it is no object." : "its " + field + " is of another kind than it should be.";
        }
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }

    private synchronized int begin() {
        running = ++count;
        return running;
    }

    private synchronized void end(Mark mark) {
        running = 0;
        write(mark);
    }

    /** Ends the process with the result of a program that cannot be stopped. Nothing is written after it. */
    private synchronized void giveUp(int number, Mark mark) {
        if (running == number) { // else it has ended at the last moment
            write(mark);
            Runtime.getRuntime().halt(STUCK);
        }
    }

    private void write(Mark mark) {
        try {
            write(JSON.writeValueAsString(mark));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void write(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
