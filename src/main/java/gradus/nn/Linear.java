package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;

/**
 * Y = X W + b: every output is a weighted sum of all inputs. Examples are rows, so W has shape (in, out); a textbook
 * that writes W x + b, with examples as columns, has its transpose, and so does PyTorch's {@code Linear.weight}.
 */
public final class Linear extends Module {
    private final Tensor weight;
    private final Tensor bias;

    /** With weights and bias uniform in [-1/sqrt(in), 1/sqrt(in)), as PyTorch starts. */
    public Linear(int in, int out, RandomNumbers random) {
        this(in, out, true, random);
    }

    /**
     * As {@link #Linear(int, int, RandomNumbers)}, with no bias if {@code withBias} is false.
     *
     * @throws GradusException if {@code in} or {@code out} is less than 1
     */
    public Linear(int in, int out, boolean withBias, RandomNumbers random) {
        if (in < 1 || out < 1) {
            throw new GradusException("Linear(" + in + ", " + out + ") needs at least one input and one output.");
        }
        Init start = Init.byFanIn(in);
        weight = parameter("weight", start.numbers(Shape.of(in, out), random));
        bias = withBias ? parameter("bias", start.numbers(Shape.of(out), random)) : null;
    }

    /**
     * With given numbers, which are copied.
     *
     * @param weight of shape (in, out)
     * @param bias of shape (out,), or null for none
     * @throws GradusException if the shapes are others
     */
    public Linear(NdArray weight, NdArray bias) {
        Shape w = weight.shape();
        if (w.rank() != 2 || (bias != null && !bias.shape().equals(Shape.of(w.dim(1))))) {
            throw new GradusException("Linear needs a weight of shape (in, out) and a bias of shape (out,), and got "
                    + w + (bias == null ? "" : " and " + bias.shape()) + ".");
        }
        this.weight = parameter("weight", weight.copy());
        this.bias = bias == null ? null : parameter("bias", bias.copy());
    }

    /**
     * X W + b.
     *
     * @param x of shape (..., in)
     * @return of shape (..., out)
     * @throws GradusException if the last axis of {@code x} has another length
     */
    @Override
    public Tensor forward(Tensor x) {
        int in = weight.shape().dim(0);
        if (x.shape().isScalar() || x.shape().dim(-1) != in) {
            throw new GradusException(label() + " needs an input of shape (..., " + in
                    + "), one row an example, and got " + x.shape() + ".");
        }
        return bias == null ? x.matmul(weight) : Functions.linear(x, weight, bias);
    }

    /** W, of shape (in, out). */
    public Tensor weight() {
        return weight;
    }

    /** b, of shape (out,), or null if there is none. */
    public Tensor bias() {
        return bias;
    }

    @Override
    public String toString() {
        return "Linear(" + weight.shape().dim(0) + ", " + weight.shape().dim(1) + (bias == null ? ", no bias" : "")
                + ")";
    }
}
