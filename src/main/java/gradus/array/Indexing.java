package gradus.array;

/** Indices as NumPy reads them: negative ones count from the end. */
final class Indexing {
    private Indexing() {}

    static int index(int i, Shape shape, int axis) {
        int length = shape.dim(axis);
        int index = i < 0 ? i + length : i;
        if (index < 0 || index >= length) {
            throw new GradusException("Index " + i + " is outside axis " + axis + " of shape " + shape + ": use "
                    + -length + " to " + (length - 1) + ".");
        }
        return index;
    }
}
