package gradus.nn;

import gradus.array.GradusException;
import gradus.autodiff.Tensor;
import java.util.List;

/**
 * Steps of about equal size for every number, however large its gradient: the running average of the gradient over the
 * root of that of its square.
 *
 * <pre>
 *   g = g + weightDecay theta
 *   m = beta1 m + (1 - beta1) g            v = beta2 v + (1 - beta2) g^2
 *   mHat = m / (1 - beta1^t)               vHat = v / (1 - beta2^t)
 *   theta = theta - learningRate mHat / (sqrt(vHat) + eps)
 * </pre>
 *
 * <p>m and v start at 0, and so are too small at first; the hats correct that bias. Source: Kingma and Ba,
 * arXiv:1412.6980, algorithm 1. Weight decay is added to the gradient, as PyTorch does, and so is scaled like it; for
 * decay that is not, see {@link AdamW}.
 */
public class Adam extends Optimizer {
    /**
     * The numbers of the method.
     *
     * @param beta1 how much of the average gradient is left after a step, in [0, 1)
     * @param beta2 the same of the average square
     * @param eps keeps the quotient finite where gradients vanish
     * @param weightDecay how strongly parameters are pulled towards 0
     */
    public record Options(double beta1, double beta2, double eps, double weightDecay) {
        /** As the paper recommends, without weight decay. */
        public static final Options DEFAULT = new Options(0.9, 0.999, 1e-8, 0);

        /**
         * Checks the numbers.
         *
         * @throws GradusException if a beta is not in [0, 1), or another number negative or not finite
         */
        public Options {
            Optimizer.belowOne("beta1", beta1);
            Optimizer.belowOne("beta2", beta2);
            Optimizer.atLeastZero("eps", eps);
            Optimizer.atLeastZero("weight decay", weightDecay);
        }
    }

    /** What is remembered of one parameter. Each counts its own steps, since those without gradient are skipped. */
    private static final class Moments {
        final double[] first;
        final double[] second;
        int steps;

        Moments(int size) {
            first = new double[size];
            second = new double[size];
        }
    }

    private final Options options;
    private final Moments[] moments;

    /** With {@link Options#DEFAULT}; the paper recommends a learning rate of 0.001. */
    public Adam(List<Tensor> parameters, double learningRate) {
        this(parameters, learningRate, Options.DEFAULT);
    }

    /** Adam with the given decay rates. */
    public Adam(List<Tensor> parameters, double learningRate, Options options) {
        super(parameters, learningRate);
        this.options = options;
        moments = new Moments[parameters.size()];
    }

    final Options options() {
        return options;
    }

    @Override
    protected void update(int index, double[] theta, double[] gradient) {
        double[] g = new double[theta.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = gradient[i] + options.weightDecay() * theta[i];
        }
        descend(index, theta, g);
    }

    /** The formula from its second line on. */
    final void descend(int index, double[] theta, double[] g) {
        if (moments[index] == null) {
            moments[index] = new Moments(theta.length);
        }
        Moments state = moments[index];
        state.steps++;
        double firstCorrection = 1 - Math.pow(options.beta1(), state.steps);
        double secondCorrection = 1 - Math.pow(options.beta2(), state.steps);
        for (int i = 0; i < theta.length; i++) {
            state.first[i] = options.beta1() * state.first[i] + (1 - options.beta1()) * g[i];
            state.second[i] = options.beta2() * state.second[i] + (1 - options.beta2()) * g[i] * g[i];
            double average = state.first[i] / firstCorrection;
            double size = Math.sqrt(state.second[i] / secondCorrection);
            theta[i] -= learningRate() * average / (size + options.eps());
        }
    }
}
