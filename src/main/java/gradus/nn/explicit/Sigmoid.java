package gradus.nn.explicit;

import gradus.array.NdArray;
import gradus.array.SpecialFunctions;

/**
 * A = 1/(1 + e^-Z). Backward: G A (1 - A). Any shape. Keeps the output A, since its derivative needs nothing else.
 *
 * <p>That thrift has a price: from Z = 37 on, A rounds to 1 and the derivative to 0, though it is e^-Z. The engine's rule,
 * which keeps Z, is exact there.
 */
public final class Sigmoid implements ExplicitLayer {
    private NdArray a;

    @Override
    public NdArray forward(NdArray z) {
        a = z.map(SpecialFunctions::sigmoid);
        return a;
    }

    @Override
    public NdArray backward(NdArray g) {
        Checks.forwardRan("Sigmoid", a);
        Checks.gradient("Sigmoid", g, a.shape());
        return g.zip(a, "Sigmoid", (gi, ai) -> gi * ai * (1 - ai));
    }
}
