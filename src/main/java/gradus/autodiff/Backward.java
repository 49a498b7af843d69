package gradus.autodiff;

import gradus.array.Broadcasting;
import gradus.array.Elementwise;
import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Reverse mode: the chain rule, run from a result back to everything it depends on. Each node is visited once, after
 * every use of its output has contributed to its upstream gradient.
 */
public final class Backward {
    /**
     * What a backward pass may be asked for.
     *
     * @param gradient the upstream gradient at the root, of the root's shape; null means 1, for a root of one element
     * @param retainGraph keep the graph for another pass
     * @param createGraph record the pass itself, so that its results can be differentiated; implies retainGraph
     */
    public record Options(Tensor gradient, boolean retainGraph, boolean createGraph) {
        /** One pass from a scalar, which lets the graph go. */
        public static final Options DEFAULT = new Options(null, false, false);

        boolean keepsGraph() {
            return retainGraph || createGraph;
        }
    }

    /**
     * How gradients are computed. There is one right way; a misconception is another.
     *
     * @param row the row of the table to use in place of a call's own
     * @param sum how the contributions of several uses of a value are put together
     */
    public record Mechanism(UnaryOperator<Rule> row, BinaryOperator<Tensor> sum) {
        /** The table as it stands, and contributions added. */
        public static final Mechanism RIGHT = new Mechanism(UnaryOperator.identity(), Tensor::add);
    }

    private final Traversal graph;
    private final Options options;
    private final Mechanism mechanism;

    private Backward(Tensor root, Options options, Mechanism mechanism) {
        if (!root.requiresGrad()) {
            throw new GradusException("backward() starts at a value that depends on a parameter, and " + root.label()
                    + " depends on none. Make the inputs with param(...), and compute it outside noGrad().");
        }
        this.graph = Traversal.from(root);
        this.options = options;
        this.mechanism = mechanism;
    }

    /** Adds the gradient of {@code root} by every leaf that it depends on to that leaf's {@link Tensor#grad}. */
    static void accumulate(Tensor root, Options options) {
        Tensor seed = seed(root, options);
        Backward pass = new Backward(root, options, Mechanism.RIGHT);
        pass.run(seed, i -> pass.graph.tensor(i).retainsGrad(), (i, g) -> pass.graph
                .tensor(i)
                .accumulateGrad(g));
    }

    /**
     * The gradients of {@code root} by {@code targets}, leaves or not, without touching any {@code .grad}.
     *
     * @return one gradient a target, of the target's shape; zeros where the root does not depend on it
     */
    public static Tensor[] gradients(Tensor root, List<Tensor> targets, Options options) {
        return gradients(root, targets, options, Mechanism.RIGHT);
    }

    /** As {@link #gradients(Tensor, List, Options)}, by other rules. */
    public static Tensor[] gradients(Tensor root, List<Tensor> targets, Options options, Mechanism mechanism) {
        Tensor seed = seed(root, options);
        Backward pass = new Backward(root, options, mechanism);
        Tensor[] found = new Tensor[pass.graph.size()];
        boolean[] wanted = new boolean[found.length];
        for (Tensor target : targets) {
            if (pass.graph.contains(target)) {
                wanted[target.slot] = true;
            }
        }
        pass.run(seed, i -> wanted[i], (i, g) -> found[i] = g);
        return targets.stream()
                .map(target -> {
                    Tensor g = pass.graph.contains(target) ? found[target.slot] : null;
                    return g == null ? Tensor.constant(NdArray.full(target.shape(), 0)) : g;
                })
                .toArray(Tensor[]::new);
    }

    /** Gets the gradient by each value that was asked for, once all uses have contributed. */
    private interface Visitor {
        void gradient(int i, Tensor g);
    }

    private void run(Tensor seed, IntPredicate asked, Visitor visitor) {
        boolean onTensors = options.createGraph() || !mechanism.equals(Mechanism.RIGHT);
        Anomaly.duringBackward(() -> Recording.with(options.createGraph(), () -> {
            if (onTensors) {
                runOnTensors(seed, asked, visitor);
            } else {
                runOnNumbers(seed.value(), asked, visitor);
            }
            return null;
        }));
    }

    private void runOnTensors(Tensor seed, IntPredicate asked, Visitor visitor) {
        Tensor[] upstream = new Tensor[graph.size()];
        upstream[graph.size() - 1] = seed;
        for (int i = graph.size() - 1; i >= 0; i--) {
            Tensor g = upstream[i];
            upstream[i] = null;
            Call call = graph.tensor(i).source();
            if (g != null) {
                g = graph.tensor(i).hooked(g);
                if (asked.test(i)) {
                    visitor.gradient(i, g);
                }
                if (call != null) {
                    propagate(i, g, call, upstream);
                }
            }
            done(i, call);
        }
    }

