package gradus.nn.explicit;

import gradus.array.NdArray;

/** A = tanh Z. Backward: G (1 - A^2). Any shape. Keeps the output A, since its derivative needs nothing else. */
public final class Tanh implements ExplicitLayer {
    private NdArray a;

    @Override
    public NdArray forward(NdArray z) {
        a = z.map(Math::tanh);
        return a;
    }

    @Override
    public NdArray backward(NdArray g) {
        Checks.forwardRan("Tanh", a);
        Checks.gradient("Tanh", g, a.shape());
        return g.zip(a, "Tanh", (gi, ai) -> gi * (1 - ai * ai));
    }
}
