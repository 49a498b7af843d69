package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contents of checks.json: what an exercise starts from, and what it asks.
 *
 * @param title for people
 * @param lesson the lesson behind it, or null
 * @param engine whether answers may use the engine's own derivatives
 * @param carry the share of its points that an answer gets which is right, given an earlier mistake
 * @param setup DSL code that the forward passes build on, for the key alone
 * @param inputs what the task starts from, in the order in which one may build on another
 * @param programs how random programs are written, by name
 * @param parts the sub-tasks in order
 * @param hints by the name of an ask, from vague to plain; those under * are for the whole
 * @param misconceptions wrong forms that only this exercise has
 */
public record Checks(
        @JsonProperty(required = true) String title,
        String lesson,
        Engine engine,
        Double carry,
        String setup,
        @JsonProperty(required = true) Map<String, Input> inputs,
        Map<String, ProgramForm> programs,
        @JsonProperty(required = true) List<Part> parts,
        Map<String, List<String>> hints,
        List<WrongForm> misconceptions) {
    private static final double CARRY = 0.5;

    public Checks {
        engine = engine == null ? Engine.OFF : engine;
        carry = carry == null ? CARRY : carry;
        setup = setup == null ? "" : setup;
        inputs = new LinkedHashMap<>(inputs);
        programs = programs == null ? Map.of() : Map.copyOf(programs);
        parts = List.copyOf(parts);
        hints = hints == null ? Map.of() : Map.copyOf(hints);
        misconceptions = misconceptions == null ? List.of() : List.copyOf(misconceptions);
    }

    /** All that is asked, part by part. */
    public List<Ask> asks() {
        return parts.stream().flatMap(part -> part.asks().stream()).toList();
    }

    /** Whether the engine's own derivatives are at hand while an answer runs. */
    public enum Engine {
        @JsonProperty("on")
        ON,
        @JsonProperty("off")
        OFF
    }

    /**
     * An input of the task. Of its several kinds each uses its own fields.
     *
     * @param at its value in the task: a number, or numbers nested in arrays
     * @param shape of an array that is drawn for the task too
     * @param between the interval from which it is drawn; without one it is the same everywhere
     * @param integers the smallest and the largest whole number to draw
     * @param given a DSL expression in the inputs before it
     * @param functions JavaScript functions, of which each point takes the next
     */
    public record Input(
            JsonNode at,
            List<Integer> shape,
            List<Double> between,
            List<Integer> integers,
            String given,
            List<String> functions) {
        public boolean isFunction() {
            return functions != null;
        }
    }

    /**
     * A sub-task.
     *
     * @param title for people; empty if the exercise has only this one
     * @param function that the learner writes: it takes an object of inputs and returns one of answers; or, where random
     *     programs are tried, the class or function that these use
     * @param program the name of the form in which random programs are written, if they are asked for
     * @param takes the names of its inputs
     * @param forward each quantity of the forward pass, in order, as a DSL expression in what stands before it
     * @param asks in the order of the chain
     */
    public record Part(
            String title,
            @JsonProperty(required = true) String function,
            String program,
            List<String> takes,
            Map<String, String> forward,
            @JsonProperty(required = true) List<Ask> asks) {
        public Part {
            title = title == null ? "" : title;
            takes = takes == null ? null : List.copyOf(takes);
            forward = forward == null ? Map.of() : new LinkedHashMap<>(forward);
            asks = List.copyOf(asks);
        }
    }

    /**
     * A wrong form of this exercise.
     *
     * @param forward quantities of the forward pass that it computes otherwise
     * @param answers its answers, as DSL expressions in the inputs, the forward quantities and the right answers
     * @param program one step of a random program that it computes otherwise
     * @param says what an answer did that comes out so
     * @param asks a question that leads on
     */
    public record WrongForm(
            @JsonProperty(required = true) String id,
            Map<String, String> forward,
            Map<String, String> answers,
            WrongStep program,
            @JsonProperty(required = true) String says,
            @JsonProperty(required = true) String asks) {
        public WrongForm {
            forward = forward == null ? Map.of() : Map.copyOf(forward);
            answers = answers == null ? Map.of() : Map.copyOf(answers);
        }
    }

    /**
     * A way to get random programs wrong, as DSL expressions. In those of an operation, a and b are its operands, c is its
     * result, da and db are their slopes, and g is the upstream gradient.
     *
     * @param operation that is computed otherwise, if it is one
     * @param value of the operation
     * @param slope of the operation
     * @param sends what it sends back to each operand
     * @param direction the slopes that the leaves start with, in v, the list of those asked
     * @param result what is read as the slope or gradient, in value and slope
     */
    public record WrongStep(
            Operation operation, String value, String slope, List<String> sends, String direction, String result) {
        public WrongStep {
            sends = sends == null ? null : List.copyOf(sends);
        }
    }
}
