package gradus.nn;

import gradus.array.GradusException;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Changes parameters step by step so that a loss gets smaller. One round of training is
 *
 * <pre>{@code
 * optimizer.zeroGrad();   // gradients add up, so forget the last round's
 * loss(...).backward();   // fills every parameter's grad
 * optimizer.step();       // changes every parameter that has one
 * }</pre>
 *
 * <p>In the formulas of the subclasses, theta is a parameter, g its gradient, t the number of the step, counted from 1.
 */
public abstract class Optimizer {
    private final List<Tensor> parameters;
    private double learningRate;

    /**
     * An optimiser of the given parameters.
     *
     * @throws GradusException if there are none, one is named twice, or one is not a parameter; or if the learning rate
     *     is negative or not finite
     */
    protected Optimizer(List<Tensor> parameters, double learningRate) {
        this.parameters = List.copyOf(parameters);
        setLearningRate(learningRate);
        if (parameters.isEmpty()) {
            throw new GradusException("An optimiser needs at least one parameter, and got none. Pass model.parameters()"
                    + " of a model with layers that learn, or tensors made with param(...).");
        }
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Tensor p : parameters) {
            if (!p.isLeaf() || !p.requiresGrad()) {
                throw new GradusException("An optimiser changes parameters, and " + p.label() + ", of shape "
                        + p.shape() + ", is "
                        + (p.isLeaf() ? "a constant. Make it with param(...)." : "computed from others. Pass those."));
            }
            if (!seen.add(p)) {
                throw new GradusException("An optimiser would change " + p.label() + ", of shape " + p.shape()
                        + ", twice in a step, since it is listed twice. List it once.");
            }
        }
    }

    /** Changes each parameter once, in place, by its {@link Tensor#grad}; one without a gradient is left as it is. */
    public final void step() {
        Recording.off(() -> {
            for (int i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                if (parameter.grad() != null) {
                    int index = i;
                    double[] gradient = parameter.grad().value().data();
                    parameter.update(theta -> update(index, theta, gradient));
                }
            }
            return null;
        });
    }

    /**
     * Changes the numbers of one parameter.
     *
     * @param index which parameter, for what is remembered of it between steps
     * @param theta its numbers, to be overwritten
     * @param gradient as many numbers, only to be read
     */
    protected abstract void update(int index, double[] theta, double[] gradient);

    /** Forgets the gradient of every parameter. */
    public final void zeroGrad() {
        parameters.forEach(Tensor::zeroGrad);
    }

    /** What this optimiser updates. */
    public final List<Tensor> parameters() {
        return parameters;
    }

    /** The length of a step, relative to the gradient. */
    public final double learningRate() {
        return learningRate;
    }

    /**
     * Changes the learning rate from the next step on, as a schedule does.
     *
     * @throws GradusException if it is negative or not finite
     */
    public final void setLearningRate(double newRate) {
        learningRate = atLeastZero("learning rate", newRate);
    }

    static double atLeastZero(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new GradusException("The " + what + " is a finite number of at least 0, and " + value + " is not.");
        }
        return value;
    }

    static double belowOne(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new GradusException("The " + what + " is at least 0 and less than 1, and " + value + " is not.");
        }
        return value;
    }
}
