package gradus.nn;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/** max(x, 0) of every element, with derivative 0 at 0. Any shape. */
public final class ReLU extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return Functions.relu(x);
    }
}
