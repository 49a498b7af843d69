package gradus.nn;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/**
 * x where x > 0, else slope times x, of every element. Any shape. Unlike ReLU it lets some gradient through on the
 * negative side, so no unit stops learning for good. Source: Maas, Hannun and Ng, ICML workshop 2013.
 */
public final class LeakyReLU extends Module {
    private final double slope;

    /** With slope 0.01. */
    public LeakyReLU() {
        this(0.01);
    }

    /** A leaky ReLU with this slope for x <= 0. */
    public LeakyReLU(double slope) {
        this.slope = slope;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Functions.leakyRelu(x, slope);
    }

    @Override
    public String toString() {
        return "LeakyReLU(" + slope + ")";
    }
}
