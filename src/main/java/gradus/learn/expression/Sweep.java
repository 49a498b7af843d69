package gradus.learn.expression;

import gradus.course.Draw.Pass;
import gradus.course.Operation;
import gradus.learn.expression.Expression.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * A way to send gradients back through a graph, step by step, as a learner's engine might.
 *
 * @param order in which nodes send on what they have
 * @param seed what the pass starts with
 * @param overwrites which contributions take the place of what has arrived before, and are not added
 * @param keepsSteps whether the steps' gradients of the last pass are still there in the next
 * @param clearsLeaves whether the leaves' gradients of the last pass are gone in the next
 */
public record Sweep(Order order, Seed seed, Overwrite overwrites, boolean keepsSteps, boolean clearsLeaves) {
    /** One right way. */
    public static final Sweep RIGHT = new Sweep(Order.LATEST_FIRST, Seed.ONE, Overwrite.NOTHING, false, false);

    /** Enough for any graph that is tried; an order that visits paths one by one may be without end. */
    private static final int MOST_VISITS = 50_000;

    /** Orders; the first three are topological, and the others are not. */
    public enum Order {
        LATEST_FIRST(true),
        DEPTH_FIRST_REVERSED(true),
        DEPTH_FIRST_REVERSED_FROM_THE_RIGHT(true),
        /** Each node sends when it is first met. */
        WHEN_FIRST_MET(false),
        WHEN_FIRST_MET_FROM_THE_RIGHT(false),
        BREADTH_FIRST(false),
        /** Each node sends all that it has whenever it is met. */
        WHENEVER_MET(false),
        WHENEVER_MET_FROM_THE_RIGHT(false),
        BREADTH_FIRST_WHENEVER_MET(false),
        EARLIEST_FIRST(false);

        private final boolean topological;

        Order(boolean topological) {
            this.topological = topological;
        }

        public boolean isTopological() {
            return topological;
        }
    }

    /** What the gradient of the result is when a pass starts. */
    public enum Seed {
        ONE,
        /** 1 is added to what is there. */
        ONE_MORE,
        NOTHING,
        ITS_VALUE,
        /** Every node is set to 1 when it is visited. */
        ONE_EVERYWHERE
    }

    /**
     * Contributions that overwrite.
     *
     * @param operation of all steps, if null
     * @param slot of every operand, if negative
     */
    public record Overwrite(boolean any, Operation operation, int slot) {
        public static final Overwrite NOTHING = new Overwrite(false, null, -1);
        public static final Overwrite ALL = new Overwrite(true, null, -1);

        boolean includes(Operation of, int at) {
            return any && (operation == null || operation == of) && (slot < 0 || slot == at);
        }
    }

    public Sweep in(Order other) {
        return new Sweep(other, seed, overwrites, keepsSteps, clearsLeaves);
    }

    public Sweep from(Seed other) {
        return new Sweep(order, other, overwrites, keepsSteps, clearsLeaves);
    }

    public Sweep overwriting(Overwrite other) {
        return new Sweep(order, seed, other, keepsSteps, clearsLeaves);
    }

    public Sweep keepingSteps() {
        return new Sweep(order, seed, overwrites, true, clearsLeaves);
    }

    public Sweep clearingLeaves() {
        return new Sweep(order, seed, overwrites, keepsSteps, true);
    }

    /** The leaves' gradients after all passes; null if it does not come to an end. */
    public double[] gradient(Expression expression, List<Pass> passes, Calculus calculus) {
        return new Run(expression.unrolled(), calculus).through(passes);
    }

    /** One graph on its way. */
    private final class Run {
        private final Expression graph;
        private final Calculus calculus;
        private final double[] values;
        private final double[] gradients;
        private final boolean[] seen;
        private int visits;

        Run(Expression graph, Calculus calculus) {
            this.graph = graph;
            this.calculus = calculus;
            values = Evaluation.values(graph, calculus);
            gradients = new double[values.length];
            seen = new boolean[values.length];
        }

