package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.course.Checks.WrongForm;
import gradus.course.Checks.WrongStep;
import gradus.course.Draw;
import gradus.course.Draw.Pass;
import gradus.course.Operation;
import gradus.explain.Misconception;
import gradus.explain.Misconceptions;
import gradus.learn.expression.Calculus;
import gradus.learn.expression.Evaluation;
import gradus.learn.expression.Expression;
import gradus.learn.expression.Sweep;
import gradus.learn.expression.Sweep.Order;
import gradus.learn.expression.Sweep.Overwrite;
import gradus.learn.expression.Sweep.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The mistakes that a learner's engine may make, each as a way to compute what its programs would give. */
final class ProgramMistakes {
    private final ProgramKey key;
    private final Draw draw;
    private final boolean forward;
    private final AnswerKey answers;
    private final Set<Operation> operations;
    private final List<Mistake> all = new ArrayList<>();

    private ProgramMistakes(ProgramKey key, AnswerKey answers, Set<Operation> operations) {
        this.key = key;
        this.draw = key.draw();
        this.forward = key.form().isForward();
        this.answers = answers;
        this.operations = operations;
    }

    /** A mistake, and what it leads to. */
    static final class Mistake {
        private final String id;
        private final String says;
        private final String asks;
        private final Operation operation;
        private final Function<Expression, double[]> readings;
        private final Set<Expression> drawn;
        private final Map<Expression, Optional<double[]>> known = new HashMap<>();

        /**
         * One of {@code id}.
         *
         * @param operation the one that it is made in, or null
         * @param readings what a program gives; null where that is not known
         * @param drawn the programs that are asked about again and again
         */
        private Mistake(
                String id,
                String says,
                String asks,
                Operation operation,
                Function<Expression, double[]> readings,
                Collection<Expression> drawn) {
            this.id = id;
            this.says = says;
            this.asks = asks;
            this.operation = operation;
            this.readings = readings;
            this.drawn = Set.copyOf(drawn);
        }

        String id() {
            return id;
        }

        String says() {
            return says;
        }

        String asks() {
            return asks;
        }

        /** The one that it is made in, or null. */
        Operation operation() {
            return operation;
        }

        /** Which mistake it is, and where. */
        String name() {
            return id + " " + operation;
        }

        /** Whether it is known what programs give by it. */
        boolean isPredicting() {
            return readings != null;
        }

        /** What a program gives; null where that is not known. */
        double[] in(Expression expression) {
            return drawn.contains(expression)
                    ? known.computeIfAbsent(expression, this::predicted).orElse(null)
                    : predicted(expression).orElse(null);
        }

        private Optional<double[]> predicted(Expression expression) {
            try {
                return Optional.ofNullable(readings.apply(expression));
            } catch (GradusException e) {
                return Optional.empty(); // outside the domain of what it computes with
            }
        }
    }

    /** One that is not seen in numbers. */
    static Mistake named(String id) {
        Misconception words = Misconceptions.named(id).orElseThrow(() -> new IllegalStateException(id));
        return new Mistake(id, words.says(), words.asks(), null, null, Set.of());
    }

    /** In the order in which they are tried, the more special first. */
    static List<Mistake> of(ProgramKey key, AnswerKey answers, List<WrongForm> own, Set<Operation> operations) {
        ProgramMistakes mistakes = new ProgramMistakes(key, answers, operations);
        own.stream().filter(form -> form.program() != null).forEach(mistakes::own);
        mistakes.rows();
        if (mistakes.forward) {
            mistakes.named("constant-varies", null, e -> mistakes.forward(e, Calculus.RIGHT, null, 1));
        } else {
            mistakes.sweeps();
        }
        return mistakes.all;
    }

    private void named(String id, Operation operation, Function<Expression, double[]> readings) {
        Misconception words = Misconceptions.named(id).orElseThrow(() -> new IllegalStateException(id));
        String where = operation == null ? "" : " It happens in " + operation.method() + "().";
        add(id, words.says() + where, words.asks(), operation, readings);
    }

    private void own(WrongForm form) {
        WrongStep step = form.program();
        if (step.operation() != null && !operations.contains(step.operation())) {
            return;
        }
        Calculus calculus = new Formulas(step);
        add(form.id(), form.says(), form.asks(), step.operation(), e -> {
            double[] readings =
                    forward ? forward(e, calculus, step.direction(), 0) : backward(e, Sweep.RIGHT, calculus);
            return step.result() == null ? readings : result(step.result(), e, readings);
        });
    }

    private void add(
            String id, String says, String asks, Operation operation, Function<Expression, double[]> readings) {
        all.add(new Mistake(id, says, asks, operation, readings, key.programs()));
    }

    private void rows() {
        for (Misconception row : Misconceptions.rows()) {
            boolean concerns = operations.stream().anyMatch(operation -> row.concerns(operation.method()));
            if (concerns && !row.isAboutSums()) {
                Calculus calculus = Calculus.ofTable(row.mechanism());
                Operation only = operations.stream()
                        .filter(operation -> row.concerns(operation.method()))
                        .findFirst()
                        .orElseThrow();
                add(
                        row.id(),
                        row.says(),
                        row.asks(),
                        only,
                        e -> forward ? forward(e, calculus, null, 0) : backward(e, Sweep.RIGHT, calculus));
            }
        }
    }

