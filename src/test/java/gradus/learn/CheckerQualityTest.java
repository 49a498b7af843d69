package gradus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Exercise;
import gradus.learn.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How good the checker is, over all exercises of the course: what is right is never called wrong, what is random is never
 * explained, known mistakes are named, and no changed answer passes. Each test prints its figures. Answers that are no
 * numbers (choices, texts, pictures, whole engines) are left as they are.
 *
 * <p>{@code -Dchecker.effort=1} counts the known mistakes too; 10 draws ten times as much.
 */
class CheckerQualityTest {
    private static final String EFFORT = "checker.effort";
    private static final int WANTED_VARIANTS = 1000;
    private static final int WANTED_RANDOM_NUMBERS = 200;

    /** How often each answer is drawn by itself, the others being right. */
    private static final int ALONE = 2;

    private static final double NAMED_AT_LEAST = 0.95;

    private static final Course COURSE = new Course(Path.of(""));
    private static final Map<Exercise, ExerciseChecker> CHECKERS = new LinkedHashMap<>();

    /** Helpers of the programs that stand around a solution: a value as a tensor, and whether two are the same. */
    private static final String HELPERS = """

            const plain$ = (v) => (v.shape === undefined ? (Array.isArray(v) ? v.map(plain$) : v) : v.shape.length === 0 ? v.item() : v.toArray())
            const tensor$ = (v) => tensor(plain$(v))
            const numbers$ = (t) => [t.toArray()].flat(9)
            const same$ = (s, t) => String(s.shape) === String(t.shape) && String(numbers$(s)) === String(numbers$(t))
            let calls$ = 0
            """;

    /** How an answer, as a tensor t, may be changed; {@code others} are the other answers of the same shape. */
    private static final Map<String, String> MUTATIONS = new LinkedHashMap<>();

    static {
        MUTATIONS.put("sign", "-t");
        MUTATIONS.put("factor 2", "2 * t");
        MUTATIONS.put("off by 1e-6", "(1 + 1e-6) * t");
        MUTATIONS.put("transposed", "t.shape.length === 2 ? t.T : t");
        MUTATIONS.put(
                "one entry changed",
                "t + tensor(numbers$(t).map((v, i, all) => i === all.length - 1 ? 1e-3 * Math.max(...all.map(Math.abs)) : 0)).reshape(t.shape)");
        MUTATIONS.put("zeroed", "0 * t");
        MUTATIONS.put("swapped", "others.length > 0 ? others[0] : t");
    }

    @BeforeAll
    static void deriveKeys() {
        for (Path folder : COURSE.exercises()) {
            Exercise exercise = Exercise.read(folder);
            CHECKERS.put(exercise, new ExerciseChecker(exercise, Duration.ofSeconds(20)));
        }
    }

    @AfterAll
    static void close() {
        CHECKERS.values().forEach(ExerciseChecker::close);
    }

    /** The exercises that ask for numbers. */
    private static List<Exercise> withNumbers() {
        return CHECKERS.keySet().stream()
                .filter(exercise -> exercise.checks().parts().stream()
                        .anyMatch(part -> !numeric(part).isEmpty()))
                .toList();
    }

    /** How many programs it takes for each exercise, that so many answers are tried in all. */
    private static int programs(int wanted) {
        int asks = CHECKERS.keySet().stream()
                .flatMap(exercise -> exercise.checks().parts().stream())
                .mapToInt(part -> numeric(part).size())
                .sum();
        return (1 + wanted / asks) * Integer.getInteger(EFFORT, 1);
    }

    private static CheckReport check(Exercise exercise, String program) {
        return CHECKERS.get(exercise).check(program, "answer.js", line -> {});
    }

    private static List<Ask> numeric(Part part) {
        return part.asks().stream().filter(ask -> ask.kind().isNumeric()).toList();
    }

    private static String solution(Exercise exercise) {
        return CourseFiles.read(COURSE.solution(exercise));
    }

