package gradus.grade;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A submission as a line of the worker's protocol.
 *
 * @param id what the result is to be known by
 * @param exercise its name, with or without its number
 * @param file the file's name, whose ending tells the format; answer.js if absent
 * @param source the text of the file, or
 * @param base64 its bytes
 * @param limits absent for the worker's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(String id, String exercise, String file, String source, byte[] base64, Allowance limits) {}
