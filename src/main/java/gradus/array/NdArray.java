package gradus.array;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An array of doubles, row-major, with at least zero axes. Operations return new arrays and leave their operands as
 * they are; only {@link #assign} writes.
 */
public final class NdArray {
    private final Shape shape;
    private final double[] data;

    private NdArray(Shape shape, double[] data) {
        this.shape = shape;
        this.data = data;
    }

    /** An array over {@code data}, which it owns from now on; {@code data.length} must be {@code shape.size()}. */
    public static NdArray of(Shape shape, double... data) {
        if (shape.size() != data.length) {
            throw new GradusException(
                    "Shape " + shape + " needs " + shape.size() + " numbers, and there are " + data.length + ".");
        }
        return new NdArray(shape, data);
    }

    /** One number, of shape (). */
    public static NdArray scalar(double value) {
        return new NdArray(Shape.SCALAR, new double[] {value});
    }

    /** Numbers in a row, of shape (n,); owns {@code values} from now on. */
    public static NdArray vector(double... values) {
        return new NdArray(Shape.of(values.length), values);
    }

    /** An array in which every element is {@code value}. */
    public static NdArray full(Shape shape, double value) {
        double[] data = new double[shape.size()];
        if (value != 0) {
            Arrays.fill(data, value);
        }
        return new NdArray(shape, data);
    }

    /** The lengths of the axes. */
    public Shape shape() {
        return shape;
    }

    /** The number of elements. */
    public int size() {
        return data.length;
    }

    /** The numbers themselves, row-major, not a copy: for kernels. Whoever writes to them owns the array. */
    public double[] data() {
        return data;
    }

    /** The element at a full index. */
    public double get(int... index) {
        if (index.length != shape.rank()) {
            throw new GradusException(
                    "An element of shape " + shape + " has " + shape.rank() + " indices, not " + index.length + ".");
        }
        int[] strides = shape.strides();
        int offset = 0;
        for (int axis = 0; axis < index.length; axis++) {
            offset += shape.index(index[axis], axis) * strides[axis];
        }
        return data[offset];
    }

    /** The only element. */
    public double item() {
        if (data.length != 1) {
            throw new GradusException("item() needs exactly one element, and shape " + shape + " has " + data.length
                    + ". Reduce it first, as in sum(), or index one element.");
        }
        return data[0];
    }

    /** {@code f} of every element, in the same shape. */
    public NdArray map(DoubleUnaryOperator f) {
        double[] result = new double[data.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = f.applyAsDouble(data[i]);
        }
        return new NdArray(shape, result);
    }

    /** {@code f} of the elements of both, broadcast to a common shape; {@code operation} names it in errors. */
    public NdArray zip(NdArray other, String operation, DoubleBinaryOperator f) {
        return Broadcasting.zip(this, other, operation, f);
    }

    /** The same numbers in the same order under another shape of the same size; shares the numbers. */
    public NdArray reshape(Shape to) {
        if (to.size() != data.length) {
            throw new GradusException("reshape cannot make shape " + to + " (" + to.size() + " numbers) of shape "
                    + shape + " (" + data.length + " numbers).");
        }
        return new NdArray(to, data);
    }

    /**
     * This array repeated to a wider shape, by NumPy's rule.
     *
     * @throws GradusException if it does not broadcast to that shape
     */
    public NdArray broadcastTo(Shape to) {
        return shape.equals(to) ? this : Strided.read(this, 0, shape.stridesAs(to), to);
    }

    /** The axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
    public NdArray transpose(int... order) {
        int[] strides = shape.strides();
        int[] newStrides = new int[order.length];
        int[] newDims = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            newDims[i] = shape.dim(order[i]);
            newStrides[i] = strides[shape.axis(order[i])];
        }
        return Strided.read(this, 0, newStrides, Shape.of(newDims));
    }

    /** The same numbers in memory of their own. */
    public NdArray copy() {
        return new NdArray(shape, data.clone());
    }

    /** Overwrites the numbers with those of {@code other}, which broadcasts to this shape. */
    public void assign(NdArray other) {
        System.arraycopy(other.broadcastTo(shape).data, 0, data, 0, data.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray that && shape.equals(that.shape) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(data);
    }

    /** The shape and the first numbers: for debugging; what a learner sees is made by the view package. */
    @Override
    public String toString() {
        String numbers = Arrays.toString(data.length <= 20 ? data : Arrays.copyOf(data, 20));
        return "NdArray" + shape + (data.length <= 20 ? numbers : numbers.replace("]", ", ...]"));
    }
}
