package gradus.nn.explicit;

import gradus.array.GradusException;
import gradus.array.NdArray;

/** A layer whose backward pass is written by hand. It keeps what that pass needs of the last forward pass. */
public interface ExplicitLayer {
    /** The output for the input {@code x}. */
    NdArray forward(NdArray x);

    /**
     * The chain rule through this layer, at the input of the last {@link #forward}.
     *
     * @param gradOut G, the gradient of the loss by the output, of its shape
     * @return the gradient of the loss by the input, of the input's shape
     * @throws GradusException if there was no forward pass yet, or the shape is another
     */
    NdArray backward(NdArray gradOut);
}
