package gradus.array;

/** Where the largest and smallest numbers stand. */
public final class Ordering {
    private Ordering() {}

    /**
     * The index along {@code axis} of the largest number, the first of several; a NaN counts as the largest, as in NumPy.
     *
     * @return the shape without that axis
     * @throws GradusException if the axis is empty
     */
    public static NdArray argmax(NdArray x, int axis) {
        int along = x.shape().axis(axis);
        if (x.shape().dim(along) == 0) {
            throw new GradusException(
                    "The largest of no numbers has no place: axis " + axis + " of shape " + x.shape() + " is empty.");
        }
        return Reductions.fold(x, new int[] {along}, false, Ordering::first);
    }

    private static double first(double[] data, int from, int count) {
        int best = 0;
        for (int i = 1; i < count && !Double.isNaN(data[from + best]); i++) {
            double candidate = data[from + i];
            if (candidate > data[from + best] || Double.isNaN(candidate)) {
                best = i;
            }
        }
        return best;
    }
}
