package gradus.grade;

import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.array.GradusException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The results so far, a line each, in a file that is only ever appended to. Whatever stops the grading, what stands in it
 * is not graded again; a last line that was being written is dropped.
 */
final class Journal implements AutoCloseable {
    /** Results that a power cut may cost: a process that is killed loses none. */
    private static final long FLUSH_EVERY_NANOS = 500_000_000;

    private static final int LONGEST_LINE = 32 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel channel;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long flushed = System.nanoTime();

    /**
     * Opens the journal, or begins it.
     *
     * @throws GradusException if another process has it open, or it cannot be written
     */
    Journal(Path file) {
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                throw new GradusException("Another gradus grade writes to " + file
                        + " at this moment. Wait for it, or choose another --out.");
            }
            long end = read();
            channel.truncate(end);
            channel.position(end);
        } catch (IOException e) {
            throw new GradusException("The journal " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Reads the whole lines, and returns where the last one ends. */
    private long read() throws IOException {
        long size = channel.size();
        long end = 0;
        // The stream is not closed: that would close the channel.
        InputStream stream = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        Lines lines = new Lines(stream, LONGEST_LINE);
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            long next = end + line.get().length + 1L;
            if (next > size) {
                break; // without its end: it was being written
            }
            Entry entry;
            try {
                entry = JSON.readValue(line.get(), Entry.class);
            } catch (IOException e) {
                break; // torn, and what comes after it cannot be trusted to be whole
            }
            entries.put(entry.key(), entry);
            end = next;
        }
        return end;
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void append(Entry entry) {
        try {
            ByteBuffer line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            if (System.nanoTime() - flushed > FLUSH_EVERY_NANOS) {
                channel.force(false);
                flushed = System.nanoTime();
            }
        } catch (IOException e) {
            throw new GradusException("The journal cannot be written: " + e.getMessage(), e);
        }
        entries.put(entry.key(), entry);
    }

    @Override
    public void close() {
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