    private void propagate(int i, Tensor g, Call call, Tensor[] upstream) {
        call.checkVersions();
        Rule rule = mechanism.row().apply(call.rule());
        for (int k = 0; k < graph.arity(i); k++) {
            int j = graph.input(i, k);
            if (j >= 0) {
                Tensor gradient = fit(rule.vjp(g, call, k), call.shape(k), rule);
                Anomaly.afterBackward(call, k, g.value(), gradient.value());
                upstream[j] = upstream[j] == null ? gradient : mechanism.sum().apply(upstream[j], gradient);
            }
        }
    }

    /**
     * The same for a pass that is not recorded, and so needs no tensors but those that are asked for. Contributions are
     * added in place once the sum has memory of its own.
     */
    private void runOnNumbers(NdArray seed, IntPredicate asked, Visitor visitor) {
        NdArray[] upstream = new NdArray[graph.size()];
        boolean[] own = new boolean[graph.size()];
        upstream[graph.size() - 1] = seed;
        for (int i = graph.size() - 1; i >= 0; i--) {
            NdArray g = upstream[i];
            upstream[i] = null;
            Tensor tensor = graph.tensor(i);
            Call call = tensor.source();
            if (g != null) {
                if (tensor.hasHooks()) {
                    g = tensor.hooked(Tensor.constant(g)).value();
                }
                if (asked.test(i)) {
                    visitor.gradient(i, Tensor.constant(g));
                }
                if (call != null) {
                    propagate(i, g, call, upstream, own);
                }
            }
            done(i, call);
        }
    }

    private void propagate(int i, NdArray g, Call call, NdArray[] upstream, boolean[] own) {
        call.checkVersions();
        Rule rule = call.rule();
        for (int k = 0; k < graph.arity(i); k++) {
            int j = graph.input(i, k);
            if (j < 0) {
                continue;
            }
            NdArray gradient = rule.fusedVjp(g, call, k);
            boolean fresh = gradient != null && gradient.data() != g.data();
            if (gradient == null) {
                gradient = rule.vjp(Tensor.constant(g), call, k).value();
            }
            if (!gradient.shape().equals(call.shape(k))) {
                checkFits(gradient.shape(), call.shape(k), rule);
                gradient = Broadcasting.unbroadcast(gradient, call.shape(k));
                fresh = true;
            }
            Anomaly.afterBackward(call, k, g, gradient);
            if (upstream[j] == null) {
                upstream[j] = gradient;
                own[j] = fresh;
            } else if (own[j]) {
                Elementwise.addInPlace(upstream[j], gradient);
            } else {
                upstream[j] = Elementwise.add(upstream[j], gradient);
                own[j] = true;
            }
        }
    }

    private void done(int i, Call call) {
        if (call != null && !options.keepsGraph()) {
            call.release();
        }
        if ((i & 1023) == 0 && Thread.interrupted()) {
            throw new GradusException("backward() was interrupted.");
        }
    }

    private static Tensor fit(Tensor gradient, Shape shape, Rule rule) {
        if (gradient.shape().equals(shape)) {
            return gradient;
        }
        checkFits(gradient.shape(), shape, rule);
        return gradient.unbroadcastTo(shape);
    }

    private static void checkFits(Shape gradient, Shape input, Rule rule) {
        if (!rule.broadcasts() || !Broadcasting.fits(input, gradient)) {
            throw new IllegalStateException("the rule of " + rule.name() + " gave a gradient of shape " + gradient
                    + " for an input of shape " + input);
        }
    }

    private static Tensor seed(Tensor root, Options options) {
        if (options.gradient() == null) {
            if (root.shape().size() != 1) {
                String name = root.name() == null ? "y" : root.name();
                throw new GradusException("backward() needs a scalar, and " + root.label() + " has shape "
                        + root.shape() + ". Reduce it first, as in " + name
                        + ".sum().backward(), or pass a gradient of the same shape.");
            }
            return Tensor.constant(NdArray.full(root.shape(), 1));
        }
        if (!options.gradient().shape().equals(root.shape())) {
            throw new GradusException("The gradient given to backward() has shape "
                    + options.gradient().shape() + ", and " + root.label() + " has shape " + root.shape()
                    + ". They must be equal.");
        }
        return options.gradient();
    }
}
