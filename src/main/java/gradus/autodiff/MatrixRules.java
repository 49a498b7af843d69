package gradus.autodiff;

import static gradus.autodiff.Rule.NOTHING;
import static gradus.autodiff.Rule.X;
import static gradus.autodiff.Rule.Y;

import gradus.array.Elementwise;
import gradus.array.MatMul;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.List;

/** The rows of matrix products. */
final class MatrixRules {
    static final Rule MATMUL = new Rule(
                    "matmul",
                    call -> MatMul.multiply(call.value(0), call.value(1)),
                    (g, call, i) -> i == 0 ? byLeft(g, call) : byRight(g, call),
                    (t, call) -> Rows.sum(
                            t[0] == null ? null : t[0].matmul(call.input(1)),
                            t[1] == null ? null : call.input(0).matmul(t[1])),
                    true,
                    new int[] {Y, X},
                    List.of("G\\,Y^{\\top}", "X^{\\top} G"))
            .fused(FusedProducts::matmul);

    /** X W + b, for rows X (..., in), W (in, out) and b (out,): one row for the two that a layer would take. */
    static final Rule LINEAR = new Rule(
                    "linear",
                    call -> {
                        NdArray result = MatMul.multiply(call.value(0), call.value(1));
                        Elementwise.addInPlace(result, call.value(2));
                        return result;
                    },
                    (g, call, i) -> switch (i) {
                        case 0 -> g.matmul(call.input(1).transpose());
                        case 1 -> rows(call.input(0)).transpose().matmul(rows(g));
                        default -> g;
                    },
                    (t, call) -> {
                        Tensor byX = t[0] == null ? null : t[0].matmul(call.input(1));
                        Tensor byW = t[1] == null ? null : call.input(0).matmul(t[1]);
                        return Rows.widen(
                                Rows.sum(Rows.sum(byX, byW), t[2]),
                                call.output().shape());
                    },
                    true,
                    new int[] {Y, X, NOTHING},
                    List.of("G\\,W^{\\top}", "X^{\\top} G", "\\mathbf{1}^{\\top} G"))
            .fused(FusedProducts::linear);

    static final List<Rule> ROWS = List.of(MATMUL, LINEAR);

    private MatrixRules() {}

    /** G B^T, with a vector operand read as the one-row or one-column matrix that it stood for. */
    private static Tensor byLeft(Tensor g, Call call) {
        Tensor product = asMatrix(g, call).matmul(column(call.input(1)).transpose());
        return call.shape(0).rank() == 1 ? dropAxis(product, -2) : product;
    }

    /** A^T G. */
    private static Tensor byRight(Tensor g, Call call) {
        Tensor product = row(call.input(0)).transpose().matmul(asMatrix(g, call));
        return call.shape(1).rank() == 1 ? dropAxis(product, -1) : product;
    }

    /** All but the last axis as one. */
    private static Tensor rows(Tensor x) {
        int columns = x.shape().dim(-1);
        return x.reshape(Shape.of(columns == 0 ? 0 : x.shape().size() / columns, columns));
    }

    private static Tensor row(Tensor a) {
        return a.shape().rank() == 1 ? a.reshape(Shape.of(1, a.shape().size())) : a;
    }

    private static Tensor column(Tensor b) {
        return b.shape().rank() == 1 ? b.reshape(Shape.of(b.shape().size(), 1)) : b;
    }

    /** The upstream gradient with the axes that vector operands dropped put back. */
    private static Tensor asMatrix(Tensor g, Call call) {
        Tensor result = g;
        if (call.shape(1).rank() == 1) {
            result = result.reshape(result.shape().insert(result.shape().rank(), 1));
        }
        if (call.shape(0).rank() == 1) {
            result = result.reshape(result.shape().insert(result.shape().rank() - 1, 1));
        }
        return result;
    }

    private static Tensor dropAxis(Tensor product, int axis) {
        return product.reshape(product.shape().without(axis));
    }
}
