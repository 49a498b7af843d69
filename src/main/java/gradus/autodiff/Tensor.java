package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An array that remembers how it was computed, so that it can be differentiated.
 *
 * <p>A tensor is a <em>leaf</em> (made from numbers) or the output of a {@link Call}. It requires a gradient if it is a
 * parameter or was computed from one. The arithmetic is here; the named functions are in {@link Functions}.
 */
public final class Tensor {
    /** How many steps of a constant's formula are kept: enough for -y or 1/N, too few to hold on to memory. */
    private static final int MAX_FORMULA_DEPTH = 4;

    private final NdArray value;
    /** What computed this; of a constant, kept only to be read (see {@link #origin}), as a field more would cost memory. */
    private final Call source;

    private final boolean requiresGrad;
    private Details details;

    /** Scratch of {@link Traversal}. */
    int slot;

    /** What most tensors never have. A graph has a tensor a node, and its size is that of the smallest of them. */
    private static final class Details {
        private Tensor grad;
        private String name;
        private int version;
        private boolean retainsGrad;
        private List<UnaryOperator<Tensor>> hooks;
    }

    private Details details() {
        if (details == null) {
            details = new Details();
        }
        return details;
    }

    private Tensor(NdArray value, Call source, boolean requiresGrad) {
        this.value = value;
        this.source = source;
        this.requiresGrad = requiresGrad;
    }

    /** A leaf that requires no gradient. */
    public static Tensor constant(NdArray value) {
        return new Tensor(value, null, false);
    }

    /** A number that requires no gradient. */
    public static Tensor constant(double value) {
        return constant(NdArray.scalar(value));
    }

    /** A leaf that requires a gradient. */
    public static Tensor parameter(NdArray value) {
        return new Tensor(value, null, true);
    }

    /** A number that requires a gradient. */
    public static Tensor parameter(double value) {
        return parameter(NdArray.scalar(value));
    }

    /** A number computed from constants, which remembers how for as long as its formula stays short. */
    static Tensor derivedConstant(NdArray value, Call call) {
        boolean kept = value.size() == 1 && call.formulaDepth() < MAX_FORMULA_DEPTH;
        return new Tensor(value, kept ? call : null, false);
    }

    static Tensor computed(NdArray value, Call call) {
        Tensor result = new Tensor(value, call, true);
        call.record(result);
        return result;
    }

    /** The numbers. */
    public NdArray value() {
        return value;
    }

    /** The lengths of the axes. */
    public Shape shape() {
        return value.shape();
    }

    /** The only element of a tensor of size 1. */
    public double item() {
        return value.item();
    }

    /** Whether this is a parameter or was computed from one. */
    public boolean requiresGrad() {
        return requiresGrad;
    }

    /** Whether this was made from numbers, and not computed from tensors. */
    public boolean isLeaf() {
        return source() == null;
    }

    /** The call that computed this, or null for a leaf. */
    public Call source() {
        return requiresGrad ? source : null;
    }

    /**
     * How a single number that needs no gradient was computed from others, such as -y; null if it was given, or if that
     * was not kept. Nothing is differentiated through it: it is there to be read by whoever prints formulas.
     */
    public Call origin() {
        return requiresGrad ? null : source;
    }

    /** The sum of the gradients of all backward passes since the last {@link #zeroGrad}; null before the first. */
    public Tensor grad() {
        return details == null ? null : details.grad;
    }

    /** Forgets the gradient, so that the next backward pass starts from nothing. */
    public void zeroGrad() {
        if (details != null) {
            details.grad = null;
        }
    }

    /**
     * Replaces the gradient, as gradient clipping does; null clears it.
     *
     * @throws GradusException if the shape is not this tensor's
     */
    public void setGrad(Tensor g) {
        if (g != null && !g.shape().equals(shape())) {
            throw new GradusException(
                    "The gradient of " + label() + " has its shape, " + shape() + ", and not " + g.shape() + ".");
        }
        details().grad = g;
    }

    boolean hasHooks() {
        return details != null && details.hooks != null;
    }

    void accumulateGrad(Tensor g) {
        Tensor before = grad();
        details().grad = before == null ? g : before.add(g);
    }

    /** Keeps this intermediate value's gradient in {@link #grad}, as a leaf's is; a leaf's is kept anyway. */
    public void retainGrad() {
        details().retainsGrad = true;
    }

    boolean retainsGrad() {
        return isLeaf() || (details != null && details.retainsGrad);
    }

    /**
     * Calls {@code hook} with the gradient of this tensor in every backward pass, once all uses have contributed to it.
     * What it returns takes the gradient's place; null leaves it as it is.
     */
    public void hook(UnaryOperator<Tensor> hook) {
        List<UnaryOperator<Tensor>> all = details().hooks;
        details.hooks = all == null ? new ArrayList<>() : all;
        details.hooks.add(hook);
    }

