package gradus.learn.expression;

import gradus.course.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph of operations on single numbers. Its values are counted from 0, first the leaves and then the steps, each of
 * which may use all before it; the last is the result.
 *
 * @param leaves their numbers
 * @param directions how fast each leaf moves, for slopes along a direction
 * @param steps at least one
 * @param times how often all steps are repeated, each time with the last result in the first leaf's place
 */
public record Expression(List<Double> leaves, List<Double> directions, List<Step> steps, int times) {
    /** What a step takes: a value before it, or a plain number. */
    public sealed interface Operand permits Node, Constant {}

    /** The value with this index. */
    public record Node(int index) implements Operand {}

    /** A plain number. */
    public record Constant(double number) implements Operand {}

    /** One operation. */
    public record Step(Operation operation, List<Operand> operands) {
        public Step {
            operands = List.copyOf(operands);
        }

        /** A step with plain nodes or numbers as operands. */
        public static Step of(Operation operation, Operand... operands) {
            return new Step(operation, List.of(operands));
        }

        /** The indices of the values that it is differentiated by; -1 for a plain number. */
        public int variable(int slot) {
            return operands.get(slot) instanceof Node node && slot < operation.variables() ? node.index() : -1;
        }
    }

    public Expression {
        leaves = List.copyOf(leaves);
        directions = List.copyOf(directions);
        steps = List.copyOf(steps);
    }

    /** How many values there are. */
    public int size() {
        return leaves.size() + steps.size();
    }

    /** The index of the result. */
    public int last() {
        return size() - 1;
    }

    /** The index of a step on the way to the result; the result itself if there is no other. */
    public int middle() {
        return leaves.size() + (steps.size() - 1) / 2;
    }

    /** The step that gives a value; null for a leaf. */
    public Step step(int index) {
        return index < leaves.size() ? null : steps.get(index - leaves.size());
    }

    /** How often steps use a value. */
    public int uses(int index) {
        return (int) steps.stream()
                .flatMap(step -> step.operands().stream())
                .filter(operand -> operand.equals(new Node(index)))
                .count();
    }

    public boolean hasConstants() {
        return steps.stream()
                .anyMatch(step -> step.operands().subList(0, step.operation().variables()).stream()
                        .anyMatch(Constant.class::isInstance));
    }

    public boolean applies(Operation operation) {
        return steps.stream().anyMatch(step -> step.operation() == operation);
    }

    /** The same graph with a leaf for each plain number that is an operand like others. */
    public Expression withoutConstants() {
        List<Double> numbers = new ArrayList<>(leaves);
        List<Double> speeds = new ArrayList<>(directions);
        int more = 0;
        for (Step step : steps) {
            for (int k = 0; k < step.operation().variables(); k++) {
                more += step.operands().get(k) instanceof Constant ? 1 : 0;
            }
        }
        List<Step> changed = new ArrayList<>();
        for (Step step : steps) {
            List<Operand> operands = new ArrayList<>();
            for (int k = 0; k < step.operands().size(); k++) {
                Operand operand = step.operands().get(k);
                if (operand instanceof Constant constant && k < step.operation().variables()) {
                    operands.add(new Node(numbers.size()));
                    numbers.add(constant.number());
                    speeds.add(0.0);
                } else {
                    operands.add(
                            operand instanceof Node node && node.index() >= leaves.size()
                                    ? new Node(node.index() + more)
                                    : operand);
                }
            }
            changed.add(new Step(step.operation(), operands));
        }
        return new Expression(numbers, speeds, changed, times);
    }

    /** The same graph without repetition. */
    public Expression unrolled() {
        if (times == 1) {
            return this;
        }
        List<Step> all = new ArrayList<>();
        int[] index = new int[size()];
        for (int i = 0; i < leaves.size(); i++) {
            index[i] = i;
        }
        for (int t = 0; t < times; t++) {
            for (int i = 0; i < steps.size(); i++) {
                all.add(new Step(
                        steps.get(i).operation(),
                        steps.get(i).operands().stream()
                                .map(operand -> operand instanceof Node node
                                        ? (Operand) new Node(index[node.index()])
                                        : operand)
                                .toList()));
                index[leaves.size() + i] = leaves.size() + all.size() - 1;
            }
            index[0] = index[last()];
        }
        return new Expression(leaves, directions, all, 1);
    }

    /** The same without steps that do not lead to the result, and leaves that nothing uses. */
    public Expression pruned() {
        boolean[] needed = new boolean[size()];
        needed[last()] = true;
        needed[0] |= times > 1;
        for (int i = last(); i >= leaves.size(); i--) {
            if (needed[i]) {
                for (Operand operand : step(i).operands()) {
                    if (operand instanceof Node node) {
                        needed[node.index()] = true;
                    }
                }
            }
        }
        int[] index = new int[size()];
        List<Double> numbers = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        List<Step> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            index[i] = numbers.size() + kept.size();
            if (needed[i] && i < leaves.size()) {
                numbers.add(leaves.get(i));
                speeds.add(directions.get(i));
            } else if (needed[i]) {
                kept.add(new Step(
                        step(i).operation(),
                        step(i).operands().stream()
                                .map(operand -> operand instanceof Node node
                                        ? (Operand) new Node(index[node.index()])
                                        : operand)
                                .toList()));
            }
        }
        return new Expression(numbers, speeds, kept, times);
    }
}
