package gradus.nn.explicit;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;

/** What every backward pass must have before it starts. */
final class Checks {
    private Checks() {}

    /** Throws if {@code kept}, which a forward pass leaves behind, is null. */
    static void forwardRan(String layer, NdArray kept) {
        if (kept == null) {
            throw new GradusException(layer + ".backward was called before " + layer
                    + ".forward, and needs what that keeps. Call forward first.");
        }
    }

    /** Throws unless G has the shape of the layer's output. */
    static void gradient(String layer, NdArray g, Shape output) {
        if (!g.shape().equals(output)) {
            throw new GradusException(layer + ".backward needs the gradient by its output, which has shape " + output
                    + ", and got one of shape " + g.shape() + ".");
        }
    }
}