    Tensor hooked(Tensor g) {
        Tensor result = g;
        if (hasHooks()) {
            for (UnaryOperator<Tensor> hook : details.hooks) {
                Tensor changed = hook.apply(result);
                if (changed != null && !changed.shape().equals(shape())) {
                    throw new GradusException("A hook on " + label() + " returned a gradient of shape "
                            + changed.shape() + " in place of one of shape " + shape() + ".");
                }
                result = changed == null ? result : changed;
            }
        }
        return result;
    }

    /** The learner's own name for this value, or null. */
    public String name() {
        return details == null ? null : details.name;
    }

    /** Gives this value a name, for messages and pictures; returns this. */
    public Tensor named(String newName) {
        details().name = newName;
        return this;
    }

    /** The name if there is one, else what it is: for messages. */
    public String label() {
        if (name() == null) {
            Naming.ask();
        }
        return name() != null
                ? name()
                : source() == null || source.isReleased()
                        ? "the tensor"
                        : source.rule().name() + "(...)";
    }

    /** The same numbers, cut off from the graph. */
    public Tensor detach() {
        return constant(value);
    }

    /** How often the numbers have been overwritten. */
    public int version() {
        return details == null ? 0 : details.version;
    }

    /**
     * Overwrites the numbers, as an optimiser does.
     *
     * @throws GradusException if this is part of a graph being recorded, whose gradients would then be wrong
     */
    public void assign(NdArray numbers) {
        checkMayBeOverwritten();
        value.assign(numbers);
        details().version++;
    }

    /**
     * Overwrites the numbers in place: {@code change} gets them, row-major, and no copy.
     *
     * @throws GradusException as {@link #assign} does
     */
    public void update(Consumer<double[]> change) {
        checkMayBeOverwritten();
        details().version++;
        change.accept(value.data());
    }

    private void checkMayBeOverwritten() {
        if (!isLeaf() || (requiresGrad && Recording.isOn())) {
            throw new GradusException("An in-place update of " + label() + " would make its gradient wrong: it "
                    + (isLeaf() ? "requires a gradient" : "was computed from other tensors")
                    + ". Update parameters inside noGrad(() => ...), or compute a new tensor instead.");
        }
    }

    /** Runs backward from this scalar, adding to the {@code grad} of every parameter it depends on. */
    public void backward() {
        backward(Backward.Options.DEFAULT);
    }

    /**
     * Runs backward from here, adding to the {@code grad} of every parameter that this depends on.
     *
     * @throws GradusException if this depends on no parameter, is not a scalar and no gradient is given, or its graph has been let go
     */
    public void backward(Backward.Options options) {
        Backward.accumulate(this, options);
    }

    /** this + other, broadcast. */
    public Tensor add(Tensor other) {
        return ElementwiseRules.ADD.apply(null, this, other);
    }

    /** this - other, broadcast. */
    public Tensor sub(Tensor other) {
        return ElementwiseRules.SUB.apply(null, this, other);
    }

    /** this * other, element by element, broadcast. */
    public Tensor mul(Tensor other) {
        return ElementwiseRules.MUL.apply(null, this, other);
    }

    /** this / other, broadcast. */
    public Tensor div(Tensor other) {
        return ElementwiseRules.DIV.apply(null, this, other);
    }

    /** this to the power of {@code exponent}, broadcast. */
    public Tensor pow(Tensor exponent) {
        return ElementwiseRules.POW.apply(null, this, exponent);
    }

    /** -this. */
    public Tensor neg() {
        return ElementwiseRules.NEG.apply(null, this);
    }

    /** this + other. */
    public Tensor add(double other) {
        return add(constant(other));
    }

    /** this * other. */
    public Tensor mul(double other) {
        return mul(constant(other));
    }

    /** this to the power of {@code exponent}. */
    public Tensor pow(double exponent) {
        return pow(constant(exponent));
    }

    /** The matrix product, by the rules of NumPy's matmul. */
    public Tensor matmul(Tensor other) {
        return MatrixRules.MATMUL.apply(null, this, other);
    }

    /** The sum over {@code axes}, or over all of them if none are named; reduced axes disappear. */
    public Tensor sum(int... axes) {
        return Functions.sum(this, axes, false);
    }

    /** The last two axes exchanged; a vector or scalar is its own transpose. */
    public Tensor transpose() {
        return Shaping.transpose(this);
    }

    /** The same numbers, in row-major order, under another shape of the same size. */
    public Tensor reshape(Shape shape) {
        return ShapeRules.RESHAPE.apply(shape, this);
    }

    /** Repeated to a wider shape, by NumPy's rule. */
    public Tensor broadcastTo(Shape shape) {
        return ShapeRules.BROADCAST.apply(shape, this);
    }

    /** Summed over every axis along which {@code shape} would be repeated to reach this shape. */
    public Tensor unbroadcastTo(Shape shape) {
        return ShapeRules.UNBROADCAST.apply(shape, this);
    }

    @Override
    public String toString() {
        return (name() == null ? "" : name() + " = ") + value;
    }
}
