package gradus.nn;

import gradus.array.GradusException;
import gradus.array.Indices;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Shaping;
import gradus.autodiff.Tensor;

/**
 * A table with a learned row for each of so many things, such as the words of a vocabulary: an index is looked up, and
 * becomes its row. The same as a one-hot row times the table, without the multiplications by 0. In the backward pass a
 * row collects the gradients of all places that looked it up.
 */
public final class Embedding extends Module {
    private final Tensor weight;

    /**
     * A table of {@code count} rows of length {@code size}, standard normal at first, as in PyTorch.
     *
     * @throws GradusException if {@code count} or {@code size} is less than 1
     */
    public Embedding(int count, int size, RandomNumbers random) {
        if (count < 1 || size < 1) {
            throw new GradusException(
                    "Embedding(" + count + ", " + size + ") needs at least one row of at least one" + " number.");
        }
        weight = parameter("weight", Init.normal(0, 1).numbers(Shape.of(count, size), random));
    }

    /**
     * The rows of the given indices.
     *
     * @param x whole numbers of any shape; negative ones count from the end of the table
     * @return of shape (shape of x..., size)
     * @throws GradusException if a number is not whole or names no row, or if {@code x} requires a gradient
     */
    @Override
    public Tensor forward(Tensor x) {
        if (x.requiresGrad()) {
            throw new GradusException(label() + " looks rows up by index, and by an index of shape " + x.shape()
                    + " nothing can be differentiated. Pass plain numbers, or x.detach().");
        }
        return forward(Indices.of(x.value()));
    }

    /**
     * The rows of the given indices, of shape (shape of indices..., size).
     *
     * @throws GradusException if an index names no row
     */
    public Tensor forward(Indices indices) {
        return Shaping.take(weight, 0, indices);
    }

    /** The table, of shape (count, size). */
    public Tensor weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "Embedding(" + weight.shape().dim(0) + ", " + weight.shape().dim(1) + ")";
    }
}