    /**
     * A program whose functions hand on what those of another return, each number changed.
     *
     * @param change a JavaScript expression for an answer, in its name, itself as a tensor t, and {@code others}
     */
    private static String around(Exercise exercise, String program, String change) {
        StringBuilder text = new StringBuilder(program);
        for (Part part : exercise.checks().parts()) {
            List<Ask> asks = numeric(part);
            String own = "function " + part.function() + "(";
            int at = text.indexOf(own);
            if (asks.isEmpty() || at < 0) {
                continue;
            }
            text.insert(at + own.length() - 1, "$own");
            String names = asks.stream().map(ask -> "'" + ask.name() + "'").collect(Collectors.joining(", "));
            String quantities = asks.stream()
                    .map(ask -> ask.name() + ": '" + ask.of() + "/" + ask.by() + "'")
                    .collect(Collectors.joining(", "));
            text.append("""

                    function %1$s(inputs) {
                        const answers = %1$s$own(inputs), changed = { ...answers }
                        const names = [%2$s], quantity = { %4$s }
                        calls$++
                        names.forEach((name, index) => {
                            if (answers[name] === undefined) return
                            const t = tensor$(answers[name])
                            const after = [...names.slice(index + 1), ...names.slice(0, index)]
                            // a derivative by the rules and by a central difference are the same
                            const others = after.filter((other) => quantity[other] !== quantity[name])
                                .map((other) => tensor$(answers[other]))
                                .filter((other) => String(other.shape) === String(t.shape))
                            changed[name] = %3$s
                        })
                        return changed
                    }
                    """.formatted(part.function(), names, change, quantities));
        }
        return text.append(HELPERS).toString();
    }

    private static List<Verdict> numeric(CheckReport report) {
        return report.verdicts().stream()
                .filter(verdict -> verdict.ask().kind().isNumeric())
                .toList();
    }

    @Test
    void whatIsRightIsNeverCalledWrong() {
        SplittableRandom random = new SplittableRandom(1);
        List<String> calledWrong = new ArrayList<>();
        int variants = 0;
        int programs = 0;
        Set<String> texts = new TreeSet<>();
        for (Exercise exercise : withNumbers()) {
            Map<String, String> forward = new LinkedHashMap<>();
            exercise.checks().parts().forEach(part -> forward.putAll(part.forward()));
            for (int i = 0; i < programs(WANTED_VARIANTS); i++) {
                String rewritten = Rewriting.of(solution(exercise), forward, random.split());
                String program = around(exercise, rewritten, form(random.nextInt(1000)));
                texts.add(program);
                CheckReport report = check(exercise, program);
                programs++;
                variants +=
                        (int) numeric(report).stream().filter(Verdict::isRight).count();
                if (!report.isFullMarks()) {
                    calledWrong.add(program + "\n" + report.text());
                }
            }
        }
        System.out.println("checker: " + variants + " correct answers written otherwise, in " + programs
                + " programs; called wrong: " + calledWrong.size() + " programs");
        assertEquals(List.of(), calledWrong.stream().limit(1).toList());
        assertEquals(programs, texts.size(), "each program is another one");
        assertTrue(variants >= WANTED_VARIANTS, variants + " variants");
    }

    /** Noise of up to 1e-9, and one of the shapes that broadcast alike, drawn for each answer. */
    private static String form(int seed) {
        return """
                ((number) => {
                    const noisy = t * (1 + 1e-9 * (2 * rand(t.shape, { seed: number }) - 1))
                    const plain = noisy.shape.length === 0 ? noisy.item() : noisy.toArray()
                    return [noisy, plain, [plain], tensor([plain]), answers[name], [[plain]]][number %% 6]
                })(%d + 7 * index)""".formatted(seed);
    }

    @Test
    void whatIsRandomIsNeverExplained() {
        SplittableRandom random = new SplittableRandom(2);
        List<String> explained = new ArrayList<>();
        int numbers = 0;
        for (Exercise exercise : withNumbers()) {
            int together = programs(WANTED_RANDOM_NUMBERS);
            List<String> chosen = new ArrayList<>(Collections.nCopies(together, "true"));
            List<Ask> asks = exercise.checks().parts().stream()
                    .flatMap(part -> numeric(part).stream())
                    .toList();
            for (int i = 0; i < ALONE && !asks.isEmpty(); i++) {
                chosen.add("name === '" + asks.get(random.nextInt(asks.size())).name() + "'");
            }
            for (int i = 0; i < chosen.size(); i++) {
                String seed = random.nextInt(100_000) + " + 100 * index" + (i % 2 == 0 ? " + calls$" : "");
                double scale = Math.pow(10, random.nextDouble(-4, 4));
                CheckReport report = check(
                        exercise,
                        around(
                                exercise,
                                solution(exercise),
                                chosen.get(i) + " ? " + scale + " * randn(t.shape, { seed: " + seed
                                        + " }) : answers[name]"));
                for (Verdict verdict : numeric(report)) {
                    boolean drawn = i < together
                            || chosen.get(i).contains("'" + verdict.ask().name() + "'");
                    numbers += drawn ? 1 : 0;
                    boolean credited = drawn && (verdict.isRight() || verdict.outcome() == Outcome.FOLLOWS);
                    if (credited || !verdict.misconceptions().isEmpty()) {
                        explained.add(exercise.name() + ": " + verdict.message());
                    }
                }
            }
        }
        System.out.println("checker: " + numbers + " random wrong answers; explained or credited: " + explained.size());
        assertEquals(List.of(), explained);
        assertTrue(numbers >= WANTED_RANDOM_NUMBERS, numbers + " numbers");
    }

