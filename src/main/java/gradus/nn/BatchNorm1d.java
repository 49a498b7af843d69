package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;

/**
 * (x - mean) / sqrt(variance + eps) * weight + bias, for each feature. Source: Ioffe and Szegedy, arXiv:1502.03167.
 *
 * <p>In training, mean and (biased) variance are those of the batch. They are part of the graph: each example's gradient
 * depends on all the others. At the same time a running average of both is kept, <em>running = (1 - momentum) running +
 * momentum batch</em>, which takes their place in evaluation. As in PyTorch, the running variance averages the unbiased
 * variance (divided by n - 1), though the normalisation uses the biased one (divided by n).
 */
public final class BatchNorm1d extends Module {
    private final double eps;
    private final double momentum;
    private final Tensor weight;
    private final Tensor bias;

    /** Replaced and never written to, since a graph of an evaluation may still hold the old ones. */
    private NdArray runningMean;

    private NdArray runningVariance;

    /** With eps = 1e-5 and momentum = 0.1. */
    public BatchNorm1d(int features) {
        this(features, 1e-5, 0.1);
    }

    /**
     * Weight starts at 1 and bias at 0, the running mean at 0 and the running variance at 1.
     *
     * @param eps keeps a feature that does not vary from being divided by 0
     * @param momentum the share of the newest batch in the running averages
     * @throws GradusException if {@code features} is less than 1, {@code eps} negative or {@code momentum} not in [0, 1]
     */
    public BatchNorm1d(int features, double eps, double momentum) {
        if (features < 1 || !(eps >= 0) || !(momentum >= 0 && momentum <= 1)) {
            throw new GradusException(
                    "BatchNorm1d needs at least 1 feature, an eps of at least 0 and a momentum between"
                            + " 0 and 1, and got " + features + ", " + eps + " and " + momentum + ".");
        }
        this.eps = eps;
        this.momentum = momentum;
        Shape shape = Shape.of(features);
        weight = parameter("weight", NdArray.full(shape, 1));
        bias = parameter("bias", NdArray.full(shape, 0));
        runningMean = NdArray.full(shape, 0);
        runningVariance = NdArray.full(shape, 1);
    }

    /**
     * Normalised features.
     *
     * @param x of shape (batch, features) or (batch, features, length)
     * @return of the same shape
     * @throws GradusException if the shape is another, or in training if a feature has only one value
     */
    @Override
    public Tensor forward(Tensor x) {
        int features = weight.shape().size();
        int rank = x.shape().rank();
        if ((rank != 2 && rank != 3) || x.shape().dim(1) != features) {
            throw new GradusException(label() + " needs an input of shape (batch, " + features + ") or (batch, "
                    + features + ", length), and got " + x.shape() + ".");
        }
        int[] batch = rank == 2 ? new int[] {0} : new int[] {0, 2};
        Shape column = rank == 2 ? weight.shape() : Shape.of(features, 1); // broadcasts along the features
        Tensor mean;
        Tensor variance;
        if (isTraining()) {
            checkVaries(x.shape());
            mean = Functions.mean(x, batch, true);
            variance = Functions.variance(x, batch, 0, true);
            remember(x, batch);
        } else {
            mean = Tensor.constant(runningMean.reshape(column));
            variance = Tensor.constant(runningVariance.reshape(column));
        }
        Tensor normalised = x.sub(mean).div(Functions.sqrt(variance.add(eps)));
        return normalised.mul(weight.reshape(column)).add(bias.reshape(column));
    }

    private void remember(Tensor x, int[] batch) {
        NdArray mean = Recording.off(() -> Functions.mean(x, batch, false).value());
        NdArray unbiased =
                Recording.off(() -> Functions.variance(x, batch, 1, false).value());
        runningMean = average(runningMean, mean);
        runningVariance = average(runningVariance, unbiased);
    }

    private NdArray average(NdArray running, NdArray newest) {
        return running.zip(newest, "BatchNorm1d", (old, now) -> (1 - momentum) * old + momentum * now);
    }

    private void checkVaries(Shape shape) {
        int values = shape.dim(0) * (shape.rank() == 3 ? shape.dim(2) : 1);
        if (values < 2) {
            throw new GradusException(label() + " needs more than one value of each feature in training, and shape "
                    + shape + " has " + values + ". Use a larger batch, or eval() for single examples.");
        }
    }

    /** The weight, a parameter. */
    public Tensor weight() {
        return weight;
    }

    /** The bias, a parameter. */
    public Tensor bias() {
        return bias;
    }

    /** The mean that evaluation uses, of shape (features,). */
    public NdArray runningMean() {
        return runningMean.copy();
    }

    /** The variance that evaluation uses, of shape (features,). */
    public NdArray runningVariance() {
        return runningVariance.copy();
    }

    @Override
    public String toString() {
        return "BatchNorm1d(" + weight.shape().size() + ")";
    }
}
