package gradus.learn;

import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.Arrays;

/** When two answers count as the same. */
final class Agreement {
    /** An answer computed in another order, or by a good central difference, is still right. */
    private static final double RELATIVE = 1e-7;

    /** Against the largest entry: what cancels to almost 0 has no digits left. */
    private static final double TO_LARGEST = 1e-10;

    private static final double ABSOLUTE = 1e-12;

    private Agreement() {}

    /** Whether the numbers are the same, whatever the shape. */
    static boolean sameNumbers(NdArray given, NdArray expected) {
        double floor = TO_LARGEST * largest(expected) + ABSOLUTE;
        return within(given, expected, e -> RELATIVE * Math.abs(e) + floor);
    }

    /** Whether one entry of two arrays of the same size agrees. */
    static boolean sameEntry(NdArray given, NdArray expected, int i) {
        double e = expected.data()[i];
        double floor = TO_LARGEST * largest(expected) + ABSOLUTE;
        return Math.abs(given.data()[i] - e) <= RELATIVE * Math.abs(e) + floor;
    }

    /** How far off an entry may be, given what it should be. */
    @FunctionalInterface
    interface Tolerance {
        double at(double expected);
    }

    static boolean within(NdArray given, NdArray expected, Tolerance tolerance) {
        if (given.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.data()[i];
            if (!Double.isFinite(e) || !(Math.abs(given.data()[i] - e) <= tolerance.at(e))) {
                return false; // what is infinite tolerates anything, and is the same as nothing
            }
        }
        return true;
    }

    static double largest(NdArray array) {
        return Arrays.stream(array.data()).map(Math::abs).max().orElse(0);
    }

    /** Whether shapes differ only by axes of length 1, and are not a column for a row. */
    static boolean sameShape(Shape given, Shape expected) {
        if (given.equals(expected) || (given.size() == 1 && expected.size() == 1)) {
            return true;
        }
        return given.rank() != expected.rank() && Arrays.equals(squeezed(given), squeezed(expected));
    }

    private static int[] squeezed(Shape shape) {
        return Arrays.stream(shape.dims()).filter(d -> d != 1).toArray();
    }
}
