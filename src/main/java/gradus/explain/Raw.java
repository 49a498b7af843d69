package gradus.explain;

import gradus.autodiff.Call;
import gradus.autodiff.Tensor;
import java.util.Set;

/** One value of the recorded graph, before it is decided which ones a person would name. */
final class Raw {
    /** What a person writes into one formula without a second thought; functions get a line of their own. */
    private static final Set<String> ARITHMETIC = Set.of(
            "add",
            "sub",
            "mul",
            "div",
            "pow",
            "neg",
            "matmul",
            "linear",
            "transpose",
            "reshape",
            "broadcastTo",
            "unbroadcastTo",
            "sum",
            "mean",
            "select");

    private static final Set<String> PRODUCTS = Set.of("matmul", "linear");

    private final Tensor tensor;
    private final Raw[] inputs;
    private int uses;
    private Raw user;
    private int size = 1;
    private boolean hasProduct;
    private Node node;

    Raw(Tensor tensor) {
        this.tensor = tensor;
        Call call = tensor.source();
        inputs = new Raw[call == null ? 0 : call.arity()];
    }

    Tensor tensor() {
        return tensor;
    }

    Call call() {
        return tensor.source();
    }

    Raw[] inputs() {
        return inputs;
    }

    void connect(int i, Raw input) {
        inputs[i] = input;
        input.uses++;
        input.user = this;
    }

    Node node() {
        return node;
    }

    void show(Node as) {
        node = as;
    }

    boolean isVisible() {
        return node != null;
    }

    /** How many operations its formula would have, its inputs' formulas written into it. */
    int size() {
        return size;
    }

    /** Takes the formulas of the inputs that have no node of their own into this one's. */
    void absorb() {
        size = 1;
        hasProduct = call() != null && PRODUCTS.contains(call().rule().name());
        for (Raw input : inputs) {
            if (!input.isVisible() && input.call() != null) {
                size += input.size;
                hasProduct |= input.hasProduct;
            }
        }
    }

    /** Whether the formula may be written into that of its only user: short arithmetic, and X W only into X W + b. */
    boolean mayFold() {
        if (tensor.name() != null
                || uses != 1
                || call() == null
                || !ARITHMETIC.contains(call().rule().name())) {
            return false;
        }
        String name = call().rule().name();
        return !hasProduct
                || (name.equals("matmul") && user.call().rule().name().equals("add"));
    }
}
