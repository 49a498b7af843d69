package gradus.grade;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A line of the journal: a submission and its result.
 *
 * @param key what the result is found again by: the same student, exercise, answer, checks and limits
 * @param student the name of the student's folder
 * @param exercise the exercise's full name
 * @param file the answer file's name
 * @param mark the result
 */
public record Entry(
        @JsonProperty(required = true) String key,
        @JsonProperty(required = true) String student,
        @JsonProperty(required = true) String exercise,
        @JsonProperty(required = true) String file,
        @JsonProperty(required = true) Mark mark) {}
