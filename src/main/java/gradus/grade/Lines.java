package gradus.grade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Lines of bytes, none longer than allowed. */
final class Lines {
    private final InputStream in;
    private final int longest;

    /** The lines of a stream that is buffered. */
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line without its end; empty at the end of the stream.
     *
     * @throws IOException also if the line is too long
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return Optional.of(line.toByteArray());
            }
            if (line.size() == longest) {
                throw new IOException("a line is longer than " + (longest >> 20) + " MiB");
            }
            line.write(b);
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }
}
