package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The YAML header of a lesson.
 *
 * @param title for people
 * @param exercise the name of the exercise it leads to, or null
 * @param covers the ids of what it teaches, from the course's coverage.yaml; empty if it does not say
 * @param jupyter Jupytext's own settings, which Gradus leaves alone; null if there are none
 */
public record LessonHeader(
        @JsonProperty(required = true) String title, String exercise, List<String> covers, JsonNode jupyter) {
    public LessonHeader {
        covers = covers == null ? List.of() : List.copyOf(covers);
    }
}
