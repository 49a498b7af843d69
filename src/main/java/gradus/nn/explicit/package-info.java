/**
 * Layers that show their hands: forward and backward written out by hand, as textbooks teach them, on plain arrays and
 * without any automatic differentiation. To be read beside {@code gradus.nn}, whose gradients they match.
 *
 * <p>Examples are rows. G, the argument of a {@code backward}, is the gradient of the loss by the layer's output; its
 * result is the gradient by the layer's input, to be handed to the layer before. A chain of layers runs forward in
 * order, and backward in reverse order, starting at the loss.
 */
package gradus.nn.explicit;
