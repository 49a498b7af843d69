package gradus.grade;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Exercise;
import gradus.explain.Misconceptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Grades a folder of submissions: finds them, has them marked by a pool of workers, and keeps a journal. */
public final class Grading {
    /**
     * How to grade.
     *
     * @param jobs workers side by side
     * @param allowance what each submission may use
     * @param heapMegabytes the heap of each worker
     */
    public record Options(int jobs, Allowance allowance, int heapMegabytes) {}

    /** Hears how the grading goes. */
    public interface Progress {
        /** Before the first is marked: how many are to do, how many the journal has, and what protects the machine. */
        void begin(int toDo, int done, Protection protection);

        /** After each. */
        void marked(Entry entry);
    }

    private final Course course;
    private final Path out;
    private final Options options;

    public Grading(Course course, Path out, Options options) {
        this.course = course;
        this.out = out;
        this.options = options;
    }

    /**
     * Marks what the journal does not have yet.
     *
     * @return the results of all submissions, in their order
     * @throws GradusException if an exercise itself cannot be graded, or the results cannot be written
     */
    public ClassResults grade(Submissions submissions, Progress progress) {
        Path scratch = out.resolve("scratch");
        createOut();
        try (Journal journal = new Journal(out.resolve("journal.jsonl"))) {
            Scratch.delete(scratch); // of a run that was killed; the journal's lock says that none is under way
            Protection protection = Protection.found(scratch.toAbsolutePath().resolve("trial"));
            try (Pool pool = new Pool(course.home(), scratch, protection, options)) {
                Map<String, String> checks = checks(submissions);
                List<Submission> toDo = new ArrayList<>();
                List<String> keys = new ArrayList<>();
                Map<Submission, String> keyOf = new LinkedHashMap<>();
                for (Submission submission : submissions.found()) {
                    String key = key(submission, checks.get(submission.exercise()));
                    keys.add(key);
                    keyOf.put(submission, key);
                    if (journal.find(key).isEmpty()) {
                        toDo.add(submission);
                    }
                }
                progress.begin(toDo.size(), keys.size() - toDo.size(), protection);
                Map<String, Entry> sheets = sheets(checks, journal, pool);
                pool.markAll(toDo.iterator(), (submission, mark) -> {
                    Entry entry = new Entry(
                            keyOf.get(submission),
                            submission.student(),
                            submission.exercise(),
                            submission.file(),
                            mark);
                    journal.append(entry);
                    progress.marked(entry);
                });
                List<Entry> entries = keys.stream()
                        .map(key -> journal.find(key).orElseThrow())
                        .toList();
                return ClassResults.of(sheets, misconceptions(checks.keySet()), entries, submissions);
            }
        }
    }

    private void createOut() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new GradusException("The folder " + out + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** A digest of what each exercise that occurs asks: an answer to a changed exercise is graded anew. */
    private Map<String, String> checks(Submissions submissions) {
        Map<String, String> checks = new LinkedHashMap<>();
        TreeSet<String> names = new TreeSet<>();
        submissions.found().forEach(submission -> names.add(submission.exercise()));
        for (String name : names) {
            try {
                checks.put(name, digest(Files.readAllBytes(course.exercise(name).resolve("checks.json"))));
            } catch (IOException e) {
                throw new GradusException("The checks of " + name + " cannot be read: " + e.getMessage(), e);
            }
        }
        return checks;
    }

    private String key(Submission submission, String checks) {
        byte[] content;
        try {
            content = submission.content().map(Submission.Content::read).orElse(new byte[0]);
        } catch (UncheckedIOException e) {
            content = new byte[0];
        }
        return digest(
                submission.student().getBytes(StandardCharsets.UTF_8),
                submission.exercise().getBytes(StandardCharsets.UTF_8),
                submission.file().getBytes(StandardCharsets.UTF_8),
                checks.getBytes(StandardCharsets.UTF_8),
                options.toString().replaceFirst("jobs=\\d+", "").getBytes(StandardCharsets.UTF_8),
                content);
    }

    private static String digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What each exercise asks and is worth, as the checker says it of the starter. */
    private Map<String, Entry> sheets(Map<String, String> checks, Journal journal, Pool pool) {
        Map<String, Entry> sheets = new LinkedHashMap<>();
        checks.forEach((name, digest) -> {
            String key = "sheet-" + name + "-" + digest;
            Optional<Entry> known = journal.find(key);
            if (known.isPresent()) {
                sheets.put(name, known.get());
                return;
            }
            Exercise exercise = Exercise.read(course.exercise(name));
            Submission starter = new Submission(
                    "", name, "starter.js", Optional.of(() -> read(exercise.starter())), Optional.empty());
            Mark mark;
            try {
                mark = pool.mark(starter);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new GradusException("Stopped.", e);
            }
            if (mark.outcome() != Outcome.GRADED) {
                throw new GradusException("The exercise " + name + " itself cannot be graded: " + mark.reason()
                        + " Try gradus verify exercises/" + name + ".");
            }
            Entry sheet = new Entry(key, "", name, "starter.js", mark);
            journal.append(sheet);
            sheets.put(name, sheet);
        });
        return sheets;
    }

    /** What each misconception does, in words: those of the catalogue, and each exercise's own. */
    private Map<String, Map<String, String>> misconceptions(Set<String> exercises) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String name : exercises) {
            Map<String, String> says = new LinkedHashMap<>();
            Misconceptions.all().forEach(misconception -> says.put(misconception.id(), misconception.says()));
            Exercise.read(course.exercise(name))
                    .checks()
                    .misconceptions()
                    .forEach(form -> says.put(form.id(), form.says()));
            all.put(name, says);
        }
        return all;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
