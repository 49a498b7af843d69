package gradus.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * Waits until the content of one file changes, however it is saved: written in place, replaced by another file that is
 * renamed to it, or deleted and made anew. It looks at the file many times a second, as the systems' own notices differ in
 * all of these, and are late or lost on some of them.
 */
public final class FileChanges {
    /** Often enough that a check follows a save at once, and seldom enough to cost nothing. */
    private static final long PAUSE_MILLIS = 25;

    /** For this long after a save another may leave the same time stamp: clocks of file systems are coarse. */
    private static final long COARSEST_CLOCK_MILLIS = 2100;

    private final Path file;
    private Optional<Stamp> stamp;
    private byte[] content;

    /** What tells a file's versions apart without reading it. */
    private record Stamp(FileTime modified, long size, String key) {
        boolean isFresh() {
            return System.currentTimeMillis() - modified.toMillis() < COARSEST_CLOCK_MILLIS;
        }
    }

    /** Changes from now on. */
    public FileChanges(Path file) {
        this.file = file;
        this.stamp = stamp();
        this.content = content();
    }

    /** What has happened to the file. */
    public enum Change {
        SAVED,
        /** It is gone, and did not come back at once, as it does when an editor replaces it. */
        DELETED
    }

    /**
     * Returns when the file has changed and is at rest.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public Change await() throws InterruptedException {
        while (true) {
            Thread.sleep(PAUSE_MILLIS);
            Optional<Stamp> now = stamp();
            boolean same = now.equals(stamp);
            if (same && now.filter(Stamp::isFresh).isEmpty()) {
                continue;
            }
            if (!same) {
                now = atRest(now);
                stamp = now;
            }
            byte[] before = content;
            content = content();
            if (!Arrays.equals(before, content)) {
                return content == null ? Change.DELETED : Change.SAVED;
            }
        }
    }

    /** A file that is being written, or replaced, changes again in a moment. */
    private Optional<Stamp> atRest(Optional<Stamp> first) throws InterruptedException {
        Optional<Stamp> before = first;
        int missing = 0;
        while (true) {
            Thread.sleep(PAUSE_MILLIS);
            Optional<Stamp> now = stamp();
            missing = now.isEmpty() ? missing + 1 : 0;
            if (now.equals(before) && (now.isPresent() || missing > 4)) {
                return now;
            }
            before = now;
        }
    }

    private Optional<Stamp> stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Null if there is none. */
    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return null;
        }
    }
}
