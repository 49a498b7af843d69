package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Draw;
import gradus.course.Operation;
import gradus.learn.ProgramMistakes.Mistake;
import gradus.learn.ProgramRun.Reading;
import gradus.learn.Verdict.Outcome;
import gradus.learn.expression.Expression;
import gradus.script.Assignments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** One thing that is tried by random programs: they are run, and one that fails is made as small as can be. */
final class ProgramAsk {
    private static final int LARGE = 100;
    private static final String NOT_WRAPPED = "constant-not-wrapped";

    /** Fewer programs may agree with a mistake by chance, unless it has been seen before. */
    private static final int TELLING = 2;

    private final ProgramChecker checker;
    private final Part part;
    private final Ask ask;
    private final Draw draw;
    private final List<Reading> readings = new ArrayList<>();
    private ProgramKey key;
    private ProgramRun run;
    private List<Expression> programs = List.of();
    private String expected;
    private String todo;

    ProgramAsk(ProgramChecker checker, Part part, Ask ask) {
        this.checker = checker;
        this.part = part;
        this.ask = ask;
        this.draw = ask.draws();
    }

    /** Runs the programs, up to the first that uses what is not there yet. */
    void run() {
        List<Operation> sound = draw.operations().stream()
                .filter(operation -> operation == draw.about() || !checker.isBroken(operation))
                .toList();
        try {
            key = checker.key().programs(part, ask, sound);
        } catch (GradusException e) {
            if (sound.equals(draw.operations())) {
                throw e;
            }
            todo = " It is tried with operations that are right by themselves.";
            return;
        }
        run = new ProgramRun(checker.session(), key);
        programs = key.programs();
        for (Expression program : programs) {
            Reading reading = run.of(program);
            readings.add(reading);
            if (reading.isMissing()) {
                boolean own = reading.todo() == null
                        || (draw.about() != null && draw.about().method().equals(reading.todo()));
                todo = own ? "" : " It needs " + reading.todo() + "(), which returns nothing yet.";
                return;
            }
        }
    }

    boolean isMissing() {
        return todo != null;
    }

    boolean isRight() {
        return todo == null && firstWrong().isEmpty();
    }

    /** Whether its graphs are so large that trying every mistake on them would take long. */
    boolean isLarge() {
        return draw.times() > LARGE;
    }

    boolean isFinite() {
        return readings.stream().allMatch(Reading::isFinite);
    }

    private OptionalInt firstWrong() {
        return IntStream.range(0, programs.size())
                .filter(i -> !isRight(programs.get(i), readings.get(i)))
                .findFirst();
    }

    private boolean isRight(Expression program, Reading reading) {
        return reading.isFinite() && ProgramRun.same(reading.numbers(), key.right(program)) && !writesTooOften(reading);
    }

    private boolean writesTooOften(Reading reading) {
        return draw.mostWrites() > 0 && reading.writes() > draw.mostWrites();
    }

    List<Mistake> mistakes() {
        return key.mistakes();
    }

    /** How a mistake that belongs to no operation explains all that was read, if it does. */
    Optional<Mistake> explanation(String id) {
        return mistakes().stream()
                .filter(mistake -> mistake.operation() == null && mistake.id().equals(id))
                .filter(this::isExplainedBy)
                .findFirst();
    }

    /** That this mistake is behind what is wrong here. */
    void expect(String id) {
        expected = id;
    }

    Verdict verdict() {
        if (isMissing()) {
            String message = ask.name() + " is still to do: " + ask.notation() + "." + todo;
            return new Verdict(part, ask, Outcome.MISSING, 0, message, List.of(), OptionalInt.empty());
        }
        OptionalInt wrong = firstWrong();
        return wrong.isPresent()
                ? wrong(programs.get(wrong.getAsInt()), readings.get(wrong.getAsInt()))
                : new Verdict(
                        part,
                        ask,
                        Outcome.RIGHT,
                        ask.points(),
                        ask.name() + " is right.",
                        List.of(),
                        OptionalInt.empty());
    }

