package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;
import java.util.function.ToDoubleFunction;

/**
 * A way to choose the first numbers of a parameter, as in {@code Init.xavierUniform().fill(layer.weight(), random)}.
 *
 * <p>Weights that start too large or too small make signals and gradients grow or shrink from layer to layer. Xavier's
 * and Kaiming's ways choose the variance so that they keep their size, from how many numbers go into each unit and come
 * out of it: its {@link Fan}.
 */
@FunctionalInterface
public interface Init {
    /** First numbers for a parameter of the given shape. */
    NdArray numbers(Shape shape, RandomNumbers random);

    /** Overwrites a parameter with first numbers. */
    default void fill(Tensor parameter, RandomNumbers random) {
        Recording.off(() -> {
            parameter.assign(numbers(parameter.shape(), random));
            return null;
        });
    }

    static Init zeros() {
        return constant(0);
    }

    static Init constant(double value) {
        return (shape, random) -> NdArray.full(shape, value);
    }

    /** The normal distribution; {@code std} is the standard deviation. */
    static Init normal(double mean, double std) {
        return (shape, random) -> random.normal(shape, mean, std);
    }

    /** Evenly spread over [low, high). */
    static Init uniform(double low, double high) {
        return (shape, random) -> random.uniform(shape, low, high);
    }

    /** Uniform in [-1/sqrt(in), 1/sqrt(in)): how PyTorch starts the weights and biases of Linear and Conv2d. */
    static Init byFanIn(int in) {
        double bound = 1 / Math.sqrt(in);
        return uniform(-bound, bound);
    }

    /** {@link #xavierUniform(double)} with gain 1. */
    static Init xavierUniform() {
        return xavierUniform(1);
    }

    /**
     * Uniform with variance gain^2 2/(in + out), the bound being gain sqrt(6/(in + out)): a compromise between keeping
     * the size of signals (1/in) and that of gradients (1/out). For tanh and sigmoid. Source: Glorot and Bengio, AISTATS
     * 2010, equation 16.
     */
    static Init xavierUniform(double gain) {
        return uniformWithStd(shape -> gain * xavierStd(shape));
    }

    /** {@link #xavierNormal(double)} with gain 1. */
    static Init xavierNormal() {
        return xavierNormal(1);
    }

    /** Normal with the variance of {@link #xavierUniform(double)}. */
    static Init xavierNormal(double gain) {
        return normalWithStd(shape -> gain * xavierStd(shape));
    }

    /** {@link #kaimingUniform(double)} for ReLU: slope 0. */
    static Init kaimingUniform() {
        return kaimingUniform(0);
    }

    /**
     * Uniform with variance 2/((1 + slope^2) in), the bound being sqrt(3) times its root: the 2 makes up for the half of
     * the signal that ReLU (slope 0) or leaky ReLU cuts off. Source: He, Zhang, Ren and Sun, arXiv:1502.01852, equations
     * 10 and 15.
     *
     * @param slope of the activation on its negative side
     */
    static Init kaimingUniform(double slope) {
        return uniformWithStd(shape -> kaimingStd(shape, slope));
    }

    /** {@link #kaimingNormal(double)} for ReLU: slope 0. */
    static Init kaimingNormal() {
        return kaimingNormal(0);
    }

    /** Normal with the variance of {@link #kaimingUniform(double)}. */
    static Init kaimingNormal(double slope) {
        return normalWithStd(shape -> kaimingStd(shape, slope));
    }

    /**
     * How many numbers go into a unit, and into how many its own output goes.
     *
     * @param in inputs of a unit
     * @param out units that an input goes to
     */
    record Fan(int in, int out) {
        /**
         * Read off the shape of a weight: (in, out), or (filters, channels, kernel height, kernel width), where each
         * filter sees a window of every channel, and each pixel is seen from every place of a window by every filter.
         *
         * @throws GradusException for any other shape, or if there are no numbers
         */
        public static Fan of(Shape weight) {
            int rank = weight.rank();
            if ((rank != 2 && rank != 4) || weight.size() == 0) {
                throw new GradusException("Xavier and Kaiming initialisation need a weight of shape (in, out) or"
                        + " (filters, channels, height, width), and got " + weight
                        + ". Start a bias with zeros, and other shapes with normal or uniform.");
            }
            int window = rank == 4 ? weight.dim(2) * weight.dim(3) : 1;
            return rank == 2
                    ? new Fan(weight.dim(0), weight.dim(1))
                    : new Fan(weight.dim(1) * window, weight.dim(0) * window);
        }
    }

    private static double xavierStd(Shape weight) {
        Fan fan = Fan.of(weight);
        return Math.sqrt(2.0 / (fan.in() + fan.out()));
    }

    private static double kaimingStd(Shape weight, double slope) {
        return Math.sqrt(2 / ((1 + slope * slope) * Fan.of(weight).in()));
    }

    private static Init normalWithStd(ToDoubleFunction<Shape> std) {
        return (shape, random) -> random.normal(shape, 0, std.applyAsDouble(shape));
    }

    /** The uniform distribution on [-b, b) has variance b^2/3. */
    private static Init uniformWithStd(ToDoubleFunction<Shape> std) {
        return (shape, random) -> {
            double bound = Math.sqrt(3) * std.applyAsDouble(shape);
            return random.uniform(shape, -bound, bound);
        };
    }
}
