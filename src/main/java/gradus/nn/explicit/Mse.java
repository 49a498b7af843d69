package gradus.nn.explicit;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Reductions;

/**
 * The mean squared error L = (1/n) sum of (x - y)^2 over all n elements, without a factor 1/2.
 *
 * <p>Backward: dX = 2 (x - y)/n. A loss is where the backward pass starts, so {@link #backward} takes no gradient. Keeps
 * x - y.
 */
public final class Mse {
    private NdArray error;

    /**
     * The loss L.
     *
     * @param x the prediction, with at least one element
     * @param y the target, of the same shape: it may not broadcast, which would compare all pairs
     * @throws GradusException if the shapes differ or are empty
     */
    public double forward(NdArray x, NdArray y) {
        if (!x.shape().equals(y.shape()) || x.size() == 0) {
            throw new GradusException("Mse needs a prediction and a target of the same shape, not empty, and got "
                    + x.shape() + " and " + y.shape() + ".");
        }
        error = x.zip(y, "Mse", (xi, yi) -> xi - yi);
        NdArray squares = error.map(e -> e * e);
        return Reductions.sum(squares, Reductions.allAxes(x.shape()), false).item() / x.size();
    }

    /**
     * dX, of the shape of the prediction.
     *
     * @throws GradusException if there was no forward pass yet
     */
    public NdArray backward() {
        Checks.forwardRan("Mse", error);
        int n = error.size();
        return error.map(e -> 2 * e / n);
    }
}
