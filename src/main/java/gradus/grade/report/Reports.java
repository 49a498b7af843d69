package gradus.grade.report;

import gradus.array.GradusException;
import gradus.grade.ClassResults;
import gradus.grade.ClassResults.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes reports into the folder of results. */
public final class Reports {
    private Reports() {}

    /**
     * Writes a class's results in the formats asked for: one file for the class, or a file for each student in a folder
     * that is named after the format.
     *
     * @return what was written: files, and folders of files
     * @throws GradusException if it cannot be written
     */
    public static List<Path> write(ClassResults results, Path out, Set<Format> formats) {
        List<Path> written = new ArrayList<>();
        for (Format format : formats) {
            switch (format) {
                case gradescope ->
                    written.add(eachStudent(results, out.resolve("gradescope"), ".json", Gradescope::of));
                case junit -> written.add(eachStudent(results, out.resolve("junit"), ".xml", JUnitXml::of));
                case exercism -> written.add(exercism(results, out.resolve("exercism")));
                case csv -> written.add(file(out.resolve("gradebook.csv"), Gradebook.of(results)));
                case json -> written.add(file(out.resolve("results.json"), ResultsJson.of(results)));
                case html -> written.add(file(out.resolve("report.html"), HtmlPage.of(results)));
            }
        }
        return written;
    }

    private interface StudentReport {
        String of(String student, List<Result> results);
    }

    private static Path eachStudent(ClassResults results, Path folder, String ending, StudentReport report) {
        for (String student : results.students()) {
            file(folder.resolve(FileNames.of(student) + ending), report.of(student, results.of(student)));
        }
        return folder;
    }

    private static Path exercism(ClassResults results, Path folder) {
        for (Result result : results.results()) {
            file(
                    folder.resolve(FileNames.of(result.student()))
                            .resolve(result.exercise().name())
                            .resolve("results.json"),
                    Exercism.of(result));
        }
        return folder;
    }

    /** Puts a file in its place when it is whole, so that nobody reads half of one. */
    private static Path file(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, text, StandardCharsets.UTF_8);
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GradusException("The report " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
