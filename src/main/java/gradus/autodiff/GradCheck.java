package gradus.autodiff;

import gradus.array.NdArray;
import gradus.array.Reductions;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Checks the engine's derivatives of a function against central differences, in both modes and, if asked, to second
 * order. Tolerances come from the differences' own error estimates.
 */
public final class GradCheck {
    /**
     * How thorough to be.
     *
     * @param seed of the random upstream gradients and directions
     * @param entries above this many numbers in an input, random directions are tried in place of every entry
     * @param directions how many random directions then
     * @param secondOrder whether the gradient itself is checked as a function
     */
    public record Options(long seed, int entries, int directions, boolean secondOrder) {
        /** Every entry of inputs up to 200 numbers, to second order. */
        public static final Options DEFAULT = new Options(1, 200, 10, true);
    }

    /**
     * The outcome.
     *
     * @param failure empty if every derivative agreed; else what was wrong, with both numbers
     * @param differentiable false if some point lay on or next to a kink, so that nothing could be said there
     */
    public record Report(Optional<String> failure, boolean differentiable) {
        /** Whether every derivative agreed and none had to be left out. */
        public boolean passed() {
            return failure.isEmpty() && differentiable;
        }
    }

    /** The safety factor on an error that is itself an estimate. */
    private static final double MARGIN = 20;

    /** Two exact methods differ by rounding only, relative to the terms that were added. */
    private static final double EXACT = 1e-10;

    private static final int SMALL_JACOBIAN = 36;

    private final String name;
    private final Function<Tensor[], Tensor> f;
    private final NdArray[] at;
    private final Options options;
    private final Backward.Mechanism mechanism;
    private final SplittableRandom random;
    private boolean differentiable = true;

