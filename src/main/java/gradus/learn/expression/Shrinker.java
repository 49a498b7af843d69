package gradus.learn.expression;

import gradus.learn.expression.Expression.Constant;
import gradus.learn.expression.Expression.Node;
import gradus.learn.expression.Expression.Operand;
import gradus.learn.expression.Expression.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes an expression that shows a mistake smaller, as long as it still shows it: steps are taken out, values become plain
 * leaves or numbers, numbers become simple ones.
 */
public final class Shrinker {
    /** From the simplest; 0 and 1 hide too much. */
    private static final List<Double> SIMPLE = List.of(2.0, 3.0, -2.0, -3.0, 0.5, -0.5, 1.5, -1.0);

    /** Steps that can be run about as fast as one program can be started. */
    private static final int SHORT = 100;

    private static final Comparator<Expression> BY_SIZE = Comparator.<Expression>comparingInt(
                    e -> e.times() * e.steps().size())
            .thenComparingInt(e -> e.leaves().size())
            .thenComparingInt(Shrinker::nodes)
            .thenComparingInt(Shrinker::oddity);

    private Shrinker() {}

    /**
     * The smallest expression that can be reached.
     *
     * @param fails whether an expression shows the mistake; true for {@code failing}
     * @param effort how often {@code fails} may be asked; once for a long program counts as often as for many short ones
     */
    public static Expression shrink(Expression failing, Predicate<Expression> fails, int effort) {
        Expression smallest = failing;
        int left = effort;
        boolean better = true;
        while (better) {
            better = false;
            for (Expression candidate : smaller(smallest)) {
                left -= 1 + candidate.times() * candidate.steps().size() / SHORT;
                if (left < 0) {
                    return smallest;
                }
                if (fails.test(candidate)) {
                    smallest = candidate;
                    better = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** All that are one change away and smaller, the smallest first. */
    static List<Expression> smaller(Expression e) {
        List<Expression> all = new ArrayList<>();
        if (e.times() > 1) {
            for (int times : new int[] {1, 2, e.times() / 2, e.times() - e.times() / 8, e.times() - 1}) {
                all.add(new Expression(e.leaves(), e.directions(), e.steps(), times));
            }
        }
        int leaves = e.leaves().size();
        for (int i = leaves; i < e.size(); i++) {
            all.add(new Expression(e.leaves(), e.directions(), e.steps().subList(0, i - leaves + 1), e.times()));
            for (Operand operand : e.step(i).operands()) {
                all.add(replaced(e, i, operand));
            }
            all.add(asLeaf(e, i));
        }
        for (int i = 0; i < leaves; i++) {
            all.add(replaced(e, i, new Constant(e.leaves().get(i))));
        }
        numbers(e, all);
        return all.stream()
                .filter(candidate -> candidate != null && !candidate.steps().isEmpty())
                .map(Expression::pruned)
                .filter(candidate -> !candidate.leaves().isEmpty()
                        && BY_SIZE.compare(candidate, e) < 0
                        && Evaluation.isTame(candidate))
                .distinct()
                .sorted(BY_SIZE)
                .toList();
    }

    /** The graph with a value's uses replaced; null if nothing would be left. */
    private static Expression replaced(Expression e, int index, Operand by) {
        if (index == e.last()) {
            int steps = by instanceof Node node ? node.index() - e.leaves().size() + 1 : 0;
            return steps <= 0
                    ? null
                    : new Expression(e.leaves(), e.directions(), e.steps().subList(0, steps), e.times());
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : e.steps()) {
            Step changed = new Step(
                    step.operation(),
                    step.operands().stream()
                            .map(operand -> operand.equals(new Node(index)) ? by : operand)
                            .toList());
            if (changed.operands().stream().noneMatch(Node.class::isInstance)
                    || changed.operands().get(0) instanceof Constant) {
                return null; // methods are called on values
            }
            steps.add(changed);
        }
        return new Expression(e.leaves(), e.directions(), steps, e.times());
    }

    /** The graph with a step's result as a leaf of its own. */
    private static Expression asLeaf(Expression e, int index) {
        if (index == e.last() || e.times() > 1) {
            return null;
        }
        double value = Evaluation.value(new Expression(
                e.leaves(),
                e.directions(),
                e.steps().subList(0, index - e.leaves().size() + 1),
                1));
        int leaves = e.leaves().size();
        List<Double> numbers = new ArrayList<>(e.leaves());
        List<Double> directions = new ArrayList<>(e.directions());
        numbers.add(Math.rint(100 * value) / 100);
        directions.add(1.0);
        List<Step> steps = new ArrayList<>();
        for (Step step : e.steps()) {
            steps.add(new Step(
                    step.operation(),
                    step.operands().stream()
                            .map(operand -> operand instanceof Node node
                                    ? (Operand) new Node(
                                            node.index() == index
                                                    ? leaves
                                                    : node.index() >= leaves ? node.index() + 1 : node.index())
                                    : operand)
                            .toList()));
        }
        return new Expression(numbers, directions, steps, 1);
    }

    private static void numbers(Expression e, List<Expression> all) {
        for (double simple : SIMPLE) {
            for (int i = 0; i < e.leaves().size(); i++) {
                List<Double> changed = new ArrayList<>(e.leaves());
                changed.set(i, simple);
                all.add(new Expression(changed, e.directions(), e.steps(), e.times()));
                List<Double> turned = new ArrayList<>(e.directions());
                turned.set(i, simple);
                all.add(new Expression(e.leaves(), turned, e.steps(), e.times()));
            }
            for (int i = 0; i < e.steps().size(); i++) {
                for (int k = 0; k < e.steps().get(i).operands().size(); k++) {
                    if (e.steps().get(i).operands().get(k) instanceof Constant) {
                        List<Operand> operands =
                                new ArrayList<>(e.steps().get(i).operands());
                        operands.set(k, new Constant(simple));
                        List<Step> steps = new ArrayList<>(e.steps());
                        steps.set(i, new Step(e.steps().get(i).operation(), operands));
                        all.add(new Expression(e.leaves(), e.directions(), steps, e.times()));
                    }
                }
            }
        }
    }

    private static int nodes(Expression e) {
        return (int) e.steps().stream()
                .flatMap(step -> step.operands().stream())
                .filter(Node.class::isInstance)
                .count();
    }

    /** How far its numbers are from the simplest. */
    private static int oddity(Expression e) {
        int sum = 0;
        for (double leaf : e.leaves()) {
            sum += oddity(leaf);
        }
        for (double direction : e.directions()) {
            sum += oddity(direction);
        }
        for (Step step : e.steps()) {
            for (Operand operand : step.operands()) {
                sum += operand instanceof Constant constant ? oddity(constant.number()) : 0;
            }
        }
        return sum;
    }

    private static int oddity(double number) {
        int place = SIMPLE.indexOf(number);
        return place < 0 ? SIMPLE.size() : place;
    }
}
