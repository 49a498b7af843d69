package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Course;
import gradus.grade.ClassResults.Result;
import gradus.grade.report.Format;
import gradus.grade.report.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file in src/test/attacks, graded together with honest submissions by the real pool. A file says in its first lines
 * what it tries and what must come of it.
 */
class AttackTest {
    private static final Path ATTACKS = Path.of("src/test/attacks");
    private static final Path HONEST = Path.of("solutions/00-xi-chain.js");
    private static final String FILE = "00-xi-chain.js";
    private static final double FULL_MARKS = 17;
    private static final Pattern GRADED = Pattern.compile("graded (<= )?(\\d+)");

    @TempDir
    private Path folder;

    private final Map<String, String> expected = new TreeMap<>();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES) // many of them end only when their time is up
    void hostileSubmissionsCostOnlyThemselves() throws IOException {
        Path submissions = Files.createDirectory(folder.resolve("submissions"));
        try (Stream<Path> files = Files.list(ATTACKS)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".js", "");
                expected.put(name, Files.readAllLines(file).get(1).replace("// expect: ", ""));
                Files.copy(
                        file, Files.createDirectory(submissions.resolve(name)).resolve(FILE));
            }
        }
        assertTrue(expected.size() >= 40);
        addFilesThatAreNoPrograms(submissions);
        List<String> honest = addHonest(submissions);

        Path out = folder.resolve("results");
        Grading grading = new Grading(
                new Course(Path.of("")), out, new Grading.Options(2, new Allowance(8.0, 2.0, 2_000_000L, null), 96));
        ClassResults results =
                grading.grade(Submissions.in(submissions, out, new Course(Path.of("")), Optional.empty()), new Quiet());
        Reports.write(results, out, EnumSet.allOf(Format.class));

        List<Executable> checks = new ArrayList<>();
        honest.forEach(student ->
                checks.add(() -> assertEquals(FULL_MARKS, only(results, student).score(), student)));
        expected.forEach((student, expect) -> checks.add(() -> meets(expect, only(results, student))));
        assertAll(checks);
        assertEquals(expected.size() + honest.size(), results.results().size());
        assertFalse(Files.exists(out.resolve("scratch")), "scratch directories are left behind");
        assertFalse(Files.exists(Path.of("/tmp/gradus-owned")));
        assertFalse(Files.exists(Path.of("/tmp/gradus-owned.svg")));
        assertFalse(Files.exists(folder.resolve("outside")));
        assertFalse(Files.exists(folder.resolveSibling("outside")));
    }

    /** The names sort among those of the attacks, so that honest ones come before, between and after. */
    private static List<String> addHonest(Path submissions) throws IOException {
        List<String> students = List.of("a-honest", "d honest", "l-honest", "p-honest", "t-honest", "zzz-honest");
        for (String student : students) {
            Files.copy(
                    HONEST, Files.createDirectory(submissions.resolve(student)).resolve(FILE));
        }
        return students;
    }

    private void addFilesThatAreNoPrograms(Path submissions) throws IOException {
        add(
                submissions,
                "not-utf8",
                "function solve() { return { xi1: '\u00e9' } }".getBytes(StandardCharsets.ISO_8859_1));
        add(submissions, "zero-bytes", new byte[1000]);
        add(submissions, "empty", new byte[0]);
        add(
                submissions,
                "fifty-megabytes",
                "// a long comment\n".repeat(3_000_000).getBytes(StandardCharsets.UTF_8));
        add(submissions, "seventeen-mebibytes-of-nothing", new byte[17 << 20]);
        add(submissions, "..\\..\\outside", new byte[0]);
        add(submissions, "a\nnew\nline", new byte[0]);
        add(submissions, "a\u0007\u001b[31mbell", new byte[0]);
        add(submissions, "=cmd|' calc'!A0", new byte[0]);
        add(submissions, "x".repeat(255), new byte[0]); // the longest that file systems take
        Path linked = Files.createDirectory(submissions.resolve("symbolic-link"));
        Files.createSymbolicLink(linked.resolve(FILE), HONEST.toAbsolutePath());
        expected.put("symbolic-link", "unreadable");
        Path bomb = Files.createDirectory(submissions.resolve("zip-bomb"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb.resolve("00-xi-chain.zip")))) {
            zip.putNextEntry(new ZipEntry("../../outside/xi-chain.js"));
            for (int i = 0; i < 100; i++) {
                zip.write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
            }
        }
        expected.put("zip-bomb", "unreadable");
    }

    private void add(Path submissions, String student, byte[] content) throws IOException {
        Files.write(Files.createDirectory(submissions.resolve(student)).resolve(FILE), content);
        expected.put(student, "unreadable");
    }

    private static Result only(ClassResults results, String student) {
        List<Result> own = results.of(student);
        assertEquals(1, own.size(), student);
        return own.get(0);
    }

    private static void meets(String expect, Result result) {
        String what = result.student() + ": " + result.outcome().text() + ", " + result.score() + " points, "
                + result.reason().orElse("");
        assertTrue(
                Stream.of(expect.split(" \\| ", -1)).anyMatch(one -> isMet(one, result)),
                what + ", expected " + expect);
        assertFalse(result.isPassed(), what);
        assertFalse(result.reason().orElse("").contains("REACHED"), what);
        assertFalse(result.output().contains("REACHED"), what);
        assertFalse(result.reason().orElse("").contains("mistake of its own"), what);
        assertTrue(result.outcome() == Outcome.GRADED || result.reason().isPresent(), what);
    }

    private static boolean isMet(String expect, Result result) {
        Matcher graded = GRADED.matcher(expect);
        if (!graded.matches()) {
            return expect.equals(result.outcome().text()) && result.score() == 0;
        }
        int score = Integer.parseInt(graded.group(2));
        return result.outcome() == Outcome.GRADED
                && (graded.group(1) == null ? result.score() == score : result.score() <= score);
    }
}
