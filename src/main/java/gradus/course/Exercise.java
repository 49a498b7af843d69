package gradus.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.array.GradusException;
import java.nio.file.Path;

/**
 * An exercise: forward passes, and which quantities of them are asked. The answers are not in the file; the engine derives
 * them.
 *
 * @param folder the exercise's own folder, with task.md, starter.js and wrong/
 * @param checks what checks.json says
 */
public record Exercise(Path folder, Checks checks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String name() {
        return folder.getFileName().toString();
    }

    public Path starter() {
        return folder.resolve("starter.js");
    }

    /** Where it is defined, for messages. */
    public Path file() {
        return folder.resolve("checks.json");
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
            new ChecksValidation(file, exercise.checks()).run();
            return exercise;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new GradusException(file + place + ": " + e.getOriginalMessage(), e);
        }
    }
}
