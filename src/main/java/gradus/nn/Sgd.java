package gradus.nn;

import gradus.array.GradusException;
import gradus.autodiff.Tensor;
import java.util.List;

/**
 * Gradient descent (stochastic when the loss is that of a random batch), with or without momentum.
 *
 * <pre>
 *   g = g + weightDecay theta
 *   v = momentum v + g                   (in the first step: v = g)
 *   theta = theta - learningRate d       d = v, or with Nesterov's momentum d = g + momentum v
 * </pre>
 *
 * <p>Sources: Polyak 1964 for momentum; Sutskever, Martens, Dahl and Hinton, ICML 2013, for Nesterov's, both in PyTorch's
 * form, where the learning rate multiplies the velocity v and not the gradient that goes into it. The two differ only if
 * the learning rate changes.
 */
public final class Sgd extends Optimizer {
    /**
     * What plain gradient descent may be given besides.
     *
     * @param momentum how much of the velocity is left after a step, at least 0; 0 means none
     * @param nesterov whether to look one step of momentum ahead
     * @param weightDecay the factor of the parameter that is added to its gradient: half a squared penalty's derivative
     */
    public record Options(double momentum, boolean nesterov, double weightDecay) {
        /** No momentum and no weight decay. */
        public static final Options DEFAULT = new Options(0, false, 0);

        /**
         * Checks the numbers.
         *
         * @throws GradusException if one is negative or not finite, or Nesterov's momentum is 0
         */
        public Options {
            Optimizer.atLeastZero("momentum", momentum);
            Optimizer.atLeastZero("weight decay", weightDecay);
            if (nesterov && momentum == 0) {
                throw new GradusException("Nesterov's momentum needs a momentum greater than 0, such as 0.9.");
            }
        }
    }

    private final Options options;
    private final double[][] velocity;

    /** Plain gradient descent. */
    public Sgd(List<Tensor> parameters, double learningRate) {
        this(parameters, learningRate, Options.DEFAULT);
    }

    /** Gradient descent with momentum or weight decay. */
    public Sgd(List<Tensor> parameters, double learningRate, Options options) {
        super(parameters, learningRate);
        this.options = options;
        velocity = new double[parameters.size()][];
    }

    @Override
    protected void update(int index, double[] theta, double[] gradient) {
        double rate = learningRate();
        double decay = options.weightDecay();
        if (options.momentum() == 0) {
            for (int i = 0; i < theta.length; i++) {
                theta[i] -= rate * (gradient[i] + decay * theta[i]);
            }
            return;
        }
        boolean first = velocity[index] == null;
        double momentum = first ? 0 : options.momentum();
        double[] v = first ? new double[theta.length] : velocity[index];
        for (int i = 0; i < theta.length; i++) {
            double g = gradient[i] + decay * theta[i];
            v[i] = momentum * v[i] + g;
            theta[i] -= rate * (options.nesterov() ? g + options.momentum() * v[i] : v[i]);
        }
        velocity[index] = v;
    }
}
