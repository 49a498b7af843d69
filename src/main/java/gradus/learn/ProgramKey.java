package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Ask;
import gradus.course.Checks.WrongForm;
import gradus.course.Draw;
import gradus.course.Draw.Pass;
import gradus.course.Operation;
import gradus.course.ProgramForm;
import gradus.learn.ProgramMistakes.Mistake;
import gradus.learn.expression.Evaluation;
import gradus.learn.expression.Expression;
import gradus.learn.expression.ExpressionGenerator;
import gradus.learn.expression.Shrinker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * The random programs of one ask, what the engine says of them, and what mistakes would make of them. All this is the same
 * for every answer, and worked out once.
 */
final class ProgramKey {
    private static final long SEED = 20_260_102;
    private static final int SHRINKING = 200;

    /** Beside numbers so small, no step of a central difference is small. */
    private static final double TINY = 1e-3;

    private final ProgramForm form;
    private final Draw draw;
    private final List<Expression> programs;
    private final List<Mistake> mistakes;
    private final Map<Expression, double[]> right = new HashMap<>();
    private final Map<Mistake, Map<Expression, Expression>> smallest = new HashMap<>();

    /**
     * Draws the programs.
     *
     * @param operations that they may be made of
     * @param answers where the exercise's own mistakes find what they are computed with
     * @throws GradusException if there are no such programs
     */
    ProgramKey(ProgramForm form, Ask ask, List<Operation> operations, AnswerKey answers, List<WrongForm> own) {
        this.form = form;
        draw = ask.draws();
        programs = drawn(ask, operations);
        Set<Operation> used = EnumSet.noneOf(Operation.class);
        programs.forEach(p -> p.steps().forEach(step -> used.add(step.operation())));
        mistakes = ProgramMistakes.of(this, answers, own, used);
    }

    private List<Expression> drawn(Ask ask, List<Operation> operations) {
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
                throw new IllegalStateException("The engine and central differences disagree on " + expression + ".");
            }
            all.add(expression);
        }
        return all;
    }

    ProgramForm form() {
        return form;
    }

    Draw draw() {
        return draw;
    }

    List<Expression> programs() {
        return programs;
    }

    /** The mistakes that the programs can show, in the order in which they are tried. */
    List<Mistake> mistakes() {
        return mistakes;
    }

    ProgramText text(Expression expression) {
        return new ProgramText(form, expression, draw.passes());
    }

    /** What the engine says. */
    double[] right(Expression expression) {
        if (!programs.contains(expression)) {
            return computed(expression);
        }
        return right.computeIfAbsent(expression, this::computed);
    }

    private double[] computed(Expression expression) {
        double[] derivatives;
        if (form.isForward()) {
            double[] gradient = Evaluation.gradient(expression, false);
            double slope = 0;
            for (int i = 0; i < gradient.length; i++) {
                slope += gradient[i] * direction(expression, i);
            }
            derivatives = new double[] {slope};
        } else {
            derivatives = new double[expression.leaves().size()];
            for (Pass pass : draw.passes()) {
                double[] gradient = pass == Pass.ZERO
                        ? new double[derivatives.length]
                        : Evaluation.gradient(expression, pass == Pass.MIDDLE);
                for (int i = 0; i < derivatives.length; i++) {
                    derivatives[i] = pass == Pass.ZERO ? 0 : derivatives[i] + gradient[i];
                }
            }
        }
        return withValue(() -> Evaluation.value(expression), derivatives);
    }

    /** The leaf's direction, or 1 if the form knows none: then it is the derivative by its one leaf. */
    double direction(Expression expression, int leaf) {
        boolean directed = form.slope().contains("{directions}")
                || form.lines().stream().anyMatch(line -> line.contains("{direction}"));
        return directed ? expression.directions().get(leaf) : 1;
    }

    /** The readings that belong to a value and derivatives. */
    double[] withValue(DoubleSupplier value, double[] derivatives) {
        if (form.value() == null) {
            return derivatives;
        }
        double[] all = new double[derivatives.length + 1];
        all[0] = value.getAsDouble();
        System.arraycopy(derivatives, 0, all, 1, derivatives.length);
        return all;
    }

    /**
     * The smallest program found that fails as {@code program} does. Where a known mistake says what programs give, they
     * are not run: only the one that is found.
     *
     * @param fails whether a program, when it is run, fails in the same way
     */
    Expression smallest(Expression program, Optional<Mistake> mistake, Predicate<Expression> fails) {
        if (mistake.isPresent() && mistake.get().isPredicting()) {
            Expression predicted = smallest.computeIfAbsent(mistake.get(), any -> new HashMap<>())
                    .computeIfAbsent(program, p -> Shrinker.shrink(p, e -> isShownBy(e, mistake.get()), SHRINKING));
            if (predicted.equals(program) || fails.test(predicted)) {
                return predicted;
            }
        }
        return Shrinker.shrink(program, fails, SHRINKING);
    }

    private boolean isShownBy(Expression program, Mistake mistake) {
        double[] predicted = mistake.in(program);
        return predicted != null
                && Arrays.stream(predicted).allMatch(Double::isFinite)
                && !ProgramRun.same(predicted, right(program));
    }
}
