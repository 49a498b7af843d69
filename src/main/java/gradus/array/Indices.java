package gradus.array;

/** Whole numbers that point into an axis, in any shape. Negative ones count from the end, as in NumPy. */
public final class Indices {
    private final Shape shape;
    private final int[] values;

    private Indices(Shape shape, int[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** A vector of indices. */
    public static Indices of(int... values) {
        return new Indices(Shape.of(values.length), values.clone());
    }

    /**
     * The numbers of an array as indices.
     *
     * @throws GradusException if one is not a whole number
     */
    public static Indices of(NdArray array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            double x = array.data()[i];
            if (x != (int) x) {
                throw new GradusException("An index is a whole number, and " + x + " is not.");
            }
            values[i] = (int) x;
        }
        return new Indices(array.shape(), values);
    }

    /** The shape in which the indices are arranged. */
    public Shape shape() {
        return shape;
    }

    /** The indices as positions along an axis of {@code target}. */
    int[] within(Shape target, int axis) {
        int[] result = new int[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = target.index(values[i], axis);
        }
        return result;
    }

    /** One row of zeros an index, with a one at that place: shape (..., classes). */
    public NdArray oneHot(int classes) {
        Shape target = shape.insert(shape.rank(), classes);
        NdArray result = NdArray.full(target, 0);
        int[] positions = within(target, target.rank() - 1);
        for (int i = 0; i < positions.length; i++) {
            result.data()[i * classes + positions[i]] = 1;
        }
        return result;
    }
}
