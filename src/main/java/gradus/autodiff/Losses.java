package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.Indices;

/** Losses: a prediction and a target to one number. */
public final class Losses {
    private Losses() {}

    /** The mean (or sum) of (prediction - target)^2, without a factor 1/2. */
    public static Tensor mse(Tensor prediction, Tensor target, Reduction reduction) {
        return LossRules.MSE.apply(reduction, prediction, likePrediction("mse", prediction, target));
    }

    /** The mean (or sum) of -y log p - (1-y) log(1-p). Prefer {@link #bceWithLogits}: p = 0 or 1 makes it infinite. */
    public static Tensor bce(Tensor p, Tensor y, Reduction reduction) {
        return LossRules.BCE.apply(reduction, p, likePrediction("bce", p, y));
    }

    /** {@link #bce} of sigmoid(logits), exact for every logit. */
    public static Tensor bceWithLogits(Tensor logits, Tensor y, Reduction reduction) {
        return LossRules.BCE_WITH_LOGITS.apply(reduction, logits, likePrediction("bceWithLogits", logits, y));
    }

    /**
     * The mean (or sum) over rows of -sum(target * log softmax(logits)).
     *
     * @param logits of shape (..., classes)
     * @param target probabilities of the same shape, such as one-hot rows
     */
    public static Tensor crossEntropy(Tensor logits, Tensor target, Reduction reduction) {
        if (logits.shape().isScalar()) {
            throw new GradusException("crossEntropy needs logits of shape (..., classes), and got a scalar.");
        }
        return LossRules.CROSS_ENTROPY.apply(reduction, logits, likePrediction("crossEntropy", logits, target));
    }

    /**
     * {@link #crossEntropy(Tensor, Tensor, Reduction)} with a class index for each row.
     *
     * @throws GradusException if the indices are not one a row, or name no class
     */
    public static Tensor crossEntropy(Tensor logits, Indices classes, Reduction reduction) {
        if (logits.shape().isScalar() || !classes.shape().equals(logits.shape().without(-1))) {
            throw new GradusException("crossEntropy needs one class index a row: logits have shape " + logits.shape()
                    + ", and the indices " + classes.shape() + ".");
        }
        return crossEntropy(
                logits, Tensor.constant(classes.oneHot(logits.shape().dim(-1))), reduction);
    }

    /** Targets may not broadcast: (n,) against (n, 1) would silently compare all pairs. */
    private static Tensor likePrediction(String loss, Tensor prediction, Tensor target) {
        if (!prediction.shape().equals(target.shape())) {
            throw new GradusException(loss + " needs a prediction and a target of the same shape, and got "
                    + prediction.shape() + " and " + target.shape() + ". Reshape one of them.");
        }
        return target;
    }
}
