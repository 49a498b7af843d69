package gradus.learn.expression;

import gradus.autodiff.Backward;
import gradus.autodiff.Numerical;
import gradus.autodiff.Tensor;
import gradus.course.Operation;
import gradus.learn.expression.Expression.Constant;
import gradus.learn.expression.Expression.Node;
import gradus.learn.expression.Expression.Operand;
import gradus.learn.expression.Expression.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Expressions computed: by the engine as a whole, or step by step in some other way. */
public final class Evaluation {
    private static final double LARGEST = 100;
    private static final double LARGEST_IN_LOOPS = 1e6;

    private Evaluation() {}

    /** The engine's numbers of all values, recorded so that each can be differentiated by those before. */
    private static List<Tensor> recorded(Expression flat, double[] leaves) {
        List<Tensor> all = new ArrayList<>();
        for (double leaf : leaves) {
            all.add(Tensor.parameter(leaf));
        }
        for (Step step : flat.steps()) {
            all.add(step.operation()
                    .apply(step.operands().stream()
                            .map(operand -> operand instanceof Node node
                                    ? all.get(node.index())
                                    : Tensor.constant(((Constant) operand).number()))
                            .toList()));
        }
        return all;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The result's number. */
    public static double value(Expression expression) {
        List<Tensor> all = recorded(expression.unrolled(), numbers(expression.leaves()));
        return all.get(all.size() - 1).item();
    }

    /** The result's number by some calculus. */
    public static double value(Expression expression, Calculus calculus) {
        Expression flat = expression.unrolled();
        return values(flat, calculus)[flat.last()];
    }

    /** The derivatives of the result, or of {@link Expression#middle}, by each leaf, by the engine's backward pass. */
    public static double[] gradient(Expression expression, boolean middle) {
        Expression flat = expression.unrolled();
        List<Tensor> all = recorded(flat, numbers(flat.leaves()));
        Tensor root = all.get(middle ? flat.middle() : flat.last());
        Tensor[] gradients =
                Backward.gradients(root, all.subList(0, flat.leaves().size()), Backward.Options.DEFAULT);
        return Arrays.stream(gradients).mapToDouble(Tensor::item).toArray();
    }

    /** What each use of a leaf contributes to the result's derivative by it. */
    public static List<Double> contributions(Expression expression, int leaf) {
        Expression flat = expression.unrolled();
        List<Tensor> all = recorded(flat, numbers(flat.leaves()));
        double[] values = all.stream().mapToDouble(Tensor::item).toArray();
        Tensor[] upstream = Backward.gradients(all.get(flat.last()), all, Backward.Options.DEFAULT);
        List<Double> contributions = new ArrayList<>();
        for (int i = flat.leaves().size(); i < flat.size(); i++) {
            Step step = flat.step(i);
            double[] sent = Calculus.RIGHT.sent(step.operation(), operands(step, values), upstream[i].item());
            for (int k = 0; k < sent.length; k++) {
                if (step.variable(k) == leaf) {
                    contributions.add(sent[k]);
                }
            }
        }
        return contributions;
    }

    /** Whether central differences along a direction confirm the engine's gradient. */
    public static boolean isConfirmed(Expression expression) {
        double[] gradient = gradient(expression, false);
        double along = 0;
        for (int i = 0; i < gradient.length; i++) {
            along += gradient[i] * direction(i);
        }
        Numerical.Slope slope = Numerical.slope(
                t -> {
                    double[] moved = numbers(expression.leaves());
                    Arrays.setAll(moved, i -> moved[i] + t * direction(i));
                    List<Tensor> all = recorded(expression.unrolled(), moved);
                    return all.get(all.size() - 1).item();
                },
                0);
        return Math.abs(along - slope.value()) <= 10 * slope.error() + 1e-7 * Math.abs(along);
    }

    private static double direction(int leaf) {
        return 1 + 0.25 * leaf;
    }

    /** All values in some way. */
    static double[] values(Expression flat, Calculus calculus) {
        double[] values = Arrays.copyOf(numbers(flat.leaves()), flat.size());
        for (int i = flat.leaves().size(); i < values.length; i++) {
            Step step = flat.step(i);
            values[i] = calculus.value(step.operation(), operands(step, values));
        }
        return values;
    }

    /** A step's operands as numbers. */
    static double[] operands(Step step, double[] values) {
        return step.operands().stream()
                .mapToDouble(
                        operand -> operand instanceof Node node ? values[node.index()] : ((Constant) operand).number())
                .toArray();
    }

    /** Whether every step is well inside its operation's domain, and no value is extreme. */
    public static boolean isTame(Expression expression) {
        Expression flat = expression.unrolled();
        double largest = expression.times() > 1 ? LARGEST_IN_LOOPS : LARGEST;
        double[] values = Arrays.copyOf(numbers(flat.leaves()), flat.size());
        for (int i = flat.leaves().size(); i < values.length; i++) {
            Step step = flat.step(i);
            double[] x = operands(step, values);
            if (!step.operation().accepts(x)) {
                return false;
            }
            values[i] = Calculus.RIGHT.value(step.operation(), x);
            if (!(Math.abs(values[i]) <= largest)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The result's slope when each leaf starts with its own.
     *
     * @param constantSlope what plain numbers start with, which should be 0
     */
    public static double slope(Expression expression, double[] directions, double constantSlope, Calculus calculus) {
        Expression flat = expression.unrolled();
        double[] values = values(flat, calculus);
        double[] slopes = Arrays.copyOf(directions, flat.size());
        for (int i = flat.leaves().size(); i < slopes.length; i++) {
            Step step = flat.step(i);
            double[] dx = new double[step.operands().size()];
            for (int k = 0; k < dx.length; k++) {
                Operand operand = step.operands().get(k);
                boolean isExponent = step.operation() == Operation.POW && k == 1;
                dx[k] = operand instanceof Node node ? slopes[node.index()] : isExponent ? 0 : constantSlope;
            }
            slopes[i] = calculus.slope(step.operation(), operands(step, values), dx);
        }
        return slopes[flat.last()];
    }
}
