package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.LessonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private static final int KILLS = 6;

    @TempDir
    private Path folder;

    private Path file;
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void place() {
        file = folder.resolve("data/gradus/progress.json");
    }

    private Progress progress() {
        return new Progress(file, notices::add);
    }

    private static LessonRecord at(LessonRecord record, int step) {
        return new LessonRecord("T", step, false, step, "", record.order(), record.steps());
    }

    @Test
    void aBrokenFileIsSetAsideAndNotLost() throws IOException {
        for (String broken : List.of("{\"version\": 1, \"lessons\": {\"a", "", "[]", "{\"version\": 1}", "\0\0")) {
            notices.clear();
            Files.createDirectories(file.getParent());
            Files.writeString(file, broken);
            assertEquals(Map.of(), progress().lessons());
            assertTrue(notices.get(0).contains("It was set aside as"), notices.get(0));
            String aside = notices.get(0).replaceFirst("(?s).* set aside as (.*), and progress.*", "$1");
            assertEquals(broken, Files.readString(Path.of(aside)));
            progress().update("l", record -> at(record, 3));
            assertEquals(3, progress().lesson("l").orElseThrow().at());
            Files.delete(file);
        }
    }

    @Test
    void lessonsAndExercisesAreKeptSideBySide() {
        progress().update("l", record -> at(record, 3));
        progress().updateExercise("e", record -> record.withHints("dL_dW", 2, 5));
        progress().update("l", record -> at(record, 4));
        progress().updateExercise("e", record -> record.withHints("dL_dW", 1, 6));
        assertEquals(4, progress().lesson("l").orElseThrow().at());
        assertEquals(2, progress().exercise("e").hintsFor("dL_dW"), "hints are never taken back");
        assertEquals(ExerciseRecord.NEW, progress().exercise("other"));
        assertEquals(List.of(), notices);
    }

    @Test
    void whatANewerGradusWroteIsLeftAsItIs() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\": 99}");
        progress().update("l", record -> at(record, 3));
        assertEquals("{\"version\": 99}", Files.readString(file));
        assertTrue(notices.get(0).contains("a newer Gradus"), notices.get(0));
    }

    @Test
    void aLearnerWithoutAPlaceForProgressIsToldOnce() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        Progress progress = progress();
        progress.update("l", record -> at(record, 1));
        progress.update("l", record -> at(record, 2));
        assertEquals(1, notices.size(), notices.toString());
        assertTrue(notices.get(0).startsWith("Your progress cannot be saved"), notices.get(0));
    }

    @Test
    void twoLearnersAtOnceKeepEachOthersSteps() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (String who : List.of("one", "other")) {
            Thread thread = new Thread(() -> {
                Progress progress = progress();
                for (int i = 1; i <= 25; i++) {
                    int step = i;
                    progress.update(who, record -> at(record, step));
                    progress.update("both", record -> record.with(who + step, StepRecord.NEW.hinted()));
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(25, progress().lesson("one").orElseThrow().at());
        assertEquals(25, progress().lesson("other").orElseThrow().at());
        assertEquals(50, progress().lesson("both").orElseThrow().steps().size());
        assertEquals(List.of(), notices);
    }

    /** A learner in a process of its own, who takes step after step and says so on standard output. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            String lesson = "---\ntitle: T\n---\n" + cells(400);
            Progress progress = new Progress(Path.of(args[0]), notice -> {
                throw new AssertionError(notice);
            });
            try (Walkthrough walk = new Walkthrough(LessonParser.parse(lesson, Path.of("l.md")), "l", progress)) {
                while (!walk.isAtEnd()) {
                    walk.run();
                    System.out.println(walk.at());
                }
            }
        }

        private static String cells(int count) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < count; i++) {
                cells.append("```js\n").append(i).append("\n```\n\n");
            }
            return cells.toString();
        }
    }

    @Test
    void progressSurvivesKillAtAnyMoment() throws Exception {
        Random random = new Random(1);
        int last = 0;
        for (int i = 0; i < KILLS; i++) {
            int said = learnAndKill(random.nextInt(60));
            int kept = progress().lesson("l").map(LessonRecord::at).orElse(0);
            assertTrue(said == 0 || (kept >= said && kept <= said + 1), said + " said, " + kept + " kept");
            assertTrue(kept >= last, "went back from " + last + " to " + kept);
            last = kept;
        }
        assertTrue(last > 0);
        assertEquals(List.of(), notices);
    }

    /** Kills a learner some milliseconds after the first step; returns the last step that it said it had taken. */
    private int learnAndKill(int millis) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Files.deleteIfExists(said);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        while (child.isAlive() && Files.size(said) == 0) {
            Thread.sleep(5);
        }
        Thread.sleep(millis);
        child.destroyForcibly().waitFor();
        String text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
