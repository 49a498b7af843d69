package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder with a learner's own answers: {@code work/} in the current folder, a file for each exercise. */
public final class WorkFolder {
    private final Path folder;

    public WorkFolder(Path folder) {
        this.folder = folder;
    }

    public static WorkFolder here() {
        return new WorkFolder(Path.of("work"));
    }

    /** Where the answer to an exercise goes. */
    public Path place(Exercise exercise) {
        return folder.resolve(exercise.name() + ".js");
    }

    /** The learner's answer to an exercise, if it was begun. */
    public Optional<Path> answer(Exercise exercise) {
        return Optional.of(place(exercise)).filter(Files::isRegularFile);
    }

    /**
     * The learner's answer to an exercise.
     *
     * @throws GradusException telling how to begin, if it was not begun
     */
    public Path begun(Exercise exercise) {
        return answer(exercise)
                .orElseThrow(() -> new GradusException(
                        "You have not begun \"" + exercise.checks().title()
                                + "\": there is no " + place(exercise) + ".\n  ./gradus start "
                                + Course.shortName(exercise.folder()) + "\nputs a copy of its starter there."));
    }

    /**
     * Puts a fresh copy of the starter into the folder. What is there already is never overwritten.
     *
     * @return where the copy is; empty if there was something already
     * @throws GradusException if the folder cannot be written to
     */
    public Optional<Path> start(Exercise exercise) {
        Path place = place(exercise);
        String starter = CourseFiles.read(exercise.starter());
        makeFolder();
        try {
            Files.write(place, starter.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            return Optional.of(place);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new GradusException(place + " cannot be written: " + reason(e), e);
        }
    }

    /**
     * Moves the learner's answer out of the way, to the first number that is free: {@code 00-xi-chain.1.js}.
     *
     * @return where it is kept
     */
    public Path keep(Exercise exercise) {
        for (int number = 1; ; number++) {
            Path kept = folder.resolve(exercise.name() + "." + number + ".js");
            if (Files.notExists(kept)) {
                try {
                    return Files.move(place(exercise), kept);
                } catch (FileAlreadyExistsException e) {
                    // another process took this number meanwhile
                } catch (IOException e) {
                    throw new GradusException(place(exercise) + " cannot be renamed: " + reason(e), e);
                }
            }
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new GradusException(folder + " is a file, and a folder is needed there. Rename it.", e);
        } catch (IOException e) {
            throw new GradusException("The folder " + folder + " cannot be made: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getClass().getSimpleName().replaceFirst("Exception$", "");
    }
}
