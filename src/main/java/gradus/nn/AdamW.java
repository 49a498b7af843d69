package gradus.nn;

import gradus.autodiff.Tensor;
import java.util.List;

/**
 * {@link Adam} with decoupled weight decay: before the step, without touching the gradient,
 *
 * <pre>
 *   theta = theta - learningRate weightDecay theta
 * </pre>
 *
 * <p>so that every number decays at the same rate. In Adam itself the decay goes through the quotient, and numbers with
 * large gradients hardly decay. Source: Loshchilov and Hutter, arXiv:1711.05101, algorithm 2, with the learning rate as a
 * factor as PyTorch has it.
 */
public final class AdamW extends Adam {
    /** Adam's numbers with a weight decay of 0.01. */
    public static final Options DEFAULT = new Options(0.9, 0.999, 1e-8, 0.01);

    /** With {@link #DEFAULT}. */
    public AdamW(List<Tensor> parameters, double learningRate) {
        this(parameters, learningRate, DEFAULT);
    }

    /** AdamW with the given decay rates. */
    public AdamW(List<Tensor> parameters, double learningRate, Options options) {
        super(parameters, learningRate, options);
    }

    @Override
    protected void update(int index, double[] theta, double[] gradient) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] *= 1 - learningRate() * options().weightDecay();
        }
        descend(index, theta, gradient);
    }
}
