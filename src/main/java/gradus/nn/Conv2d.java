package gradus.nn;

import gradus.array.GradusException;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Convolution;
import gradus.autodiff.Tensor;

/**
 * Filters that slide over images: each output is a weighted sum of one window, with the same weights everywhere. What
 * deep learning calls convolution is cross-correlation: the kernel is not flipped.
 */
public final class Conv2d extends Module {
    private final int stride;
    private final int padding;
    private final Tensor weight;
    private final Tensor bias;

    /** With stride 1 and no padding. */
    public Conv2d(int channels, int filters, int kernel, RandomNumbers random) {
        this(channels, filters, kernel, 1, 0, true, random);
    }

    /**
     * Weights and bias start uniform in [-1/sqrt(n), 1/sqrt(n)) with n = channels kernel^2, as in PyTorch.
     *
     * @param kernel rows and columns of a window
     * @param stride rows or columns from one window to the next
     * @param padding rows and columns of zeros added on every side
     * @throws GradusException if channels, filters, kernel or stride are less than 1 or the padding is negative
     */
    public Conv2d(
            int channels, int filters, int kernel, int stride, int padding, boolean withBias, RandomNumbers random) {
        if (channels < 1 || filters < 1 || kernel < 1 || stride < 1 || padding < 0) {
            throw new GradusException(
                    "Conv2d needs channels, filters, kernel and stride of at least 1 and padding of at"
                            + " least 0, and got " + channels + ", " + filters + ", " + kernel + ", " + stride + " and "
                            + padding + ".");
        }
        this.stride = stride;
        this.padding = padding;
        Init start = Init.byFanIn(channels * kernel * kernel);
        weight = parameter("weight", start.numbers(Shape.of(filters, channels, kernel, kernel), random));
        bias = withBias ? parameter("bias", start.numbers(Shape.of(filters), random)) : null;
    }

    /**
     * The filtered images.
     *
     * @param x of shape (batch, channels, height, width)
     * @return of shape (batch, filters, rows, columns) with rows = (height + 2 padding - kernel) / stride + 1, rounded
     *     down, and columns in the same way
     * @throws GradusException if the channels are not as many as the filters', or the kernel does not fit
     */
    @Override
    public Tensor forward(Tensor x) {
        int channels = weight.shape().dim(1);
        if (x.shape().rank() != 4 || x.shape().dim(1) != channels) {
            throw new GradusException(label() + " needs images of shape (batch, " + channels + ", height, width), and"
                    + " got " + x.shape() + ".");
        }
        Tensor result = Convolution.conv2d(x, weight, stride, padding);
        return bias == null
                ? result
                : result.add(bias.reshape(Shape.of(bias.shape().size(), 1, 1)));
    }

    /** The kernels, of shape (filters, channels, kernel, kernel). */
    public Tensor weight() {
        return weight;
    }

    /** One number a filter, of shape (filters,), or null if there is none. */
    public Tensor bias() {
        return bias;
    }

    @Override
    public String toString() {
        Shape w = weight.shape();
        return "Conv2d(" + w.dim(1) + ", " + w.dim(0) + ", kernel " + w.dim(2) + ", stride " + stride + ", padding "
                + padding + (bias == null ? ", no bias" : "") + ")";
    }
}
