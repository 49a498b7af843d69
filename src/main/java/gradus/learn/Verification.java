package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Exercise;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The course proves itself: a lesson is as it says, an exercise marks as its author meant. */
public final class Verification {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Course course;
    private final Consumer<String> out;
    private int proofs;

    /**
     * A verification of files that belong to {@code course}.
     *
     * @param out receives a line for each file and each failure, as they come
     */
    public Verification(Course course, Consumer<String> out) {
        this.course = course;
        this.out = out;
    }

    /** How many things have been proved or disproved so far. */
    public int proofs() {
        return proofs;
    }

    /** Verifies every lesson and exercise, and what they must cover; returns how many failures there were. */
    public int all() {
        List<Path> paths = new ArrayList<>(course.lessons());
        paths.addAll(course.exercises());
        return paths(paths) + coverage();
    }

    /** Verifies lesson files and exercise folders, several at a time; returns how many failures there were. */
    public int paths(List<Path> paths) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            // The last take the longest, and begin first, so that no processor is idle while the other is at one of
            // them.
            Map<Path, Future<Report>> reports = new HashMap<>();
            for (int i = paths.size() - 1; i >= 0; i--) {
                Path path = paths.get(i);
                reports.put(path, pool.submit(() -> report(path)));
            }
            int failures = 0;
            for (Path path : paths) {
                failures += publish(reports.get(path).get());
            }
            return failures;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GradusException("The verification was interrupted.", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Verifies one lesson file or exercise folder; returns how many failures there were. */
    public int path(Path path) {
        return publish(report(path));
    }

    private record Report(Path path, int proofs, List<String> failures) {}

    private int publish(Report report) {
        proofs += report.proofs();
        out.accept((report.failures().isEmpty() ? "ok     " : "FAILED ") + report.path() + " (" + report.proofs()
                + (report.proofs() == 1 ? " proof" : " proofs") + ")");
        report.failures().forEach(failure -> out.accept(failure.indent(2).stripTrailing()));
        return report.failures().size();
    }

    private Report report(Path path) {
        try {
            return Files.isDirectory(path)
                    ? exercise(path, Exercise.read(path))
                    : lesson(path, LessonParser.read(path));
        } catch (GradusException e) {
            return new Report(path, 0, List.of(e.getMessage()));
        }
    }

    private Report lesson(Path path, Lesson lesson) {
        LessonVerification verification = new LessonVerification(course, lesson, LIMIT);
        List<String> failures = verification.run();
        return new Report(path, verification.proofs(), failures);
    }

    /** Rewrites the recorded outputs of a lesson to what its cells show now; returns how many changed. */
    public int update(Path lesson) {
        int changes = LessonUpdate.of(lesson);
        out.accept("updated " + lesson + " (" + changes + (changes == 1 ? " output" : " outputs") + ")");
        return changes;
    }

    /** Whether each row of the list of what the lessons must cover is in one of them. */
    private int coverage() {
        Set<String> missing = new LinkedHashSet<>(course.coverage().ids());
        for (Path file : course.lessons()) {
            try {
                LessonParser.read(file).header().covers().forEach(missing::remove);
            } catch (GradusException e) {
                // Its own verification has told what is wrong with it.
            }
        }
        proofs += course.coverage().ids().size();
        for (String id : missing) {
            out.accept("FAILED lessons/coverage.yaml: no lesson covers " + id + ", "
                    + course.coverage().what().get(id)
                    + ". Name it under \"covers\" in the header of the one that does.");
        }
        return missing.size();
    }

    private Report exercise(Path path, Exercise exercise) {
        ExerciseVerification verification = new ExerciseVerification(course, exercise, LIMIT);
        List<String> failures = verification.run();
        return new Report(path, verification.proofs(), failures);
    }
}
