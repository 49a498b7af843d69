package gradus.grade;

import java.util.Optional;

/**
 * A file that a student has handed in.
 *
 * @param student the name of the student's folder
 * @param exercise the exercise's full name
 * @param file the file's name, which tells the format
 * @param content its bytes, or empty where it cannot be read
 * @param trouble why it cannot be read
 */
public record Submission(
        String student, String exercise, String file, Optional<Content> content, Optional<String> trouble) {
    /** Where the bytes are. They are read when their turn has come, for a class's files may not fit into memory. */
    @FunctionalInterface
    public interface Content {
        byte[] read();
    }
}