    private GradCheck(
            String name, Function<Tensor[], Tensor> f, NdArray[] at, Options options, Backward.Mechanism mechanism) {
        this.name = name;
        this.f = f;
        this.at = at;
        this.options = options;
        this.mechanism = mechanism;
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * Checks {@code f} at a point.
     *
     * @param name of the operation, for the report
     * @param f a function of as many tensors as there are arrays
     * @param at the point
     */
    public static Report check(String name, Function<Tensor[], Tensor> f, Options options, NdArray... at) {
        return check(name, f, options, Backward.Mechanism.RIGHT, at);
    }

    /** As {@link #check(String, Function, Options, NdArray...)}, of gradients computed by another mechanism. */
    public static Report check(
            String name, Function<Tensor[], Tensor> f, Options options, Backward.Mechanism mechanism, NdArray... at) {
        GradCheck check = new GradCheck(name, f, at, options, mechanism);
        Optional<String> failure = check.run();
        if (failure.isEmpty() && options.secondOrder()) {
            Options first = new Options(options.seed() + 1, options.entries(), options.directions(), false);
            GradCheck second =
                    new GradCheck("the gradient of " + name, check.gradientAsFunction(), at, first, mechanism);
            failure = second.run();
            check.differentiable &= second.differentiable;
        }
        return new Report(failure, check.differentiable);
    }

    private Optional<String> run() {
        Tensor[] x = parameters(at);
        Tensor y = f.apply(x);
        NdArray zero = NdArray.full(y.shape(), 0);
        NdArray oneHot = NdArray.full(y.shape(), 0);
        if (oneHot.size() > 0) {
            oneHot.data()[random.nextInt(oneHot.size())] = 1;
        }
        for (NdArray upstream : new NdArray[] {random(zero), oneHot, zero}) {
            NdArray[] gradients = reverse(x, y, upstream);
            for (int k = 0; k < at.length; k++) {
                Optional<String> failure = compare(k, gradients[k], upstream);
                if (failure.isPresent()) {
                    return failure;
                }
            }
            Optional<String> failure = compareModes(x, y, upstream, gradients);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private NdArray[] reverse(Tensor[] x, Tensor y, NdArray upstream) {
        if (!y.requiresGrad()) {
            return Arrays.stream(at).map(a -> NdArray.full(a.shape(), 0)).toArray(NdArray[]::new);
        }
        Backward.Options keep = new Backward.Options(Tensor.constant(upstream), true, false);
        return Arrays.stream(Backward.gradients(y, Arrays.asList(x), keep, mechanism))
                .map(Tensor::value)
                .toArray(NdArray[]::new);
    }

    /** A disagreement, and how many times the tolerance it is. */
    private record Miss(String entry, double engine, double tried, double tolerance, double excess) {}

    /** Reverse mode against central differences, for one input: entry by entry, or along random directions. */
    private Optional<String> compare(int k, NdArray gradient, NdArray upstream) {
        boolean everyEntry = at[k].size() <= options.entries();
        int count = everyEntry ? at[k].size() : options.directions();
        Miss worst = null;
        for (int i = 0; i < count; i++) {
            NdArray direction = everyEntry ? unit(at[k], i) : random(at[k]);
            double scale = everyEntry ? Math.max(1, Math.abs(at[k].data()[i])) : 1;
            Numerical.Slope slope = slopeAlong(k, direction, upstream, scale);
            if (!slope.smooth()) {
                differentiable = false;
                continue;
            }
            double engine = dot(gradient, direction);
            double tolerance = MARGIN * slope.error() + EXACT * terms(gradient, direction);
            double excess = Math.abs(engine - slope.value()) / tolerance;
            boolean agrees = engine == slope.value() || excess <= 1;
            if (!agrees && (worst == null || !(excess <= worst.excess()))) {
                String entry = everyEntry ? "entry " + i : "a random direction";
                worst = new Miss(entry, engine, slope.value(), tolerance, excess);
            }
        }
        return Optional.ofNullable(worst)
                .map(miss -> name + ": the derivative by input " + k + ", worst at " + miss.entry() + ", is "
                        + miss.engine() + " in reverse mode, and " + miss.tried() + " by central differences (within "
                        + miss.tolerance() + ")." + jacobians(k));
    }

    /** The slope of t -> sum(upstream * f(x + t direction)) at 0. */
    private Numerical.Slope slopeAlong(int k, NdArray direction, NdArray upstream, double scale) {
        return Numerical.slope(
                t -> {
                    NdArray[] moved = at.clone();
                    moved[k] = at[k].zip(direction, "add", (a, d) -> a + t * scale * d);
                    return dot(upstream, f.apply(parameters(moved)).value()) / scale;
                },
                0);
    }

    /** Forward mode against reverse mode: for any v and u, (J v) . u = v . (u^T J). */
    private Optional<String> compareModes(Tensor[] x, Tensor y, NdArray upstream, NdArray[] gradients) {
        Tensor[] directions =
                Arrays.stream(at).map(a -> Tensor.constant(random(a))).toArray(Tensor[]::new);
        double reverse = 0;
        double scale = terms(y.value(), upstream); // where all derivatives vanish, rounding is relative to the values
        for (int k = 0; k < at.length; k++) {
            reverse += dot(gradients[k], directions[k].value());
            scale += terms(gradients[k], directions[k].value());
        }
        Tensor tangent = Forward.tangent(y, Arrays.asList(x), Arrays.asList(directions));
        double forward = dot(tangent.value(), upstream);
        scale += terms(tangent.value(), upstream);
        return Math.abs(forward - reverse) <= EXACT * scale
                ? Optional.empty()
                : Optional.of(name + ": along one direction, forward mode gives " + forward + " and reverse mode "
                        + reverse + ".");
    }

    /** A fixed random combination of all gradients of f, as a function of the same inputs. */
    private Function<Tensor[], Tensor> gradientAsFunction() {
        NdArray upstream = random(f.apply(parameters(at)).value());
        NdArray[] weights = Arrays.stream(at).map(this::random).toArray(NdArray[]::new);
        return x -> {
            Tensor y = f.apply(x);
            Tensor total = Tensor.constant(0);
            if (y.requiresGrad()) {
                Backward.Options create = new Backward.Options(Tensor.constant(upstream), true, true);
                Tensor[] g = Backward.gradients(y, Arrays.asList(x), create);
                for (int k = 0; k < g.length; k++) {
                    total = total.add(g[k].mul(Tensor.constant(weights[k])).sum());
                }
            }
            return total;
        };
    }

    private String jacobians(int k) {
        Tensor[] x = parameters(at);
        int outputs = f.apply(x).shape().size();
        if (outputs * at[k].size() > SMALL_JACOBIAN) {
            return "";
        }
        StringJoiner engine = new StringJoiner("\n  ", "\nIts Jacobian in reverse mode, a row an output:\n  ", "");
        StringJoiner tried = new StringJoiner("\n  ", "\nand by central differences:\n  ", "");
        for (int o = 0; o < outputs; o++) {
            NdArray upstream = unit(f.apply(parameters(at)).value(), o);
            engine.add(Arrays.toString(reverse(x, f.apply(x), upstream)[k].data()));
            double[] row = new double[at[k].size()];
            Arrays.setAll(row, i -> slopeAlong(k, unit(at[k], i), upstream, 1).value());
            tried.add(Arrays.toString(row));
        }
        return engine.toString() + tried;
    }

    private static Tensor[] parameters(NdArray[] values) {
        return Arrays.stream(values).map(Tensor::parameter).toArray(Tensor[]::new);
    }

    private NdArray random(NdArray like) {
        return like.map(v -> random.nextDouble(-1, 1));
    }

    private static NdArray unit(NdArray like, int i) {
        NdArray unit = NdArray.full(like.shape(), 0);
        unit.data()[i] = 1;
        return unit;
    }

    private static double dot(NdArray a, NdArray b) {
        return total(a.zip(b, "dot", (x, y) -> x * y));
    }

    /** The size of the terms of a dot product, which is what its rounding is relative to. */
    private static double terms(NdArray a, NdArray b) {
        return total(a.zip(b, "dot", (x, y) -> Math.abs(x * y)));
    }

    private static double total(NdArray x) {
        return Reductions.sum(x, Reductions.allAxes(x.shape()), false).item();
    }
}
