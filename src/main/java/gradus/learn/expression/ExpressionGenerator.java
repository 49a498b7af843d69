package gradus.learn.expression;

import gradus.array.GradusException;
import gradus.course.Draw;
import gradus.course.Operation;
import gradus.learn.expression.Expression.Constant;
import gradus.learn.expression.Expression.Node;
import gradus.learn.expression.Expression.Operand;
import gradus.learn.expression.Expression.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws expressions. Equal seeds and wishes give equal expressions, on every machine. */
public final class ExpressionGenerator {
    private static final int TRIES = 20_000;
    private static final double[] EXPONENTS = {2, 3, -1, 0.5, 4, -2};

    private final SplittableRandom random;
    private final Draw draw;
    private final List<Operation> operations;
    private int drawn;

    /**
     * A generator of expressions.
     *
     * @param operations those of the draw that may be used
     */
    public ExpressionGenerator(long seed, Draw draw, List<Operation> operations) {
        this.random = new SplittableRandom(seed);
        this.draw = draw;
        this.operations = List.copyOf(operations);
    }

    /**
     * The next expression, each one step longer than that before up to the largest number: as is wished, inside the domains of its operations, and with nothing extreme.
     *
     * @throws GradusException if none can be found
     */
    public Expression next() {
        for (int i = 0; i < TRIES; i++) {
            Optional<Expression> expression = attempt();
            if (expression.filter(this::isWished).filter(Evaluation::isTame).isPresent()) {
                drawn++;
                return expression.get();
            }
        }
        throw new GradusException("No program could be drawn from " + operations + " with sharing " + draw.sharing()
                + " and " + draw.steps() + " steps. Widen what the draw allows.");
    }

    private int length() {
        int fewest = draw.steps().get(0);
        return fewest + drawn % (draw.steps().get(1) - fewest + 1);
    }

    private Optional<Expression> attempt() {
        int leaves = between(draw.leaves().get(0), draw.leaves().get(1));
        int steps = length();
        List<Double> numbers = new ArrayList<>();
        List<Double> directions = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            numbers.add(number());
            directions.add(0.5 * between(1, 6) * (random.nextBoolean() ? 1 : -1));
        }
        List<Integer> unused = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            unused.add(i);
        }
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            List<Operand> operands = new ArrayList<>();
            for (int k = 0; k < operation.operands(); k++) {
                Operand operand = operand(operation, k, operands, unused, leaves + i);
                if (operand == null) {
                    return Optional.empty();
                }
                operands.add(operand);
            }
            all.add(new Step(operation, operands));
            unused.add(leaves + i);
        }
        return Optional.of(new Expression(numbers, directions, all, draw.times()).pruned());
    }

    private Operand operand(Operation operation, int slot, List<Operand> before, List<Integer> unused, int known) {
        if (operation == Operation.POW && slot == 1) {
            return new Constant(EXPONENTS[random.nextInt(EXPONENTS.length)]);
        }
        boolean hasNode = slot < operation.operands() - 1 || before.stream().anyMatch(Node.class::isInstance);
        if (draw.constants() && slot > 0 && hasNode && random.nextInt(3) == 0) {
            return new Constant(number());
        }
        if (draw.sharing() == Draw.Sharing.TWICE && slot == 1 && random.nextInt(2) == 0) {
            return before.get(0);
        }
        boolean fresh = draw.sharing() == Draw.Sharing.NONE || random.nextInt(2) == 0;
        if (fresh) {
            return unused.isEmpty() ? null : new Node(unused.remove(random.nextInt(unused.size())));
        }
        int node = random.nextInt(known);
        unused.remove((Integer) node);
        return new Node(node);
    }

    private int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** With two digits after the point where that is all there is to it, so that it can be read. */
    private double number() {
        double low = draw.between().get(0);
        double high = draw.between().get(1);
        double number = low + random.nextDouble() * (high - low);
        return high - low < 0.1 ? number : Math.rint(100 * number) / 100;
    }

    private boolean isWished(Expression e) {
        boolean size = e.steps().size() == length()
                && e.leaves().size() >= draw.leaves().get(0);
        boolean about = draw.about() == null || e.applies(draw.about());
        boolean constants = !draw.constants() || e.hasConstants();
        return size && about && constants && differs(e) && isShared(e);
    }

    /** Whether swapped operands would show, and no step cancels. */
    private boolean differs(Expression e) {
        return draw.sharing() != Draw.Sharing.NONE
                || e.leaves().stream().distinct().count() == e.leaves().size();
    }

    private boolean isShared(Expression e) {
        boolean leaf = false;
        boolean step = false;
        boolean twice = false;
        for (int i = 0; i < e.size(); i++) {
            boolean several = e.uses(i) > 1;
            leaf |= several && i < e.leaves().size();
            step |= several && i >= e.leaves().size();
        }
        for (Step s : e.steps()) {
            twice |= s.operands().size() == 2
                    && s.operands().get(0).equals(s.operands().get(1));
        }
        return switch (draw.sharing()) {
            case NONE -> !leaf && !step;
            case LEAVES -> leaf && !step && !twice;
            case STEPS -> step && !twice;
            case TWICE -> twice;
        };
    }
}
