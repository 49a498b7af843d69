package gradus.nn.explicit;

import gradus.array.GradusException;
import gradus.array.MatMul;
import gradus.array.NdArray;
import gradus.array.Reductions;
import gradus.array.Shape;

/**
 * Y = X W + b with N rows X of shape (N, in), W (in, out) and b (out,).
 *
 * <p>Backward: dX = G W^T, dW = X^T G, db = the column sums of G. The shapes alone would almost tell: each gradient has
 * the shape of what it belongs to, and no other product of these matrices has it. Keeps X.
 */
public final class Linear implements ExplicitLayer {
    private final NdArray weight;
    private final NdArray bias;
    private NdArray x;
    private NdArray weightGrad;
    private NdArray biasGrad;

    /**
     * A layer with the given numbers, which it shares: {@code weight().assign(...)} trains it.
     *
     * @throws GradusException unless {@code weight} has shape (in, out) and {@code bias} (out,)
     */
    public Linear(NdArray weight, NdArray bias) {
        if (weight.shape().rank() != 2
                || !bias.shape().equals(Shape.of(weight.shape().dim(1)))) {
            throw new GradusException("Linear needs a weight of shape (in, out) and a bias of shape (out,), and got "
                    + weight.shape() + " and " + bias.shape() + ".");
        }
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public NdArray forward(NdArray input) {
        int in = weight.shape().dim(0);
        if (input.shape().rank() != 2 || input.shape().dim(1) != in) {
            throw new GradusException("Linear with a weight of shape " + weight.shape() + " needs rows of shape (N, "
                    + in + "), and got " + input.shape() + ".");
        }
        x = input;
        return MatMul.multiply(x, weight).zip(bias, "Linear", Double::sum);
    }

    /** Also stores dW and db, in place of the last ones. Call it before the weights are changed. */
    @Override
    public NdArray backward(NdArray g) {
        Checks.forwardRan("Linear", x);
        Checks.gradient("Linear", g, Shape.of(x.shape().dim(0), weight.shape().dim(1)));
        weightGrad = MatMul.multiply(x.transpose(1, 0), g);
        biasGrad = Reductions.sum(g, new int[] {0}, false);
        return MatMul.multiply(g, weight.transpose(1, 0));
    }

    /** W, the array itself. */
    public NdArray weight() {
        return weight;
    }

    /** b, the array itself. */
    public NdArray bias() {
        return bias;
    }

    /** dW of the last backward pass, of W's shape; null before the first. */
    public NdArray weightGrad() {
        return weightGrad;
    }

    /** db of the last backward pass, of b's shape; null before the first. */
    public NdArray biasGrad() {
        return biasGrad;
    }
}
