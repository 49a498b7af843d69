package gradus.nn.explicit;

import gradus.array.NdArray;

/** max(Z, 0). Backward: G * 1[Z > 0], so nothing passes where Z is 0 or less. Any shape. Keeps Z. */
public final class ReLU implements ExplicitLayer {
    private NdArray z;

    @Override
    public NdArray forward(NdArray x) {
        z = x;
        return z.map(v -> Math.max(v, 0));
    }

    @Override
    public NdArray backward(NdArray g) {
        Checks.forwardRan("ReLU", z);
        Checks.gradient("ReLU", g, z.shape());
        return g.zip(z, "ReLU", (gi, zi) -> zi > 0 ? gi : 0);
    }
}
