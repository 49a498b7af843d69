package gradus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and error in UTF-8, whatever the locale.
 *
 * <p>The JVM writes warnings of its own (incubator modules, for one) to standard error before any of our code runs, and
 * no option silences them. So the launcher hands the JVM a muted descriptor 2 and the real standard error as
 * the descriptor that the system property {@code gradus.stderr} names; it is put back here.
 */
final class Streams {
    private static final String REAL_STDERR = "gradus.stderr";

    private Streams() {}

    static PrintWriter output() {
        return utf8(FileDescriptor.out);
    }

    static PrintWriter error() {
        return utf8(realStderr());
    }

    /** Standard error for a library that draws on it. */
    static PrintStream errorStream() {
        return new PrintStream(new FileOutputStream(realStderr()), true, StandardCharsets.UTF_8);
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static FileDescriptor realStderr() {
        String number = System.getProperty(REAL_STDERR);
        if (number == null) {
            return FileDescriptor.err;
        }
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(Integer.parseInt(number));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return FileDescriptor.err;
        }
    }
}
