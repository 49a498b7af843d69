package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.Exercise;
import gradus.learn.ExerciseStanding.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner at the exercises of a small course: beginning, hints, what is remembered. */
class AttemptTest {
    private static final String CHECKS = """
            { "title": "A square", "lesson": "squares",
              "inputs": { "s": { "at": 3, "between": [1, 2] } },
              "parts": [ { "function": "solve", "forward": { "A": "s * s" },
                "asks": [ { "name": "A", "kind": "value", "of": "A" },
                          { "name": "dA", "kind": "local derivative", "of": "A", "by": "s", "points": 2 } ] } ],
              "hints": { "dA": ["vague", "plain"], "*": ["whole"] } }
            """;
    private static final String STARTER =
            "function solve({ s }) {\n  const A = undefined, dA = undefined\n  return { A, dA }\n}\n";
    private static final String SOLUTION = "function solve({ s }) { return { A: s * s, dA: 2 * s } }\n";
    private static final String HALF = "function solve({ s }) { return { A: s * s, dA: 7 * s } }\n";

    @TempDir
    Path folder;

    private Course course;
    private Exercise exercise;
    private WorkFolder work;
    private Progress progress;

    @BeforeEach
    void makeCourse() throws IOException {
        for (String name : List.of("00-square", "01-again")) {
            Path own = Files.createDirectories(folder.resolve("exercises").resolve(name));
            Files.writeString(own.resolve("checks.json"), CHECKS);
            Files.writeString(own.resolve("starter.js"), STARTER);
        }
        Files.createDirectories(folder.resolve("solutions"));
        Files.writeString(folder.resolve("solutions/00-square.js"), SOLUTION);
        course = new Course(folder);
        exercise = Exercise.read(folder.resolve("exercises/00-square"));
        work = new WorkFolder(folder.resolve("work"));
        progress = new Progress(folder.resolve("data/progress.json"), message -> {
            throw new AssertionError(message);
        });
    }

    private Attempt at(Path file) {
        return new Attempt(course, exercise, file, progress, Duration.ofSeconds(5));
    }

