package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * How a random program is written in terms of what the learner writes. A line with {leaf}, {at} or {direction} stands once
 * for each leaf, one with {step} for each step, and one with {pass} for each pass. Elsewhere {leaves}, {numbers} and
 * {directions} are lists, and {last} is the result.
 *
 * @param lines of the program
 * @param value an expression that reads the result's number, or null
 * @param slope one that reads the derivative along the leaves' directions, or null
 * @param gradient one that reads the derivative by {leaf}, or null
 * @param backward what a backward pass from {node} is, if there are passes
 * @param zero what sets back the gradient of {leaf}, if there are passes
 */
public record ProgramForm(
        @JsonProperty(required = true) List<String> lines,
        String value,
        String slope,
        String gradient,
        String backward,
        String zero) {
    public ProgramForm {
        lines = List.copyOf(lines);
    }

    /** Whether slopes are carried along with the values, and not sent back. */
    public boolean isForward() {
        return gradient == null;
    }

    /** What is wrong with it, or null. */
    String problem() {
        List<String> problems = new ArrayList<>();
        if ((slope == null) == (gradient == null)) {
            problems.add("needs one of \"slope\" and \"gradient\"");
        }
        if (lines.stream().noneMatch(line -> line.contains("{step}"))) {
            problems.add("has no line with {step}");
        }
        if (lines.stream().anyMatch(line -> line.contains("{pass}")) != (backward != null)) {
            problems.add("needs both \"backward\" and a line with {pass}, or neither");
        }
        return problems.isEmpty() ? null : String.join(", and ", problems);
    }
}
