package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.learn.FileChanges.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A save is seen, however an editor goes about it. */
class FileChangesTest {
    private static final int LONG = 20;

    @TempDir
    Path folder;

    private Path file;
    private FileChanges changes;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.js"), "one");
        changes = new FileChanges(file);
    }

    private CompletableFuture<Change> next() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return changes.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void assertSeen(Change expected) throws Exception {
        assertEquals(expected, next().get(LONG, TimeUnit.SECONDS));
    }

    @Test
    void savedInPlace() throws Exception {
        Files.writeString(file, "two and more");
        assertSeen(Change.SAVED);
    }

    @Test
    void replacedByRenaming() throws Exception {
        Files.writeString(folder.resolve("a.js~"), "two");
        Files.move(folder.resolve("a.js~"), file, StandardCopyOption.REPLACE_EXISTING);
        assertSeen(Change.SAVED);
    }

    @Test
    void movedAwayAndWrittenAnew() throws Exception {
        Files.move(file, folder.resolve("a.js~")); // as editors do that keep a backup
        Files.writeString(file, "two");
        assertSeen(Change.SAVED);
    }

    @Test
    void deletedAndMadeAgain() throws Exception {
        Files.delete(file);
        assertSeen(Change.DELETED);
        Files.writeString(file, "one");
        assertSeen(Change.SAVED);
    }

    @Test
    void theSameSizeWithinOneTickOfTheClock() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);
        assertSeen(Change.SAVED);
    }

    @Test
    void whatChangesNothingIsNoSave() throws Exception {
        CompletableFuture<Change> next = next();
        Files.writeString(file, "one");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThrows(TimeoutException.class, () -> next.get(400, TimeUnit.MILLISECONDS));
        assertFalse(next.isDone());
        Files.writeString(file, "two");
        assertEquals(Change.SAVED, next.get(LONG, TimeUnit.SECONDS));
    }
}
