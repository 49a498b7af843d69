package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Draw;
import gradus.course.Exercise;
import gradus.course.Operation;
import gradus.course.ProgramForm;
import gradus.learn.ProgramMistakes.Mistake;
import gradus.learn.ProgramRun.Reading;
import gradus.learn.Verdict.Outcome;
import gradus.learn.expression.Evaluation;
import gradus.learn.expression.Expression;
import gradus.learn.expression.ExpressionGenerator;
import gradus.learn.expression.Shrinker;
import gradus.script.Assignments;
import gradus.script.Session;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Tries what the learner wrote in random programs, and makes one that fails as small as can be. An operation that is wrong
 * by itself is left out of the programs that come after, so that each ask is about one thing.
 */
final class ProgramChecker {
    private static final long SEED = 20_260_102;
    private static final int SHRINKING = 200;

    /** Fewer programs may agree with a mistake by chance. */
    private static final int TELLING = 2;

    /** Where numbers are so small, no step of a central difference fits in. */
    private static final double TINY = 1e-3;

    private final Exercise exercise;
    private final AnswerKey key;
    private final Session session;
    private final String answer;
    private final Set<Operation> broken = EnumSet.noneOf(Operation.class);

    ProgramChecker(Exercise exercise, AnswerKey key, Session session, String answer) {
        this.exercise = exercise;
        this.key = key;
        this.session = session;
        this.answer = answer;
    }