    private CheckReport checkWork(String program) throws IOException {
        Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.place(exercise), program);
        try (Attempt attempt = at(work.place(exercise))) {
            return attempt.check(line -> {});
        }
    }

    @Test
    void workIsNeverOverwritten() throws IOException {
        GradusException none = assertThrows(GradusException.class, () -> work.begun(exercise));
        assertTrue(none.getMessage().contains("./gradus start square"), none.getMessage());
        Path place = work.start(exercise).orElseThrow();
        assertEquals(folder.resolve("work/00-square.js"), place);
        assertEquals(STARTER, Files.readString(place));
        Files.writeString(place, "mine");
        assertTrue(work.start(exercise).isEmpty());
        assertEquals("mine", Files.readString(place));
        assertEquals(folder.resolve("work/00-square.1.js"), work.keep(exercise));
        assertEquals(STARTER, Files.readString(work.start(exercise).orElseThrow()));
        assertEquals(folder.resolve("work/00-square.2.js"), work.keep(exercise));
        assertEquals("mine", Files.readString(folder.resolve("work/00-square.1.js")));
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("work"), "a file");
        assertTrue(assertThrows(GradusException.class, () -> work.start(exercise))
                .getMessage()
                .contains("a folder is needed there"));
    }

    @Test
    void hintsComeOneAtATimeAndAreRemembered() throws IOException {
        CheckReport report = checkWork(HALF);
        assertEquals(
                List.of(), at(work.place(exercise)).hints(report).orElseThrow().shown(), "none unasked");
        assertEquals(
                List.of("vague"),
                at(work.place(exercise)).nextHint(report).orElseThrow().shown());
        checkWork(HALF);
        assertEquals(
                List.of("vague"),
                at(work.place(exercise)).hints(report).orElseThrow().shown(),
                "a check takes none");
        for (int i = 0; i < 3; i++) {
            Hints hints = at(work.place(exercise)).nextHint(report).orElseThrow();
            assertEquals(List.of("vague", "plain"), hints.shown());
            assertFalse(hints.hasMore());
        }
        CheckReport wrong = checkWork("function solve({ s }) { return { dA: s } }");
        assertEquals("dA", at(work.place(exercise)).hints(wrong).orElseThrow().name(), "what is wrong comes first");
        Hints first = at(work.place(exercise)).nextHint(checkWork(STARTER)).orElseThrow();
        assertEquals("A", first.name());
        assertEquals(List.of("whole"), first.shown(), "an answer without its own gets those for the whole");
        assertTrue(at(work.place(exercise)).nextHint(checkWork(SOLUTION)).isEmpty());
        assertTrue(at(work.place(exercise)).nextHint(checkWork("nonsense(")).isEmpty());
    }

    @Test
    void theModelAnswerIsShownOnceItIsSolved() throws IOException {
        checkWork(HALF);
        GradusException e = assertThrows(GradusException.class, () -> Attempt.solution(course, exercise, progress));
        assertTrue(e.getMessage().contains("once you have solved it"), e.getMessage());
        checkWork(SOLUTION);
        checkWork(HALF);
        assertEquals(SOLUTION, Attempt.solution(course, exercise, progress), "solved once is solved");
    }

    @Test
    void theCoursesOwnFilesAreNotTheLearnersWork() {
        assertTrue(at(course.solution(exercise)).check(line -> {}).isFullMarks());
        assertFalse(at(exercise.starter()).check(line -> {}).isFullMarks());
        assertEquals(ExerciseRecord.NEW, progress.exercise("00-square"));
    }

    @Test
    void theSummaryTellsHowFarAndWhatIsNext() throws IOException {
        assertEquals("00-square", next());
        assertEquals(State.NOT_BEGUN, standing().state());
        work.start(exercise);
        assertEquals(State.IN_WORK, standing().state());
        checkWork(HALF);
        assertEquals(1, standing().score());
        assertEquals(3, standing().maxScore());
        assertEquals("00-square", next());
        checkWork(SOLUTION);
        checkWork(HALF);
        assertEquals(State.SOLVED, standing().state());
        assertEquals(3, standing().score());
        assertEquals("01-again", next());
        Files.writeString(folder.resolve("exercises/01-again/checks.json"), "{");
        JsonNode json = ExerciseStanding.json(ExerciseStanding.in(course, progress, work));
        assertEquals(2, json.get("exercises").size(), "a broken exercise does not hide the others");
        assertFalse(json.has("next"));
    }

    private ExerciseStanding standing() {
        return ExerciseStanding.in(course, progress, work).get(0);
    }

    private String next() {
        List<ExerciseStanding> standings = ExerciseStanding.in(course, progress, work);
        return ExerciseStanding.next(standings)
                .orElseThrow()
                .folder()
                .getFileName()
                .toString();
    }

    @Test
    void theReportForProgramsTellsOfTheAttemptToo() throws IOException {
        CheckReport report = checkWork(HALF);
        JsonNode json = at(work.place(exercise)).json(report, List.of("printed"));
        assertEquals("failed", json.get("status").asText());
        assertEquals("[\"printed\"]", json.get("printed").toString());
        assertEquals(
                "{\"name\":\"dA\",\"shown\":[],\"of\":2}", json.get("hints").toString());
        assertFalse(json.get("solved").asBoolean());
    }

    @Test
    void theGuideEndsInAnExerciseThatHolds() throws IOException {
        String guide = Files.readString(Path.of("docs/exercises.md"));
        Path own = Files.createDirectories(folder.resolve("exercises/09-guide/wrong"))
                .getParent();
        for (String name : List.of(
                "task.md", "starter.js", "checks.json", "solution.js", "wrong/one-strip.js", "wrong/all-sides.js")) {
            int fence = guide.indexOf("````", guide.lastIndexOf("\n`" + name + "`"));
            int start = guide.indexOf('\n', fence) + 1;
            String text = guide.substring(start, guide.indexOf("\n````", start) + 1);
            Files.writeString(
                    name.equals("solution.js") ? folder.resolve("solutions/09-guide.js") : own.resolve(name), text);
        }
        StringBuilder lines = new StringBuilder();
        Verification verification =
                new Verification(course, line -> lines.append(line).append('\n'));
        assertEquals(0, verification.path(own), lines.toString());
        assertTrue(verification.proofs() >= 4, "the solution, the starter and two wrong answers");
    }
}
