package gradus.grade;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The result of one submission as a line of the worker's protocol.
 *
 * @param id the submission's
 * @param outcome how it ended
 * @param reason a sentence for people, unless it was graded
 * @param report the checker's report, if it was graded
 * @param output what the program printed, cut off where it is long
 * @param milliseconds from the submission's arrival to its result
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mark(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Outcome outcome,
        String reason,
        JsonNode report,
        String output,
        long milliseconds) {
    static Mark failed(String id, Outcome outcome, String reason, String output, long milliseconds) {
        return new Mark(id, outcome, reason, null, output, milliseconds);
    }
}
