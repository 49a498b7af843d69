package gradus.autodiff;

import gradus.array.Broadcasting;
import gradus.array.CrossEntropy;
import gradus.array.Elementwise;
import gradus.array.MatMul;
import gradus.array.NdArray;
import gradus.array.Reductions;
import gradus.array.Shape;

/**
 * The vector-Jacobian products that training spends its time in, each computed at once on numbers. They say nothing that
 * the table does not: each equals its row's product (a test compares them), and serves in its place in a backward pass
 * that is not itself recorded.
 */
final class FusedProducts {
    private FusedProducts() {}

    static NdArray add(NdArray g, Call call, int i) {
        return g;
    }

    static NdArray sub(NdArray g, Call call, int i) {
        return i == 0 ? g : Elementwise.neg(g);
    }

    static NdArray mul(NdArray g, Call call, int i) {
        return Elementwise.mul(g, call.value(1 - i));
    }

    static NdArray div(NdArray g, Call call, int i) {
        NdArray overB = Elementwise.div(i == 0 ? g : Elementwise.mul(g, call.value(0)), call.value(1));
        return i == 0 ? overB : Elementwise.neg(Elementwise.div(overB, call.value(1)));
    }

    /** By the base only; see {@link Powers#byBase} for what is done at 0. */
    static NdArray pow(NdArray g, Call call, int i) {
        if (i == 1) {
            return null;
        }
        return Elementwise.mul(
                g, call.value(0).zip(call.value(1), "pow", (a, b) -> b * Math.pow(a, a == 0 && b == 0 ? 0 : b - 1)));
    }

    static NdArray neg(NdArray g, Call call, int i) {
        return Elementwise.neg(g);
    }

    static NdArray exp(NdArray g, Call call, int i) {
        return Elementwise.mul(g, call.output().value());
    }

    static NdArray log(NdArray g, Call call, int i) {
        return Elementwise.div(g, call.value(0));
    }

    static NdArray tanh(NdArray g, Call call, int i) {
        return Elementwise.tanhProduct(g, call.value(0));
    }

    static NdArray sigmoid(NdArray g, Call call, int i) {
        return Elementwise.sigmoidProduct(g, call.value(0));
    }

    static NdArray relu(NdArray g, Call call, int i) {
        return Elementwise.reluProduct(g, call.value(0));
    }

    /** Of all elements only, and so the mean. */
    static NdArray sum(NdArray g, Call call, int i) {
        return g.size() == 1 ? NdArray.full(call.shape(0), g.data()[0]) : null;
    }

    static NdArray mean(NdArray g, Call call, int i) {
        return g.size() == 1
                ? NdArray.full(call.shape(0), g.data()[0] / call.shape(0).size())
                : null;
    }

    static NdArray reshape(NdArray g, Call call, int i) {
        return g.reshape(call.shape(0));
    }

    static NdArray broadcastTo(NdArray g, Call call, int i) {
        return Broadcasting.unbroadcast(g, call.shape(0));
    }

    /** Of matrices, and batches of them: G B^T and A^T G. */
    static NdArray matmul(NdArray g, Call call, int i) {
        if (call.shape(0).rank() < 2 || call.shape(1).rank() < 2) {
            return null;
        }
        return i == 0 ? MatMul.product(g, false, call.value(1), true) : byRight(call.value(0), g, call.shape(1));
    }

    static NdArray linear(NdArray g, Call call, int i) {
        return switch (i) {
            case 0 -> call.shape(0).rank() < 2 ? null : MatMul.product(g, false, call.value(1), true);
            case 1 -> byRight(call.value(0), g, call.shape(1));
            default -> Reductions.sumRows(rows(g), call.shape(2));
        };
    }

    /** A^T G; one matrix B for a whole batch is the same as for all its rows below each other. */
    private static NdArray byRight(NdArray a, NdArray g, Shape b) {
        return b.rank() == 2 ? MatMul.product(rows(a), true, rows(g), false) : MatMul.product(a, true, g, false);
    }

    private static NdArray rows(NdArray x) {
        int columns = x.shape().dim(-1);
        return x.shape().rank() == 2 ? x : x.reshape(Shape.of(columns == 0 ? 0 : x.size() / columns, columns));
    }

    static NdArray mse(NdArray g, Call call, int i) {
        NdArray difference = Elementwise.sub(call.value(i), call.value(1 - i));
        return Elementwise.mul(difference, NdArray.scalar(2 * g.item() / LossRules.terms(call)));
    }

    /** By the logits only: targets are constants as a rule. */
    static NdArray crossEntropy(NdArray g, Call call, int i) {
        return i == 0 ? CrossEntropy.slope(call.value(0), call.value(1), g.item() / LossRules.rows(call)) : null;
    }
}
