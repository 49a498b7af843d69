package gradus.autodiff;

import static gradus.autodiff.Rule.X;
import static gradus.autodiff.Rule.Y;

import gradus.array.MatMul;
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
            List.of("G\\,Y^{\\top}", "X^{\\top} G"));

    static final List<Rule> ROWS = List.of(MATMUL);

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