        double[] through(List<Pass> passes) {
            int leaves = graph.leaves().size();
            for (Pass pass : passes) {
                if (pass == Pass.ZERO || clearsLeaves) {
                    Arrays.fill(gradients, 0, leaves, 0);
                }
                if (pass == Pass.ZERO) {
                    continue;
                }
                if (!keepsSteps) {
                    Arrays.fill(gradients, leaves, gradients.length, 0);
                }
                int root = pass == Pass.MIDDLE ? graph.middle() : graph.last();
                gradients[root] = switch (seed) {
                    case ONE, ONE_EVERYWHERE -> 1;
                    case ONE_MORE -> gradients[root] + 1;
                    case NOTHING -> gradients[root];
                    case ITS_VALUE -> values[root];
                };
                Arrays.fill(seen, false);
                walk(root);
            }
            return visits > MOST_VISITS ? null : Arrays.copyOf(gradients, leaves);
        }

        private void walk(int root) {
            switch (order) {
                case LATEST_FIRST, EARLIEST_FIRST -> {
                    reach(root);
                    for (int k = 0; k <= root; k++) {
                        int i = order == Order.LATEST_FIRST ? root - k : k;
                        if (seen[i]) {
                            send(i);
                        }
                    }
                }
                case DEPTH_FIRST_REVERSED, DEPTH_FIRST_REVERSED_FROM_THE_RIGHT -> {
                    Deque<Integer> done = new ArrayDeque<>();
                    finish(root, done);
                    done.forEach(this::send);
                }
                case WHEN_FIRST_MET, WHEN_FIRST_MET_FROM_THE_RIGHT -> meet(root, false);
                case WHENEVER_MET, WHENEVER_MET_FROM_THE_RIGHT -> meet(root, true);
                case BREADTH_FIRST, BREADTH_FIRST_WHENEVER_MET -> breadthFirst(root);
            }
        }

        /** Whatever the root depends on comes before it. */
        private void reach(int root) {
            seen[root] = true;
            for (int i = root; i >= 0; i--) {
                if (seen[i]) {
                    operands(i).forEach(operand -> seen[operand] = true);
                }
            }
        }

        private record Open(int index, Deque<Integer> operands) {}

        /** Depth first, each node after its operands, in reverse. */
        private void finish(int root, Deque<Integer> done) {
            Deque<Open> open = new ArrayDeque<>();
            open.push(new Open(root, new ArrayDeque<>(operands(root))));
            seen[root] = true;
            while (!open.isEmpty()) {
                Integer next = open.peek().operands().poll();
                if (next == null) {
                    done.push(open.pop().index());
                } else if (!seen[next]) {
                    seen[next] = true;
                    open.push(new Open(next, new ArrayDeque<>(operands(next))));
                }
            }
        }

        /** Depth first, each node before its operands. */
        private void meet(int root, boolean again) {
            Deque<Integer> open = new ArrayDeque<>(List.of(root));
            while (!open.isEmpty() && visits <= MOST_VISITS) {
                int i = open.pop();
                if (again || !seen[i]) {
                    seen[i] = true;
                    send(i);
                    List<Integer> operands = operands(i);
                    for (int k = operands.size() - 1; k >= 0; k--) {
                        open.push(operands.get(k));
                    }
                }
            }
        }

        private void breadthFirst(int root) {
            Deque<Integer> queue = new ArrayDeque<>(List.of(root));
            while (!queue.isEmpty() && visits <= MOST_VISITS) {
                int i = queue.remove();
                if (!seen[i] || order == Order.BREADTH_FIRST_WHENEVER_MET) {
                    seen[i] = true;
                    send(i);
                    queue.addAll(operands(i));
                }
            }
        }

        private List<Integer> operands(int i) {
            Step step = graph.step(i);
            if (step == null) {
                return List.of();
            }
            List<Integer> operands = new ArrayList<>();
            for (int k = 0; k < step.operation().variables(); k++) {
                if (step.variable(k) >= 0) {
                    operands.add(step.variable(k));
                }
            }
            if (order.name().endsWith("FROM_THE_RIGHT")) {
                Collections.reverse(operands);
            }
            return operands;
        }

        private void send(int i) {
            visits++;
            if (seed == Seed.ONE_EVERYWHERE) {
                gradients[i] = 1;
            }
            Step step = graph.step(i);
            if (step == null) {
                return;
            }
            double[] sent = calculus.sent(step.operation(), Evaluation.operands(step, values), gradients[i]);
            for (int k = 0; k < sent.length; k++) {
                int to = step.variable(k);
                if (to >= 0) {
                    gradients[to] = overwrites.includes(step.operation(), k) ? sent[k] : gradients[to] + sent[k];
                }
            }
        }
    }
}
