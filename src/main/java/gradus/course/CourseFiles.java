package gradus.course;

import gradus.array.GradusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reading text files, with errors that say what to do. */
public final class CourseFiles {
    private static final long LARGEST = 16L << 20;

    private CourseFiles() {}

    /**
     * The text of a file in UTF-8.
     *
     * @throws GradusException if it is missing, unreadable, a folder, not text, or larger than 16 MiB
     */
    public static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new GradusException(file + " is a folder; a file is needed here.");
            }
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw new GradusException(
                        file + " is larger than 16 MiB, and no lesson or answer is. Is it the right file?");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new GradusException("There is no file " + file + ".", e);
        } catch (AccessDeniedException e) {
            throw new GradusException("The file " + file + " may not be read. Check its permissions.", e);
        } catch (CharacterCodingException e) {
            throw new GradusException(file + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
