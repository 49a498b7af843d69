package gradus.learn;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a learner has done in all lessons and exercises, kept in one file. Each change is written to another file, forced to the disk,
 * and then takes the place of the first: whenever the process dies, the file is whole, and at most the last change is
 * missing. Processes take turns, and each changes only its own part of what it finds there.
 */
public final class Progress {
    private static final int VERSION = 1;

    /** A process that holds the lock for longer than this has been stopped, and is not waited for. */
    private static final int LONGEST_WAIT_MILLIS = 5000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** Processes take turns by a lock on a file; threads of this one by this. */
    private static final Object TURN = new Object();

    private final Path file;
    private final Consumer<String> notices;
    private boolean unsaved;

    private record Content(int version, Map<String, LessonRecord> lessons, Map<String, ExerciseRecord> exercises) {
        Content {
            lessons = lessons == null ? null : new TreeMap<>(lessons);
            exercises = exercises == null ? new TreeMap<>() : new TreeMap<>(exercises);
        }
    }

    /**
     * Progress that is kept in {@code file}, which need not be there yet.
     *
     * @param notices is told, in a sentence, if the file cannot be read or written
     */
    public Progress(Path file, Consumer<String> notices) {
        this.file = file;
        this.notices = notices;
    }

    /** Where progress is kept, by the XDG convention. */
    public static Path standardFile() {
        String data = System.getenv("XDG_DATA_HOME");
        Path folder = data == null || data.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return folder.resolve("gradus").resolve("progress.json");
    }

    /** What was done in each lesson, by the lesson's key. A file that cannot be read is set aside. */
    public Map<String, LessonRecord> lessons() {
        return content().lessons();
    }

    /** What was done in a lesson. */
    public Optional<LessonRecord> lesson(String key) {
        return Optional.ofNullable(lessons().get(key));
    }

    /** What was done in each exercise, by the exercise's name. */
    public Map<String, ExerciseRecord> exercises() {
        return content().exercises();
    }

    /** What was done in an exercise. */
    public ExerciseRecord exercise(String name) {
        return exercises().getOrDefault(name, ExerciseRecord.NEW);
    }

    /** Changes what is kept of a lesson, and returns when that is on the disk. */
    public void update(String key, UnaryOperator<LessonRecord> change) {
        save(content ->
                content.lessons().put(key, change.apply(content.lessons().getOrDefault(key, LessonRecord.NEW))));
    }

    /** Changes what is kept of an exercise, and returns when that is on the disk. */
    public void updateExercise(String name, UnaryOperator<ExerciseRecord> change) {
        save(content -> content.exercises()
                .put(name, change.apply(content.exercises().getOrDefault(name, ExerciseRecord.NEW))));
    }

    private Content content() {
        if (!Files.exists(file)) {
            return none();
        }
        try {
            return alone(locked -> read());
        } catch (IOException e) {
            warn("The progress in " + file + " cannot be read: " + e.getMessage());
            return none();
        }
    }

    private void save(Consumer<Content> change) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            alone(locked -> {
                Content content = read();
                change.accept(content);
                Path fresh = locked
                        ? beside(".new")
                        : beside(".new-" + ProcessHandle.current().pid());
                write(JSON.writeValueAsBytes(content), fresh);
                return content;
            });
        } catch (IOException e) {
            warn("Your progress cannot be saved: " + e.getMessage());
        }
    }

    private interface Turn {
        Content take(boolean locked) throws IOException;
    }

    private Content alone(Turn turn) throws IOException {
        synchronized (TURN) {
            Thread.interrupted(); // a late request to stop what ran before must not close the files here
            try (FileChannel guard =
                            FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(guard)) {
                return turn.take(lock != null);
            }
        }
    }

    /** The turn of this process; null where the file system knows no locks, or another does not give up its turn. */
    private static FileLock lock(FileChannel guard) throws IOException {
        for (int waited = 0; waited < LONGEST_WAIT_MILLIS; waited += 10) {
            FileLock lock;
            try {
                lock = guard.tryLock();
            } catch (IOException e) {
                return null;
            }
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private void write(byte[] content, Path fresh) throws IOException {
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Some systems cannot force a folder; what the file holds is whole in any case.
        }
    }

    private Content read() throws IOException {
        if (!Files.exists(file)) {
            return none();
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            JsonNode tree = JSON.readTree(bytes);
            int version = tree.path("version").asInt();
            if (version > VERSION) {
                throw new IOException(file + " was written by a newer Gradus, and is left as it is.");
            }
            Content content = version < 1 ? null : JSON.treeToValue(tree, Content.class);
            if (content == null
                    || content.lessons() == null
                    || content.lessons().containsValue(null)
                    || content.exercises().containsValue(null)) {
                throw new JsonProcessingException("there are no lessons in it") {};
            }
            return content;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            Path aside = setAside();
            notices.accept("The progress in " + file + " is not readable (" + reason(e) + "). It was set aside as "
                    + aside + ", and progress begins anew.");
            return none();
        }
    }

    private static Content none() {
        return new Content(VERSION, Map.of(), Map.of());
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage().lines().findFirst().orElse("")
                        + (json.getLocation() == null
                                ? ""
                                : ", line " + json.getLocation().getLineNr())
                : String.valueOf(e.getMessage());
    }

    private Path setAside() throws IOException {
        int number = 1;
        while (Files.exists(beside(".broken-" + number))) {
            number++;
        }
        return Files.move(file, beside(".broken-" + number));
    }

    private Path beside(String ending) {
        return file.toAbsolutePath().resolveSibling(file.getFileName() + ending);
    }

    private void warn(String message) {
        if (!unsaved) {
            unsaved = true;
            notices.accept(message);
        }
    }
}
