package gradus.nn;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/** x times the share of the standard normal distribution below x, of every element. Any shape. Source: Hendrycks and Gimpel, arXiv:1606.08415, in the exact form. */
public final class GELU extends Module {
    @Override
    public Tensor forward(Tensor x) {
        return Functions.gelu(x);
    }
}
