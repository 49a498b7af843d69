package gradus.course;

import gradus.array.GradusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
                throw new GradusException(file
                        + ":1: this file is larger than 16 MiB, and no lesson or answer is. Is it the right file?");
            }
            return text(Files.readAllBytes(file), file);
        } catch (NoSuchFileException e) {
            throw new GradusException("There is no file " + file + ".", e);
        } catch (AccessDeniedException e) {
            throw new GradusException("The file " + file + " may not be read. Check its permissions.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes, Path file) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean broken =
                StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        String text = out.flip().toString();
        int zero = text.indexOf(0);
        if (broken || zero >= 0) {
            long line = 1
                    + text.substring(0, zero < 0 ? text.length() : zero)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new GradusException(file + ":" + line + ": this is not UTF-8 text. Save the file as UTF-8.");
        }
        return text;
    }
}
