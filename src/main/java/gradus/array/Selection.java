package gradus.array;

import java.util.Arrays;

/**
 * Which elements of an array are read, and into which shape: what slices, index arrays, windows and padding have in
 * common.
 *
 * <p>Immutable by convention: nobody writes to {@code positions} after construction.
 */
public final class Selection {
    /** The position that reads as zero: padding. */
    public static final int PADDING = -1;

    private final Shape from;
    private final Shape to;
    private final int[] positions;

    private Selection(Shape from, Shape to, int[] positions) {
        this.from = from;
        this.to = to;
        this.positions = positions;
    }

    /** The shape read from. */
    public Shape from() {
        return from;
    }

    /** The shape read into. */
    public Shape to() {
        return to;
    }

    /** The position in {@link #from} that each element is read from, or {@link #PADDING}. */
    public int[] positions() {
        return positions.clone();
    }

    /** The selected elements. */
    public NdArray read(NdArray x) {
        double[] source = x.data();
        double[] result = new double[positions.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = positions[i] == PADDING ? 0 : source[positions[i]];
        }
        return NdArray.of(to, result);
    }

    /** The transpose of {@link #read}: each element of {@code x} added where it was read, zeros elsewhere. */
    public NdArray scatterAdd(NdArray x) {
        double[] source = x.data();
        double[] result = new double[from.size()];
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] != PADDING) {
                result[positions[i]] += source[i];
            }
        }
        return NdArray.of(from, result);
    }

    /**
     * A slice along one axis, as Python writes {@code start:stop:step}; negative start and stop count from the end, and
     * both are cut to the axis.
     *
     * @throws GradusException if the step is 0
     */
    public static Selection slice(Shape shape, int axis, int start, int stop, int step) {
        if (step == 0) {
            throw new GradusException("A slice needs a step other than 0.");
        }
        int length = shape.dim(axis);
        int lowest = step > 0 ? 0 : -1;
        int highest = step > 0 ? length : length - 1;
        int first = Math.min(Math.max(start < 0 ? start + length : start, lowest), highest);
        int last = Math.min(Math.max(stop < 0 ? stop + length : stop, lowest), highest);
        int count = Math.max(0, (last - first + step - Integer.signum(step)) / step);
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> first + i * step);
        return take(shape, axis, Indices.of(indices));
    }

    /** Whole entries along an axis, by index; the axis becomes the axes of {@code indices}. NumPy's {@code take}. */
    public static Selection take(Shape shape, int axis, Indices indices) {
        int at = shape.axis(axis);
        int[] dims = shape.dims();
        int outer = product(dims, 0, at);
        int inner = product(dims, at + 1, dims.length);
        int[] chosen = indices.within(shape, at);
        int[] positions = new int[outer * chosen.length * inner];
        int n = 0;
        for (int i = 0; i < outer; i++) {
            for (int index : chosen) {
                for (int k = 0; k < inner; k++) {
                    positions[n++] = (i * dims[at] + index) * inner + k;
                }
            }
        }
        Shape to = shape.without(at);
        int[] added = indices.shape().dims();
        for (int k = 0; k < added.length; k++) {
            to = to.insert(at + k, added[k]);
        }
        return new Selection(shape, to, positions);
    }

    /**
     * One element for each index: {@code indices} has the rank of {@code shape} and its lengths, except along
     * {@code axis}. PyTorch's {@code gather}, NumPy's {@code take_along_axis}.
     */
    public static Selection gather(Shape shape, int axis, Indices indices) {
        int at = shape.axis(axis);
        Shape to = indices.shape();
        boolean fits = to.rank() == shape.rank();
        for (int k = 0; fits && k < shape.rank(); k++) {
            fits = k == at || to.dim(k) == shape.dim(k);
        }
        if (!fits) {
            throw new GradusException("gather along axis " + axis + " of shape " + shape + " needs indices of the same"
                    + " lengths along every other axis, and they have shape " + to + ".");
        }
        int[] chosen = indices.within(shape, at);
        int inner = product(shape.dims(), at + 1, shape.rank());
        int[] positions = new int[chosen.length];
        for (int i = 0; i < positions.length; i++) {
            int outer = i / (inner * to.dim(at));
            positions[i] = (outer * shape.dim(at) + chosen[i]) * inner + i % inner;
        }
        return new Selection(shape, to, positions);
    }

    /**
     * The windows of images (batch, channels, height, width), with zeros around them: (batch, rows, columns, channels,
     * kernel height, kernel width).
     *
     * @throws GradusException if a window is larger than the padded image
     */
    public static Selection windows(Shape images, int kernelHeight, int kernelWidth, int stride, int padding) {
        if (images.rank() != 4) {
            throw new GradusException(
                    "Images have shape (batch, channels, height, width), and this is " + images + ".");
        }
        int height = images.dim(2);
        int width = images.dim(3);
        int spareRows = height + 2 * padding - kernelHeight;
        int spareColumns = width + 2 * padding - kernelWidth;
        if (stride < 1 || padding < 0 || spareRows < 0 || spareColumns < 0) {
            throw new GradusException("A window of " + kernelHeight + " by " + kernelWidth + " with stride " + stride
                    + " and padding " + padding + " does not fit images of shape " + images
                    + ". The stride is at least 1, the padding at least 0, the window at most the padded image.");
        }
        Shape to = Shape.of(
                images.dim(0),
                spareRows / stride + 1,
                spareColumns / stride + 1,
                images.dim(1),
                kernelHeight,
                kernelWidth);
        int[] positions = new int[to.size()];
        int n = 0;
        for (int image = 0; image < to.dim(0); image++) {
            for (int row = 0; row < to.dim(1); row++) {
                for (int column = 0; column < to.dim(2); column++) {
                    for (int channel = 0; channel < to.dim(3); channel++) {
                        int plane = (image * to.dim(3) + channel) * height;
                        for (int i = 0; i < kernelHeight; i++) {
                            for (int j = 0; j < kernelWidth; j++) {
                                int y = row * stride - padding + i;
                                int x = column * stride - padding + j;
                                boolean inside = y >= 0 && y < height && x >= 0 && x < width;
                                positions[n++] = inside ? (plane + y) * width + x : PADDING;
                            }
                        }
                    }
                }
            }
        }
        return new Selection(images, to, positions);
    }

    private static int product(int[] dims, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= dims[i];
        }
        return product;
    }
}