    /** {@code gradus verify} holds each of these files to what it announces; here they are counted. */
    @Test
    @EnabledIfSystemProperty(named = EFFORT, matches = "\\d+")
    @Timeout(600)
    void knownMistakesAreNamed() {
        Set<String> outcomes =
                Arrays.stream(Outcome.values()).map(Outcome::word).collect(Collectors.toSet());
        int files = 0;
        int wrong = 0;
        int inCatalogue = 0;
        int named = 0;
        List<String> missed = new ArrayList<>();
        for (Exercise exercise : CHECKERS.keySet()) {
            for (Path file : COURSE.wrongAnswers(exercise)) {
                files++;
                CheckReport report = check(exercise, CourseFiles.read(file));
                Map<String, Set<String>> expected = expected(file);
                for (Verdict verdict : report.verdicts()) {
                    Set<String> ids = expected.getOrDefault(verdict.ask().name(), Set.of());
                    wrong += verdict.isOpen() ? 1 : 0;
                    if (!ids.isEmpty() && !outcomes.containsAll(ids)) {
                        inCatalogue++;
                        boolean exactly = ids.equals(Set.copyOf(verdict.misconceptions()));
                        named += exactly ? 1 : 0;
                        if (!exactly) {
                            missed.add(file + ": " + ids + ", told " + verdict.misconceptions());
                        }
                    }
                }
            }
        }
        System.out.println("checker: " + files + " files with " + wrong + " wrong answers; within the catalogue "
                + inCatalogue + ", of which named exactly " + named + " (" + 100 * named / inCatalogue + " %)");
        missed.forEach(line -> System.out.println("checker: missed " + line));
        assertTrue(named >= NAMED_AT_LEAST * inCatalogue);
    }

    /** What the lines "// expect: name: ids" of a wrong answer announce. */
    private static Map<String, Set<String>> expected(Path file) {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        CourseFiles.read(file)
                .lines()
                .filter(line -> line.startsWith("// expect: ") && !line.contains("\""))
                .map(line -> line.substring("// expect: ".length()).split(":", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> expected.put(
                        parts[0].strip(),
                        Arrays.stream(parts[1].split(",")).map(String::strip).collect(Collectors.toSet())));
        return expected;
    }

    @Test
    void noChangedAnswerPasses() {
        int mutants = 0;
        List<String> survivors = new ArrayList<>();
        for (Exercise exercise : withNumbers()) {
            for (Map.Entry<String, String> mutation : MUTATIONS.entrySet()) {
                String solution = solution(exercise);
                CheckReport mutated = check(exercise, around(exercise, solution, mutation.getValue()));
                // a mutant that is the same at all points is none: probed by an answer that is no number where it
                // differs
                String probe = "same$(t, " + mutation.getValue() + ") ? answers[name] : NaN";
                List<Verdict> probed = numeric(mutated).stream().anyMatch(Verdict::isRight)
                        ? numeric(check(exercise, around(exercise, solution, probe)))
                        : numeric(mutated);
                List<Verdict> verdicts = numeric(mutated);
                for (int i = 0; i < verdicts.size(); i++) {
                    if (verdicts.get(i).isRight() && probed.get(i).isRight()) {
                        continue;
                    }
                    mutants++;
                    if (verdicts.get(i).isRight()) {
                        survivors.add(
                                exercise.name() + ", " + verdicts.get(i).ask().name() + ": " + mutation.getKey());
                    }
                }
            }
        }
        System.out.println("checker: " + mutants + " mutants of the right answers; killed "
                + (mutants - survivors.size()) + ", mutation score "
                + Math.round(1000.0 * (mutants - survivors.size()) / mutants) / 10.0 + " %");
        survivors.forEach(line -> System.out.println("checker: survived " + line));
        assertEquals(List.of(), survivors);
    }
}
