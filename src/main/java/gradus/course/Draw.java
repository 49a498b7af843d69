package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * From which random programs an {@link Ask.Kind#PROGRAM} draws.
 *
 * @param about the operation that the ask is about, and that every program has; null if it is about how they work together
 * @param operations that programs are made of; with {@code about} alone, that one
 * @param steps the smallest and the largest number of steps
 * @param leaves the smallest and the largest number of leaves
 * @param between the interval of the leaves' numbers
 * @param sharing which values are used several times
 * @param constants whether operands may be plain numbers, of which every program has one then
 * @param times how often the steps are repeated, each time with the last result in the first leaf's place
 * @param passes what is done when the result has been computed, for program forms that have passes
 * @param mostWrites how often a program may write a leaf's gradient; 0 for as often as it likes
 * @param count how many programs
 */
public record Draw(
        Operation about,
        List<Operation> operations,
        List<Integer> steps,
        List<Integer> leaves,
        List<Double> between,
        Sharing sharing,
        boolean constants,
        Integer times,
        List<Pass> passes,
        int mostWrites,
        Integer count) {
    private static final int COUNT = 8;

    public Draw {
        operations = operations != null ? List.copyOf(operations) : about == null ? List.of() : List.of(about);
        steps = steps == null ? List.of(1, 1) : List.copyOf(steps);
        leaves = leaves == null ? List.of(1, 3) : List.copyOf(leaves);
        between = between == null ? List.of(-2.0, 2.0) : List.copyOf(between);
        sharing = sharing == null ? Sharing.NONE : sharing;
        times = times == null ? 1 : times;
        passes = passes == null ? List.of(Pass.LAST) : List.copyOf(passes);
        count = count == null ? COUNT : count;
    }

    /** Which values a program uses more than once. */
    public enum Sharing {
        /** None: the graph is a tree. */
        @JsonProperty("none")
        NONE,
        /** Leaves only. */
        @JsonProperty("leaves")
        LEAVES,
        /** Results of steps too, by several other steps. */
        @JsonProperty("steps")
        STEPS,
        /** Some step uses one value as both of its operands. */
        @JsonProperty("twice")
        TWICE
    }

    /** What is done with a graph. */
    public enum Pass {
        /** Backward from the result. */
        @JsonProperty("last")
        LAST,
        /** Backward from a step on the way to it. */
        @JsonProperty("middle")
        MIDDLE,
        /** The gradients of all leaves set back. */
        @JsonProperty("zero")
        ZERO
    }
}
