package gradus.nn;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/** 1/(1 + e^-x) of every element: between 0 and 1. Any shape. */
public final class Sigmoid extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return Functions.sigmoid(x);
    }
}
