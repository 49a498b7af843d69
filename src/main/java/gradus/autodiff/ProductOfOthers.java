package gradus.autodiff;

import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.Arrays;

/** The derivative of a product by each factor, which is the product of all the others. */
final class ProductOfOthers {
    private ProductOfOthers() {}

    /**
     * A tensor of the shape of {@code x}. It is y/x where y has all its digits; where y is 0, or has underflowed or
     * overflowed, each product is really taken.
     */
    static Tensor of(Tensor x, Axes axes) {
        Tensor y = Functions.prod(x, axes.axes(), true);
        boolean divisible = Arrays.stream(y.value().data())
                .map(Math::abs)
                .allMatch(v -> v >= Double.MIN_NORMAL && v <= Double.MAX_VALUE);
        return divisible ? y.div(x) : taken(x, axes);
    }

    /**
     * With the reduced axes laid out as one of length n: n copies of the row, in copy i a 1 in place of factor i, and
     * the product along each. Costs n^2 memory, but is right to every order.
     */
    private static Tensor taken(Tensor x, Axes axes) {
        int rank = x.shape().rank();
        boolean[] reduced = new boolean[rank];
        for (int axis : axes.axes()) {
            reduced[x.shape().axis(axis)] = true;
        }
        int[] order = new int[rank];
        int kept = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int axis = 0; axis < rank; axis++) {
                if (reduced[axis] == (pass == 1)) {
                    order[kept++] = axis;
                }
            }
        }
        int n = (int) axes.count(x.shape());
        Tensor last = Shaping.transpose(x, order);
        Tensor rows = last.reshape(Shape.of(x.shape().size() / n, 1, n));
        Tensor copies = rows.broadcastTo(Shape.of(x.shape().size() / n, n, n));
        NdArray diagonal = NdArray.full(Shape.of(n, n), 0);
        for (int i = 0; i < n; i++) {
            diagonal.data()[i * n + i] = 1;
        }
        Tensor others = Functions.where(diagonal, Tensor.constant(1), copies);
        Tensor products = Functions.prod(others, new int[] {2}, false).reshape(last.shape());
        return Shaping.transpose(products, ShapeRules.inverse(order));
    }
}
