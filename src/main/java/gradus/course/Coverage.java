package gradus.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a course must cover: lessons/coverage.yaml, an id and what it stands for on each line.
 *
 * @param what by id, in order
 */
public record Coverage(Map<String, String> what) {
    /** The file's name in the lessons' folder. */
    static final String FILE = "coverage.yaml";

    public Coverage {
        what = new LinkedHashMap<>(what);
    }

    /** The ids. */
    public Set<String> ids() {
        return what.keySet();
    }

    /** Reads a lessons' folder's list; it is empty if there is none. */
    static Coverage read(Path lessons) {
        Path file = lessons.resolve(FILE);
        return Files.exists(file)
                ? new Coverage(Yaml.read(CourseFiles.read(file), Entries.class, file, 1))
                : new Coverage(Map.of());
    }

    private static final class Entries extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;
    }
}
