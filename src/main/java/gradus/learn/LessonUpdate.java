package gradus.learn;

import gradus.course.CourseFiles;
import gradus.course.Lesson;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Claim;
import gradus.course.Lesson.Formula;
import gradus.course.LessonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes into a lesson what its cells show now: where a recorded output differs, and where a cell shows something and
 * records nothing. The rest of the file stays as it is.
 */
final class LessonUpdate {
    private final Path file;
    private final String text;
    private final List<String> lines;
    private int changes;

    private LessonUpdate(Path file) {
        this.file = file;
        this.text = CourseFiles.read(file);
        this.lines = new ArrayList<>(Arrays.asList(text.split("\r?\n", -1)));
    }

    /** Updates a lesson file; returns how many outputs changed. */
    static int of(Path file) {
        return new LessonUpdate(file).run();
    }

    private int run() {
        Lesson lesson = LessonParser.parse(text, file);
        List<Runnable> edits = new ArrayList<>();
        try (LessonPlayer player = new LessonPlayer(lesson)) {
            for (Block block : lesson.blocks()) {
                if (block instanceof Cell cell) {
                    LessonPlayer.Played played = player.play(cell);
                    if (played.asAnnounced()) { // else it is the cell that needs mending
                        edits.add(0, () -> edit(cell, played.output())); // bottom up, so that line numbers hold
                    }
                } else if (block instanceof Formula formula) {
                    formula.claim().ifPresent((Claim claim) -> player.prove(claim)); // for the random numbers after it
                }
            }
        }
        edits.forEach(Runnable::run);
        if (changes > 0) {
            write();
        }
        return changes;
    }

    private void edit(Cell cell, String shown) {
        List<String> output = shown.lines().toList();
        if (cell.output().isPresent()) {
            Lesson.Output recorded = cell.output().get();
            if (!Outputs.agree(recorded.text(), shown)) {
                int from = recorded.line() - 1;
                lines.subList(from, from + count(recorded.text())).clear();
                lines.addAll(from, output);
                changes++;
            }
        } else if (!shown.isEmpty()) {
            int after = cell.line() + count(cell.code());
            List<String> fence = new ArrayList<>(List.of("", "```output"));
            fence.addAll(output);
            fence.add("```");
            lines.addAll(after, fence);
            changes++;
        }
    }

    private static int count(String text) {
        return (int) text.lines().count();
    }

    private void write() {
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, String.join(newline, lines));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