    private Verdict wrong(Expression program, Reading reading) {
        Optional<Mistake> mistake = expected == null ? mistake(program, reading) : explanation(expected);
        Map<Expression, Reading> tried = new HashMap<>(Map.of(program, reading));
        Expression smallest = reading.overflows() // where exactly the stack is full differs from run to run
                ? program
                : key.smallest(program, mistake, smaller -> showsTheSame(smaller, reading, mistake, tried));
        Reading seen = tried.get(smallest);
        OptionalInt line = line(mistake, smallest);
        String message = ask.name() + " (" + ask.notation() + ") is wrong"
                + (line.isPresent() ? " (line " + line.getAsInt() + ")" : "") + ". "
                + mistake.map(this::words).orElse("")
                + (reading.overflows() ? "The program:\n" : "The smallest program found that shows it:\n")
                + new ProgramReport(key, smallest, seen).text(mistake.isPresent());
        mistake.ifPresent(m -> checker.tell(m, ask));
        return new Verdict(
                part,
                ask,
                seen.error() == null && !seen.isFinite() ? Outcome.NOT_NUMBERS : Outcome.WRONG,
                0,
                message,
                mistake.map(m -> List.of(m.id())).orElse(List.of()),
                line);
    }

    private String words(Mistake mistake) {
        return checker.toldAt(mistake)
                .map(at -> "As with " + at + ": " + mistake.says() + "\n")
                .orElse(mistake.says() + "\n" + mistake.asks() + "\n");
    }

    private OptionalInt line(Optional<Mistake> mistake, Expression smallest) {
        Operation operation = byConstant(mistake)
                ? smallest.step(smallest.last()).operation()
                : mistake.isPresent() ? mistake.get().operation() : draw.about();
        String whole = key.form().isForward() ? part.function() : "backward";
        return Assignments.lineOf(checker.answer(), operation == null ? whole : operation.method());
    }

    private static boolean byConstant(Optional<Mistake> mistake) {
        return mistake.filter(m -> m.id().equals(NOT_WRAPPED)).isPresent();
    }

    private Optional<Mistake> mistake(Expression program, Reading reading) {
        if (reading.overflows() && program.times() > 1) {
            return Optional.of(ProgramMistakes.named("recursion-too-deep"));
        }
        if (reading.isFinite() && ProgramRun.same(reading.numbers(), key.right(program))) {
            return Optional.of(ProgramMistakes.named("paths-walked-singly"));
        }
        if (!reading.isFinite()) {
            return program.hasConstants() && isRightWithLeaves(program)
                    ? Optional.of(ProgramMistakes.named(NOT_WRAPPED))
                    : Optional.empty();
        }
        List<Mistake> candidates = new ArrayList<>(mistakes());
        candidates.sort(
                Comparator.comparing(mistake -> checker.toldAt(mistake).isEmpty())); // one mistake may be behind much
        return candidates.stream()
                .filter(mistake -> !isLarge() || checker.toldAt(mistake).isPresent())
                .filter(mistake -> isExplainedBy(mistake) && tells(mistake))
                .findFirst();
    }

    private boolean isRightWithLeaves(Expression program) {
        Expression leaves = program.withoutConstants();
        return isRight(leaves, run.of(leaves));
    }

    /** Whether all that was read is what a mistake leads to. */
    boolean isExplainedBy(Mistake mistake) {
        return IntStream.range(0, programs.size()).allMatch(i -> {
            double[] predicted = mistake.in(programs.get(i));
            return predicted != null
                    && readings.get(i).isFinite()
                    && ProgramRun.same(readings.get(i).numbers(), predicted);
        });
    }

    private boolean tells(Mistake mistake) {
        long telling = programs.stream()
                .filter(program -> !ProgramRun.same(mistake.in(program), key.right(program)))
                .count();
        boolean known = checker.toldAt(mistake).isPresent();
        return telling >= (known ? 1 : Math.min(TELLING, programs.size()));
    }

    /** Whether a smaller program fails in the same way. */
    private boolean showsTheSame(
            Expression smaller, Reading before, Optional<Mistake> mistake, Map<Expression, Reading> tried) {
        Reading reading = run.of(smaller);
        tried.put(smaller, reading);
        if (reading.isMissing() || isRight(smaller, reading)) {
            return false;
        }
        boolean sameKind = (reading.error() == null) == (before.error() == null)
                && reading.isFinite() == before.isFinite()
                && reading.overflows() == before.overflows()
                && writesTooOften(reading) == writesTooOften(before);
        if (!sameKind || mistake.isEmpty() || !mistake.get().isPredicting()) {
            return sameKind && (!byConstant(mistake) || smaller.hasConstants());
        }
        double[] predicted = mistake.get().in(smaller);
        return predicted != null && ProgramRun.same(reading.numbers(), predicted);
    }
}
