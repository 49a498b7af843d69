package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.Selection;
import gradus.array.Shape;

/** Convolution and pooling of images, shape (batch, channels, height, width): windows, and then what is already there. */
public final class Convolution {
    private Convolution() {}

    /**
     * The cross-correlation that deep learning calls convolution.
     *
     * @param images (batch, channels, height, width)
     * @param kernels (filters, channels, kernel height, kernel width)
     * @param padding rows and columns of zeros on every side
     * @return (batch, filters, (height + 2 padding - kernel height) / stride + 1, the same of the width)
     */
    public static Tensor conv2d(Tensor images, Tensor kernels, int stride, int padding) {
        Shape k = kernels.shape();
        if (k.rank() != 4
                || images.shape().rank() != 4
                || k.dim(1) != images.shape().dim(1)) {
            throw new GradusException("conv2d needs images (batch, channels, height, width) and kernels (filters,"
                    + " channels, height, width) with as many channels, and got shapes " + images.shape() + " and " + k
                    + ".");
        }
        Selection windows = Selection.windows(images.shape(), k.dim(2), k.dim(3), stride, padding);
        Shape w = windows.to();
        int taps = k.dim(1) * k.dim(2) * k.dim(3);
        Tensor rows = Shaping.select(images, windows).reshape(Shape.of(w.dim(0), w.dim(1) * w.dim(2), taps));
        Tensor filters = Shaping.transpose(kernels.reshape(Shape.of(k.dim(0), taps)));
        Tensor result = rows.matmul(filters).reshape(Shape.of(w.dim(0), w.dim(1), w.dim(2), k.dim(0)));
        return Shaping.transpose(result, 0, 3, 1, 2);
    }

    /** The largest number of each window of each channel; windows lie {@code stride} apart. */
    public static Tensor maxPool2d(Tensor images, int size, int stride) {
        Selection windows = Selection.windows(images.shape(), size, size, stride, 0);
        Tensor largest = Functions.max(Shaping.select(images, windows), new int[] {4, 5}, false);
        return Shaping.transpose(largest, 0, 3, 1, 2);
    }
}
