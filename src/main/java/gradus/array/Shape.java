package gradus.array;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The lengths of an array's axes, outermost first. A scalar has no axes and size 1. Immutable. */
public final class Shape {
    /** The shape of one number: no axes. */
    public static final Shape SCALAR = new Shape(new int[0]);

    private final int[] dims;
    private final int size;

    private Shape(int[] dims) {
        this.dims = dims;
        long count = 1;
        for (int d : dims) {
            if (d < 0) {
                throw new GradusException("A shape has no negative lengths, and " + text(dims) + " has one.");
            }
            count *= d;
            if (count > Integer.MAX_VALUE - 8) {
                throw new GradusException("An array of shape " + text(dims) + " has too many elements: at most "
                        + (Integer.MAX_VALUE - 8) + " fit. Work in smaller batches.");
            }
        }
        size = (int) count;
    }

    /**
     * The shape with these lengths.
     *
     * @throws GradusException if one is negative or their product is too large for an array
     */
    public static Shape of(int... dims) {
        return dims.length == 0 ? SCALAR : new Shape(dims.clone());
    }

    /** The shape of a matrix. */
    static Shape of(int rows, int columns) {
        return new Shape(new int[] {rows, columns});
    }

    /** The number of axes. */
    public int rank() {
        return dims.length;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** The length of an axis; negative axes count from the end, as in NumPy. */
    public int dim(int axis) {
        return dims[axis(axis)];
    }

    /** A copy of the lengths. */
    public int[] dims() {
        return dims.clone();
    }

    /** Whether there are no axes. */
    public boolean isScalar() {
        return dims.length == 0;
    }

    /**
     * An axis as a non-negative index.
     *
     * @throws GradusException if the shape has no such axis
     */
    public int axis(int axis) {
        int index = axis < 0 ? axis + dims.length : axis;
        if (index < 0 || index >= dims.length) {
            String range = dims.length == 0 ? "a scalar has no axes" : "use 0 to " + (dims.length - 1);
            throw new GradusException("There is no axis " + axis + " in shape " + this + ": " + range + ".");
        }
        return index;
    }

    /**
     * An index along an axis as a non-negative one.
     *
     * @throws GradusException if the axis has no such entry
     */
    int index(int i, int axis) {
        int length = dim(axis);
        int index = i < 0 ? i + length : i;
        if (index < 0 || index >= length) {
            throw new GradusException("Index " + i + " is outside axis " + axis + " of shape " + this + ": use "
                    + -length + " to " + (length - 1) + ".");
        }
        return index;
    }

    /** This shape with an axis of length {@code length} inserted before position {@code at}. */
    public Shape insert(int at, int length) {
        int[] result = new int[dims.length + 1];
        System.arraycopy(dims, 0, result, 0, at);
        result[at] = length;
        System.arraycopy(dims, at, result, at + 1, dims.length - at);
        return of(result);
    }

    /** This shape without one axis. */
    public Shape without(int axis) {
        int index = axis(axis);
        int[] result = new int[dims.length - 1];
        System.arraycopy(dims, 0, result, 0, index);
        System.arraycopy(dims, index + 1, result, index, dims.length - 1 - index);
        return of(result);
    }

    /** The distance in a row-major array between neighbours along each axis. */
    public int[] strides() {
        int[] strides = new int[dims.length];
        int step = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= dims[axis];
        }
        return strides;
    }

    /** The strides with which this shape reads as {@code target}: 0 along each axis that is repeated. */
    public int[] stridesAs(Shape target) {
        int lead = target.rank() - rank();
        if (lead < 0) {
            throw cannotBroadcast(target);
        }
        int[] own = strides();
        int[] result = new int[target.rank()];
        for (int axis = 0; axis < rank(); axis++) {
            if (dims[axis] == target.dims[axis + lead]) {
                result[axis + lead] = dims[axis] == 1 ? 0 : own[axis];
            } else if (dims[axis] != 1) {
                throw cannotBroadcast(target);
            }
        }
        return result;
    }

    private GradusException cannotBroadcast(Shape target) {
        return new GradusException("Shape " + this + " does not broadcast to " + target
                + ": read from the right, each axis must be equal or 1.");
    }

    /**
     * The shape that two operands broadcast to, by NumPy's rule: aligned from the right, axes must be equal or 1.
     *
     * @throws GradusException naming {@code operation}, both shapes and the axes that clash
     */
    public static Shape broadcast(Shape a, Shape b, String operation) {
        if (a.equals(b)) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        int[] result = new int[rank];
        for (int back = 1; back <= rank; back++) {
            int da = back <= a.rank() ? a.dims[a.rank() - back] : 1;
            int db = back <= b.rank() ? b.dims[b.rank() - back] : 1;
            if (da != db && da != 1 && db != 1) {
                throw new GradusException(operation + " cannot combine shapes " + a + " and " + b + ": counted from the"
                        + " right, axis " + back + " has length " + da + " against " + db
                        + ". Lengths must be equal, or one of them 1." + advice(a, b));
            }
            result[rank - back] = da == 1 ? db : da;
        }
        return of(result);
    }

    private static String advice(Shape a, Shape b) {
        if (a.rank() == 2 && b.rank() == 2 && a.dims[0] == b.dims[1] && a.dims[1] == b.dims[0]) {
            return " The transpose of one of them would fit.";
        }
        if (a.rank() == 2 && b.rank() == 1 && a.dims[0] == b.dims[0]) {
            return " To add down the columns, reshape the second to (" + b.dims[0] + ", 1).";
        }
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Shape that && Arrays.equals(dims, that.dims));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** As NumPy writes it: (), (3,), (3, 4). */
    @Override
    public String toString() {
        return text(dims);
    }

    private static String text(int[] dims) {
        return dims.length == 1
                ? "(" + dims[0] + ",)"
                : Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
