package gradus.course;

import gradus.array.GradusException;
import gradus.script.Suggestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The folders of a course: lessons/, exercises/ and solutions/. */
public final class Course {
    private final Path home;

    public Course(Path home) {
        this.home = home;
    }

    /** The course that the launcher points to, or that of the current folder. */
    public static Course installed() {
        Path here = Path.of("").toAbsolutePath();
        Path home = Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
        return new Course(home.startsWith(here) ? here.relativize(home) : home);
    }

    public Path home() {
        return home;
    }

    /** The lesson files, in course order. */
    public List<Path> lessons() {
        return list(home.resolve("lessons"), path -> path.toString().endsWith(".md"));
    }

    /** What the lessons must cover. */
    public Coverage coverage() {
        return Coverage.read(home.resolve("lessons"));
    }

    /** The exercise folders, in course order. */
    public List<Path> exercises() {
        return list(home.resolve("exercises"), Files::isDirectory);
    }

    /** The model answer of an exercise. */
    public Path solution(Exercise exercise) {
        return home.resolve("solutions").resolve(exercise.name() + ".js");
    }

    /** The known wrong answers of an exercise. */
    public List<Path> wrongAnswers(Exercise exercise) {
        return list(exercise.folder().resolve("wrong"), path -> path.toString().endsWith(".js"));
    }

    /**
     * The lesson with this name: a file's name with or without its number and ending, its number, or a path to any
     * Markdown file.
     *
     * @throws GradusException suggesting the nearest name
     */
    public Path lesson(String name) {
        Path path = Path.of(name);
        boolean file = name.endsWith(".md") && (Files.exists(path) || path.getNameCount() > 1);
        return file ? path : find(lessons(), name, "lesson");
    }

    /**
     * The exercise with this name, with or without its number, or a path to its folder.
     *
     * @throws GradusException suggesting the nearest name
     */
    public Path exercise(String name) {
        Path path = Path.of(name);
        return Files.exists(path.resolve("checks.json")) ? path : find(exercises(), name, "exercise");
    }

    /** A file's name without its number and ending: what it is called on the command line. */
    public static String shortName(Path path) {
        return path.getFileName().toString().replaceFirst("^\\d+-", "").replaceFirst("\\.md$", "");
    }

    private static Path find(List<Path> paths, String name, String kind) {
        for (Path path : paths) {
            String full = path.getFileName().toString().replaceFirst("\\.md$", "");
            String number = full.replaceFirst("-.*", "");
            boolean numbered =
                    number.equals(name) || number.replaceFirst("^0+(?=.)", "").equals(name);
            if (name.equals(full) || name.equals(shortName(path)) || numbered) {
                return path;
            }
        }
        List<String> names = paths.stream().map(Course::shortName).toList();
        throw new GradusException("There is no " + kind + " \"" + name + "\"." + Suggestions.didYouMean(name, names)
                + " There " + (names.size() == 1 ? "is: " : "are: ")
                + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
    }

    private static List<Path> list(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
