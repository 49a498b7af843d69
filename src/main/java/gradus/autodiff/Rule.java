package gradus.autodiff;

import gradus.array.NdArray;
import java.util.Arrays;
import java.util.List;

/**
 * One row of the table of rules: everything Gradus knows about an operation. Its name, how it is computed, its
 * vector-Jacobian product (reverse mode), its Jacobian-vector product (forward mode), and its local derivatives as TeX.
 *
 * <p>Both products are written in terms of {@link Tensor} operations, so that they can themselves be differentiated.
 */
public final class Rule {
    /** Marks, for {@link #uses}, that a product reads the operation's output. */
    public static final int OUTPUT = 1;

    /** Marks, for {@link #uses}, that a product reads no value at all: the derivative is constant. */
    public static final int NOTHING = 0;

    /** Marks, for {@link #uses}, that a product reads the first input. */
    public static final int X = input(0);

    /** Marks, for {@link #uses}, that a product reads the second input. */
    public static final int Y = input(1);

    /** Computes the output from {@link Call#value}. */
    @FunctionalInterface
    public interface Forward {
        NdArray apply(Call call);
    }

    /** The gradient of input i, given {@code g}, the upstream gradient, which has the output's shape. */
    @FunctionalInterface
    public interface Vjp {
        Tensor apply(Tensor g, Call call, int i);
    }

    /** The tangent of the output, given those of the inputs; a null tangent stands for zero. */
    @FunctionalInterface
    public interface Jvp {
        Tensor apply(Tensor[] tangents, Call call);
    }

    /**
     * The gradient of input i as {@link Vjp} has it, computed at once on numbers: for a pass that records nothing. Null
     * where only the row itself knows it. The result may be {@code g}, or share its numbers, but no other array's.
     */
    @FunctionalInterface
    interface Fused {
        NdArray apply(NdArray g, Call call, int i);
    }

    private final String name;
    private final Forward forward;
    private final Vjp vjp;
    private final Jvp jvp;
    private final boolean broadcasts;
    private final int[] uses;
    private final List<String> derivatives;
    private final Fused fused;

    Rule(String name, Forward forward, Vjp vjp, Jvp jvp, boolean broadcasts, int[] uses, List<String> derivatives) {
        this(name, forward, vjp, jvp, broadcasts, uses, derivatives, (g, call, i) -> null);
    }

    private Rule(
            String name,
            Forward forward,
            Vjp vjp,
            Jvp jvp,
            boolean broadcasts,
            int[] uses,
            List<String> derivatives,
            Fused fused) {
        this.name = name;
        this.forward = forward;
        this.vjp = vjp;
        this.jvp = jvp;
        this.broadcasts = broadcasts;
        this.uses = uses;
        this.derivatives = derivatives;
        this.fused = fused;
    }

    /** Marks, for {@link #uses}, that a product reads input {@code i}. */
    public static int input(int i) {
        return 2 << Math.min(i, 29);
    }

    /** The operation's name, as errors and traces show it. */
    public String name() {
        return name;
    }

    /** The local derivative by each input as TeX, in x (and y for a second input); one entry serves for all if alone. */
    public List<String> derivatives() {
        return derivatives;
    }

    /** Which values the gradient of input {@code i} is computed from: what a forward pass must keep for it. */
    public int uses(int i) {
        return uses[Math.min(i, uses.length - 1)];
    }

    /** Whether inputs broadcast, so that the driver sums their gradients over the repeated axes. */
    public boolean broadcasts() {
        return broadcasts;
    }

    /** The gradient of input {@code i}, given the upstream gradient {@code g} of the output's shape. */
    public Tensor vjp(Tensor g, Call call, int i) {
        return vjp.apply(g, call, i);
    }

    /** The gradient of input {@code i} as numbers, given {@code g} of the output's shape; null if only {@link #vjp} has it. */
    NdArray fusedVjp(NdArray g, Call call, int i) {
        return fused.apply(g, call, i);
    }

    /** This row with a shortcut for its vector-Jacobian product. */
    Rule fused(Fused shortcut) {
        return new Rule(name, forward, vjp, jvp, broadcasts, uses, derivatives, shortcut);
    }

    /** The tangent of the output, given those of the inputs, null for zero. */
    public Tensor jvp(Tensor[] tangents, Call call) {
        return jvp.apply(tangents, call);
    }

    /** This row with another vector-Jacobian product: a misconception, or a test of the tests. */
    public Rule withVjp(Vjp wrong) {
        return new Rule(name, forward, wrong, jvp, broadcasts, uses, derivatives);
    }

    /** This row without the knowledge that its operands broadcast: a misconception, or a test of the tests. */
    public Rule withoutBroadcasting() {
        return new Rule(name, forward, vjp, jvp, false, uses, derivatives);
    }

    /** Computes the operation and, if an input requires a gradient and recording is on, records it. */
    public Tensor apply(Object parameter, Tensor... inputs) {
        Call call = new Call(this, parameter, inputs);
        NdArray value = forward.apply(call);
        Anomaly.afterForward(call, value);
        if (!Recording.isOn()) {
            return Tensor.constant(value);
        }
        for (Tensor input : inputs) {
            if (input.requiresGrad()) {
                return Tensor.computed(value, call);
            }
        }
        return Tensor.derivedConstant(value, call);
    }

    @Override
    public String toString() {
        return name + " " + derivatives + " uses " + Arrays.toString(uses);
    }
}
