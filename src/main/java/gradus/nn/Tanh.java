package gradus.nn;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/** The hyperbolic tangent of every element: between -1 and 1. Any shape. */
public final class Tanh extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return Functions.tanh(x);
    }
}