    List<Verdict> verdicts(Part part) {
        ProgramForm form = exercise.checks().programs().get(part.program());
        List<Verdict> verdicts = new ArrayList<>();
        for (Ask ask : part.asks()) {
            Verdict verdict = new Asked(part, ask, form).verdict();
            if (ask.draws().about() != null && !verdict.isRight()) {
                broken.add(ask.draws().about());
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    /** One ask. */
    private final class Asked {
        private final Part part;
        private final Ask ask;
        private final Draw draw;
        private final ProgramForm form;
        private final ProgramRun run;
        private final List<Expression> programs;
        private final List<Reading> readings = new ArrayList<>();

        Asked(Part part, Ask ask, ProgramForm form) {
            this.part = part;
            this.ask = ask;
            this.draw = ask.draws();
            this.form = form;
            this.run = new ProgramRun(session, form, draw);
            this.programs = drawn();
        }

        private List<Expression> drawn() {
            List<Operation> sound = draw.operations().stream()
                    .filter(operation -> operation == draw.about() || !broken.contains(operation))
                    .toList();
            try {
                return drawn(sound);
            } catch (GradusException e) {
                return drawn(draw.operations()); // too few are left
            }
        }

        private List<Expression> drawn(List<Operation> operations) {
            if (operations.isEmpty()) {
                throw new GradusException("No operation is left to draw from.");
            }
            ExpressionGenerator generator =
                    new ExpressionGenerator(SEED + ask.name().hashCode(), draw, operations);
            List<Expression> all = new ArrayList<>();
            for (int i = 0; i < draw.count(); i++) {
                Expression expression = generator.next();
                boolean tiny = expression.leaves().stream().anyMatch(leaf -> Math.abs(leaf) < TINY);
                if (!tiny && expression.times() == 1 && !Evaluation.isConfirmed(expression)) {
                    throw new IllegalStateException(
                            "The engine and central differences disagree on " + expression + ".");
                }
                all.add(expression);
            }
            return all;
        }

        Verdict verdict() {
            for (Expression program : programs) {
                Reading reading = run.of(program);
                if (reading.isMissing()) {
                    return missing(reading);
                }
                readings.add(reading);
            }
            for (int i = 0; i < programs.size(); i++) {
                if (!isRight(programs.get(i), readings.get(i))) {
                    return wrong(programs.get(i), readings.get(i));
                }
            }
            return new Verdict(
                    part, ask, Outcome.RIGHT, ask.points(), ask.name() + " is right.", List.of(), OptionalInt.empty());
        }

        private boolean isRight(Expression program, Reading reading) {
            return reading.isFinite()
                    && ProgramRun.same(reading.numbers(), run.right(program))
                    && !writesTooOften(reading);
        }

        private boolean writesTooOften(Reading reading) {
            return draw.mostWrites() > 0 && reading.writes() > draw.mostWrites();
        }

        private Verdict missing(Reading reading) {
            Operation todo = reading.todo() == null
                    ? null
                    : Operation.valueOf(reading.todo().toUpperCase(Locale.ROOT));
            boolean other = todo != null && todo != draw.about() && !broken.contains(todo);
            String message = ask.name() + " is still to do: " + ask.notation() + "."
                    + (other ? " Its programs use " + todo.method() + "(), which returns nothing yet." : "");
            return new Verdict(part, ask, Outcome.MISSING, 0, message, List.of(), OptionalInt.empty());
        }

        private Verdict wrong(Expression program, Reading reading) {
            Optional<Mistake> mistake = mistake(program, reading);
            Expression smallest =
                    Shrinker.shrink(program, smaller -> showsTheSame(smaller, reading, mistake), SHRINKING);
            Reading seen = run.of(smallest);
            ProgramReport report = new ProgramReport(run, form, smallest, seen);
            OptionalInt line = line(mistake);
            String message = ask.name() + " is wrong" + (line.isPresent() ? " (line " + line.getAsInt() + ")" : "")
                    + ": " + ask.notation() + ". "
                    + mistake.map(m -> m.says() + "\n" + m.asks() + "\n").orElse("")
                    + "The smallest program found that shows it:\n" + report.text(mistake.isPresent());
            Outcome outcome = seen.error() == null && !seen.isFinite() ? Outcome.NOT_NUMBERS : Outcome.WRONG;
            return new Verdict(
                    part,
                    ask,
                    outcome,
                    0,
                    message,
                    mistake.map(m -> List.of(m.id())).orElse(List.of()),
                    line);
        }

        private OptionalInt line(Optional<Mistake> mistake) {
            Operation operation =
                    mistake.map(Mistake::operation).filter(o -> o != null).orElse(draw.about());
            if (operation != null) {
                return Assignments.lineOf(answer, operation.method());
            }
            return form.isForward() ? OptionalInt.empty() : Assignments.lineOf(answer, "backward");
        }

        private Optional<Mistake> mistake(Expression program, Reading reading) {
            if (reading.overflows() && program.times() > 1) {
                return Optional.of(ProgramMistakes.named("recursion-too-deep"));
            }
            if (reading.isFinite() && ProgramRun.same(reading.numbers(), run.right(program))) {
                return Optional.of(ProgramMistakes.named("paths-walked-singly"));
            }
            if (!reading.isFinite()) {
                boolean byConstants = program.hasConstants() && isRightWithLeaves(program);
                return byConstants ? Optional.of(ProgramMistakes.named("constant-not-wrapped")) : Optional.empty();
            }
            Set<Operation> operations = EnumSet.noneOf(Operation.class);
            programs.forEach(p -> p.steps().forEach(step -> operations.add(step.operation())));
            return ProgramMistakes.of(
                            run, draw, form.isForward(), key, exercise.checks().misconceptions(), operations)
                    .stream()
                    .filter(this::explainsAll)
                    .findFirst();
        }

        private boolean isRightWithLeaves(Expression program) {
            Expression leaves = program.withoutConstants();
            return isRight(leaves, run.of(leaves));
        }

        private boolean explainsAll(Mistake mistake) {
            int telling = 0;
            for (int i = 0; i < programs.size(); i++) {
                double[] predicted = mistake.in(programs.get(i));
                if (predicted == null
                        || !readings.get(i).isFinite()
                        || !ProgramRun.same(readings.get(i).numbers(), predicted)) {
                    return false;
                }
                telling += ProgramRun.same(predicted, run.right(programs.get(i))) ? 0 : 1;
            }
            return telling >= Math.min(TELLING, programs.size());
        }

        /** Whether a smaller program fails in the same way. */
        private boolean showsTheSame(Expression smaller, Reading before, Optional<Mistake> mistake) {
            Reading reading = run.of(smaller);
            if (reading.isMissing() || isRight(smaller, reading)) {
                return false;
            }
            boolean sameKind = (reading.error() == null) == (before.error() == null)
                    && reading.isFinite() == before.isFinite()
                    && reading.overflows() == before.overflows()
                    && writesTooOften(reading) == writesTooOften(before);
            if (!sameKind || mistake.isEmpty() || mistake.get().readings() == null) {
                return sameKind;
            }
            double[] predicted = mistake.get().in(smaller);
            return predicted != null && ProgramRun.same(reading.numbers(), predicted);
        }
    }
}
