package gradus.nn;

import gradus.array.GradusException;
import gradus.autodiff.Tensor;

/**
 * x + f(x): the module f, called "inner", learns only what to change. The derivative of x by itself, 1, is a way around
 * f on which the gradient arrives whole, however deep the network. Source: He, Zhang, Ren and Sun, arXiv:1512.03385.
 */
public final class Residual extends Module {
    private final Module inner;

    /** x + inner(x), for an inner module that keeps the shape. */
    public Residual(Module inner) {
        this.inner = child("inner", inner);
    }

    /**
     * x + f(x).
     *
     * @throws GradusException if f changes the shape: the sum would be of unlike things, or broadcast by accident
     */
    @Override
    public Tensor forward(Tensor x) {
        Tensor change = inner.forward(x);
        if (!change.shape().equals(x.shape())) {
            throw new GradusException("Residual adds f(x) to x, so f must keep the shape, and " + inner.label()
                    + " makes " + change.shape() + " of " + x.shape() + ".");
        }
        return x.add(change);
    }
}
