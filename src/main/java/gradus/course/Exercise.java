package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.array.GradusException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exercise: a forward pass, and which quantities of it are asked. The answers are not in the file; the engine derives
 * them.
 *
 * @param folder the exercise's own folder, with task.md, starter.js and wrong/
 * @param checks what checks.json says
 */
public record Exercise(Path folder, Checks checks) {
    /**
     * The contents of checks.json.
     *
     * @param title for people
     * @param function the function that the learner writes; it takes the inputs by name and returns the answers by name
     * @param inputs the numbers that the task starts from
     * @param forward each quantity of the forward pass, in order, as a DSL expression in what stands before it
     * @param asks what the learner is asked for, in the order of the chain
     */
    public record Checks(
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) String function,
            @JsonProperty(required = true) Map<String, Input> inputs,
            @JsonProperty(required = true) Map<String, String> forward,
            @JsonProperty(required = true) List<Ask> asks) {
        public Checks {
            inputs = new LinkedHashMap<>(inputs);
            forward = new LinkedHashMap<>(forward);
            asks = List.copyOf(asks);
        }
    }

    /**
     * An input of the task.
     *
     * @param at its value in the task
     * @param between the interval from which it is drawn when the answer is tried elsewhere
     */
    public record Input(
            @JsonProperty(required = true) double at,
            @JsonProperty(required = true) List<Double> between) {}

    /**
     * A quantity asked for: the value of {@code of}, or its derivative by {@code by}.
     *
     * @param name under which the learner returns it
     * @param kind which quantity
     * @param of a quantity of the forward pass
     * @param by an input or an earlier quantity; absent for a value
     */
    public record Ask(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) Kind kind,
            @JsonProperty(required = true) String of,
            String by) {
        /** As mathematics writes it: xi1, dxi2/dxi1, dL/dW. */
        public String notation() {
            return kind == Kind.VALUE ? of : "d" + of + "/d" + by;
        }
    }

    /** Which quantity an {@link Ask} asks for. */
    public enum Kind {
        @JsonProperty("value")
        VALUE,
        /** The derivative of one step, its other operands held fixed. */
        @JsonProperty("local derivative")
        LOCAL,
        /** The derivative along every path of the chain. */
        @JsonProperty("accumulated derivative")
        ACCUMULATED
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    public String name() {
        return folder.getFileName().toString();
    }

    public Path starter() {
        return folder.resolve("starter.js");
    }

    /**
     * Reads and validates a folder's checks.json.
     *
     * @throws GradusException naming the file, the place and what is wrong
     */
    public static Exercise read(Path folder) {
        Path file = folder.resolve("checks.json");
        try {
            Exercise exercise = new Exercise(folder, JSON.readValue(CourseFiles.read(file), Checks.class));
            exercise.validate(file);
            return exercise;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new GradusException(file + place + ": " + e.getOriginalMessage(), e);
        }
    }

    private void validate(Path file) {
        Set<String> known = new LinkedHashSet<>(checks.inputs().keySet());
        checks.inputs().forEach((name, input) -> {
            if (input.between().size() != 2
                    || input.between().get(0) >= input.between().get(1)) {
                throw new GradusException(
                        file + ": \"between\" of input " + name + " must be [low, high] with low < high.");
            }
        });
        for (String name : checks.forward().keySet()) {
            if (!known.add(name)) {
                throw new GradusException(file + ": the name " + name + " is given twice.");
            }
        }
        for (Ask ask : checks.asks()) {
            if (!checks.forward().containsKey(ask.of())) {
                throw new GradusException(
                        file + ": " + ask.name() + " asks for " + ask.of() + ", which is not in the forward pass.");
            }
            if (ask.kind() != Kind.VALUE && !known.contains(ask.by())) {
                throw new GradusException(file + ": " + ask.name() + " is a derivative by " + ask.by()
                        + ", which is neither an input nor in the forward pass.");
            }
        }
    }
}