    private void sweeps() {
        sweep("seed-forgotten", null, Sweep.RIGHT.from(Seed.NOTHING));
        sweep("seed-is-value", null, Sweep.RIGHT.from(Seed.ITS_VALUE));
        for (Order order : Order.values()) {
            sweep("seeded-everywhere", null, Sweep.RIGHT.in(order).from(Seed.ONE_EVERYWHERE));
        }
        named("upstream-ignored", null, e -> backward(e, Sweep.RIGHT, ignoring(null)));
        operations.forEach(
                operation -> named("upstream-ignored", operation, e -> backward(e, Sweep.RIGHT, ignoring(operation))));
        if (draw.passes().size() > 1) {
            passes();
        }
        topologicalOrders()
                .forEach(order -> sweep("overwrite", null, Sweep.RIGHT.in(order).overwriting(Overwrite.ALL)));
        for (Operation operation : operations) {
            for (int slot = -1; slot < operation.variables(); slot++) {
                for (Order order : topologicalOrders()) {
                    sweep(
                            "overwrite",
                            operation,
                            Sweep.RIGHT.in(order).overwriting(new Overwrite(true, operation, slot)));
                }
            }
        }
        List<Order> others = Arrays.stream(Order.values())
                .filter(order -> !order.isTopological())
                .toList();
        others.forEach(order -> sweep("no-topological-order", null, Sweep.RIGHT.in(order)));
        others.forEach(order -> sweep("overwrite", null, Sweep.RIGHT.in(order).overwriting(Overwrite.ALL)));
    }

    private static List<Order> topologicalOrders() {
        return Arrays.stream(Order.values()).filter(Order::isTopological).toList();
    }

    private void passes() {
        sweep("passes-not-added", null, Sweep.RIGHT.clearingLeaves());
        for (Seed seed : List.of(Seed.ONE, Seed.ONE_MORE)) {
            sweep("gradients-left-over", null, Sweep.RIGHT.from(seed).keepingSteps());
        }
        sweep("zero-grad-ignored", null, Sweep.RIGHT, withoutZero());
    }

    private List<Pass> withoutZero() {
        return draw.passes().stream().filter(pass -> pass != Pass.ZERO).toList();
    }

    private void sweep(String id, Operation operation, Sweep sweep) {
        sweep(id, operation, sweep, draw.passes());
    }

    private void sweep(String id, Operation operation, Sweep sweep, List<Pass> passes) {
        named(id, operation, e -> backward(e, sweep, Calculus.RIGHT, passes));
    }

    private static Calculus ignoring(Operation operation) {
        return (at, x, upstream) -> Calculus.RIGHT.sent(at, x, operation == null || at == operation ? 1 : upstream);
    }

    private double[] backward(Expression expression, Sweep sweep, Calculus calculus) {
        return backward(expression, sweep, calculus, draw.passes());
    }

    private double[] backward(Expression expression, Sweep sweep, Calculus calculus, List<Pass> passes) {
        double[] gradient = sweep.gradient(expression, passes, calculus);
        return gradient == null ? null : key.withValue(() -> Evaluation.value(expression, calculus), gradient);
    }

    private double[] forward(Expression expression, Calculus calculus, String direction, double constantSlope) {
        double[] directions = new double[expression.leaves().size()];
        Arrays.setAll(directions, i -> key.direction(expression, i));
        double[] start = direction == null
                ? directions
                : answers.expression(direction, Map.of("v", NdArray.vector(directions)))
                        .data();
        double slope = Evaluation.slope(expression, start, constantSlope, calculus);
        return key.withValue(() -> Evaluation.value(expression, calculus), new double[] {slope});
    }

    private double[] result(String formula, Expression expression, double[] readings) {
        boolean hasValue = readings.length > (forward ? 1 : expression.leaves().size());
        double value = Evaluation.value(expression);
        double[] derivatives = Arrays.copyOfRange(readings, hasValue ? 1 : 0, readings.length);
        NdArray result = answers.expression(
                formula, Map.of("value", NdArray.scalar(value), "slope", NdArray.vector(derivatives)));
        double[] numbers = new double[derivatives.length];
        Arrays.setAll(numbers, i -> result.data()[result.size() == 1 ? 0 : i]);
        return key.withValue(() -> readings[0], numbers);
    }

    /** An operation computed by an exercise's own wrong formulas. */
    private final class Formulas implements Calculus {
        private final WrongStep step;

        Formulas(WrongStep step) {
            this.step = step;
        }

        @Override
        public double value(Operation operation, double[] x) {
            return operation != step.operation() || step.value() == null
                    ? Calculus.super.value(operation, x)
                    : at(step.value(), operation, x, Map.of());
        }

        @Override
        public double[] sent(Operation operation, double[] x, double upstream) {
            if (operation != step.operation() || step.sends() == null) {
                return Calculus.RIGHT.sent(operation, x, upstream);
            }
            return step.sends().stream()
                    .mapToDouble(formula -> at(formula, operation, x, Map.of("g", upstream)))
                    .toArray();
        }

        @Override
        public double slope(Operation operation, double[] x, double[] dx) {
            if (operation != step.operation() || step.slope() == null) {
                return Calculus.RIGHT.slope(operation, x, dx);
            }
            return at(step.slope(), operation, x, Map.of("da", dx[0], "db", dx[dx.length - 1]));
        }

        private double at(String formula, Operation operation, double[] x, Map<String, Double> more) {
            Map<String, NdArray> names = new LinkedHashMap<>();
            names.put("a", NdArray.scalar(x[0]));
            names.put("b", NdArray.scalar(x[x.length - 1]));
            names.put("c", NdArray.scalar(Calculus.RIGHT.value(operation, x)));
            more.forEach((name, number) -> names.put(name, NdArray.scalar(number)));
            return answers.expression(formula, names).item();
        }
    }
}
