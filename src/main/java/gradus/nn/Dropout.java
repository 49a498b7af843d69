package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.autodiff.Tensor;

/**
 * In training, sets each element to 0 with probability p, so that no unit can rely on another being there; in
 * evaluation, does nothing. What is left in training is scaled by 1/(1-p), which keeps the expected value the same in
 * both modes. Any shape. Source: Srivastava et al., JMLR 15 (2014), in the "inverted" form that scales while training.
 */
public final class Dropout extends Module {
    private final double p;
    private final RandomNumbers random;

    /**
     * A layer that drops with probability {@code p}.
     *
     * @param random decides what is dropped; a new draw each time
     * @throws GradusException if {@code p} is not in [0, 1]
     */
    public Dropout(double p, RandomNumbers random) {
        this.p = checked(p);
        this.random = random;
    }

    @Override
    public Tensor forward(Tensor x) {
        return isTraining() ? dropout(x, p, random) : x;
    }

    /**
     * Dropout as a function, in its training form.
     *
     * @throws GradusException if {@code p} is not in [0, 1]
     */
    public static Tensor dropout(Tensor x, double p, RandomNumbers random) {
        double scale = checked(p) == 1 ? 0 : 1 / (1 - p); // p = 1 drops all: 0, and not 0 times infinity
        NdArray mask = random.bernoulli(x.shape(), 1 - p).map(kept -> kept * scale);
        return x.mul(Tensor.constant(mask));
    }

    private static double checked(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new GradusException("Dropout needs a probability between 0 and 1, and got " + p + ".");
        }
        return p;
    }

    @Override
    public String toString() {
        return "Dropout(" + p + ")";
    }
}
