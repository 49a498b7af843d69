package gradus.grade;

import gradus.array.GradusException;
import gradus.course.Course;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What stands in a folder of submissions: a folder a student, or a zip of it, and in it a file an exercise. */
public final class Submissions {
    /** More entries than a student's zip should have. */
    private static final int MOST_ENTRIES = 10_000;

    private final List<Path> exercises;
    private final Optional<String> only;
    private final List<Submission> found = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Submissions(List<Path> exercises, Optional<String> only) {
        this.exercises = exercises;
        this.only = only;
    }

    /** The submissions in order of students and exercises, at most one of each. */
    public List<Submission> found() {
        return found;
    }

    /** The students who have handed in nothing to be marked. */
    public List<String> absent() {
        return absent;
    }

    /** What was left out, and why: a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /**
     * Looks through a folder.
     *
     * @param results where the results go, which is no student's folder even if it stands among them
     * @param only the full name of the one exercise to look for; a student's only answer counts as its, whatever its name
     * @throws GradusException if there is no such folder
     */
    public static Submissions in(Path folder, Path results, Course course, Optional<String> only) {
        if (!Files.isDirectory(folder)) {
            throw new GradusException("There is no folder " + folder + ". It should hold a folder for each student.");
        }
        Submissions submissions = new Submissions(course.exercises(), only);
        for (Path entry : list(folder)) {
            String name = entry.getFileName().toString();
            if (entry.toAbsolutePath()
                    .normalize()
                    .equals(results.toAbsolutePath().normalize())) {
                continue;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                submissions.student(name, files(entry));
            } else if (AnswerText.ending(name).equals(".zip")) {
                submissions.zipped(name.substring(0, name.length() - 4), entry);
            } else if (!name.startsWith(".")) {
                submissions.notes.add(Texts.name(name) + " is not a student's folder, and was left out.");
            }
        }
        return submissions;
    }

    /** A file, in a folder or a zip. */
    private record Entry(String name, Submission.Content content, Optional<String> trouble) {}

    private void student(String student, List<Entry> entries) {
        Map<String, List<Entry>> answers = new TreeMap<>();
        List<Entry> others = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<String> exercise = exercise(entry.name());
            if (exercise.isPresent()) {
                answers.computeIfAbsent(exercise.get(), e -> new ArrayList<>()).add(entry);
            } else if (!AnswerText.ending(entry.name()).isEmpty()) {
                others.add(entry);
            }
        }
        if (only.isPresent() && answers.isEmpty() && others.size() == 1) {
            answers.put(only.get(), new ArrayList<>(others));
            others.clear();
        }
        others.forEach(entry -> {
            if (only.isEmpty()) {
                notes.add(Texts.name(student) + "/" + Texts.name(entry.name())
                        + " fits no exercise by its name, and was left out.");
            }
        });
        if (answers.isEmpty()) {
            notes.add(
                    Texts.name(student) + " has handed in nothing that is named after an exercise, and has no marks.");
        }
        int before = found.size();
        answers.forEach((exercise, files) -> {
            if (only.isPresent() && !only.get().equals(exercise)) {
                return;
            }
            files.sort(Comparator.comparingInt((Entry e) -> AnswerText.ENDINGS.indexOf(AnswerText.ending(e.name())))
                    .thenComparing(Entry::name));
            Entry chosen = files.get(0);
            files.subList(1, files.size())
                    .forEach(file -> notes.add(Texts.name(student) + " has two answers to " + exercise + ": "
                            + Texts.name(chosen.name()) + " was graded, and " + Texts.name(file.name())
                            + " left out."));
            found.add(new Submission(
                    student,
                    exercise,
                    chosen.name(),
                    chosen.trouble().isPresent() ? Optional.empty() : Optional.of(chosen.content()),
                    chosen.trouble()));
        });
        if (found.size() == before) {
            absent.add(student);
        }
    }

    /** The exercise that a file is named after: 02-single-neuron, single-neuron, single_neuron or 02, in any case. */
    private Optional<String> exercise(String file) {
        String ending = AnswerText.ending(file);
        if (ending.isEmpty()) {
            return Optional.empty();
        }
        String name = plain(file.substring(0, file.length() - ending.length()));
        for (Path exercise : exercises) {
            String full = exercise.getFileName().toString();
            if (name.equals(full)
                    || name.equals(Course.shortName(exercise))
                    || name.equals(full.replaceFirst("-.*", ""))
                    || name.equals(full.replaceFirst("^0+", ""))
                    || name.equals(full.replaceFirst("-.*", "").replaceFirst("^0+(?=.)", ""))) {
                return Optional.of(full);
            }
        }
        return Optional.empty();
    }

    private static String plain(String name) {
        // browsers and learning platforms number what they are given twice: 00-xi-chain (1).js
        return name.replaceFirst("\\s*\\(\\d+\\)\\s*$", "")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ _]+", "-");
    }

    private static List<Entry> files(Path folder) {
        List<Entry> entries = new ArrayList<>();
        for (Path file : list(folder)) {
            String name = file.getFileName().toString();
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            entries.add(new Entry(name, () -> read(file), trouble(file)));
        }
        return entries;
    }

    private static Optional<String> trouble(Path file) {
        try {
            return !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of("It is a link or a device and not a file.")
                    : Files.size(file) > AnswerText.LARGEST
                            ? Optional.of(
                                    "The file is larger than " + (AnswerText.LARGEST >> 20) + " MiB, and no answer is.")
                            : Optional.empty();
        } catch (IOException e) {
            return Optional.of("It cannot be read: " + e.getMessage());
        }
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(AnswerText.LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void zipped(String student, Path file) {
        List<Entry> entries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream()
                    .limit(MOST_ENTRIES)
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                    .forEach(entry -> entries.add(new Entry(
                            entry.getName().replaceFirst(".*[/\\\\]", ""),
                            () -> read(file, entry.getName()),
                            Optional.empty())));
        } catch (IOException | IllegalArgumentException e) {
            notes.add(Texts.name(student) + ".zip cannot be read, and was left out: it is damaged.");
        }
        student(student, entries);
    }

    private static byte[] read(Path file, String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(AnswerText.LARGEST + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.sort(Comparator.comparing(path -> path.getFileName().toString()));
        return entries;
    }
}
