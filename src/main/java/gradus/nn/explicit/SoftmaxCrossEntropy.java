package gradus.nn.explicit;

import gradus.array.GradusException;
import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.Reductions;
import gradus.array.Shape;

/**
 * Softmax and the mean cross-entropy in one: P = softmax of each row of logits Z, L = -(1/N) sum of log P at the label of
 * each row.
 *
 * <p>Backward: dZ = (P - Y)/N with Y the one-hot labels. The two derivatives are ugly one by one; together almost
 * everything cancels. A loss is where the backward pass starts, so {@link #backward} takes no gradient. Keeps P and Y.
 */
public final class SoftmaxCrossEntropy {
    private NdArray p;
    private NdArray y;

    /**
     * The loss L.
     *
     * @param logits Z, of shape (N, classes) with N at least 1
     * @param labels the class of each row, of shape (N,)
     * @throws GradusException if the shapes are others, or a label names no class
     */
    public double forward(NdArray logits, Indices labels) {
        Shape shape = logits.shape();
        if (shape.rank() != 2 || shape.size() == 0 || !labels.shape().equals(Shape.of(shape.dim(0)))) {
            throw new GradusException("SoftmaxCrossEntropy needs logits of shape (N, classes) and N labels, and got"
                    + " logits of shape " + shape + " and labels of shape " + labels.shape() + ".");
        }
        // log P = Z - log sum e^Z. P itself may round to 0, whose logarithm would be -infinity.
        NdArray logSums = Reductions.fold(logits, new int[] {1}, true, Reductions::logSumExp);
        NdArray logP = logits.zip(logSums, "SoftmaxCrossEntropy", (z, s) -> z - s);
        y = labels.oneHot(shape.dim(1));
        p = logP.map(Math::exp);
        NdArray picked = y.zip(logP, "SoftmaxCrossEntropy", (yi, l) -> yi * l);
        return -Reductions.sum(picked, new int[] {0, 1}, false).item() / shape.dim(0);
    }

    /**
     * dZ, of the shape of the logits.
     *
     * @throws GradusException if there was no forward pass yet
     */
    public NdArray backward() {
        Checks.forwardRan("SoftmaxCrossEntropy", p);
        int n = p.shape().dim(0);
        return p.zip(y, "SoftmaxCrossEntropy", (pi, yi) -> (pi - yi) / n);
    }

    /** P of the last forward pass, of the shape of the logits; null before the first. */
    public NdArray probabilities() {
        return p;
    }
}
