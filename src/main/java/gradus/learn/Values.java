package gradus.learn;

import gradus.array.NdArray;
import gradus.view.ArrayText;
import gradus.view.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comparison of the values that expressions give, as data: numbers to a tolerance, everything else exactly. */
final class Values {
    /** What counts as zero beside numbers of ordinary size. */
    private static final double ABSOLUTE = 1e-12;

    private Values() {}

    /**
     * Whether two values are equal. Numbers and tensors, or arrays of numbers, must have the same shape and may differ
     * by {@code tolerance} times the largest number among them; NaN equals nothing.
     */
    static boolean equal(Object a, Object b, double tolerance) {
        Optional<double[]> x = numbers(a);
        Optional<double[]> y = numbers(b);
        if (x.isEmpty() || y.isEmpty()) {
            return a != null && a.equals(b);
        }
        if (!shape(a).equals(shape(b))) {
            return false;
        }
        double scale = Math.max(largest(x.get()), largest(y.get()));
        for (int i = 0; i < x.get().length; i++) {
            double u = x.get()[i];
            double v = y.get()[i];
            if (u != v && !(Math.abs(u - v) <= tolerance * scale + ABSOLUTE)) {
                return false;
            }
        }
        return true;
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The numbers of a value in order, if it is made of numbers. */
    static Optional<double[]> numbers(Object value) {
        if (value instanceof Double number) {
            return Optional.of(new double[] {number});
        }
        if (value instanceof NdArray array) {
            return Optional.of(array.copy().data());
        }
        if (value instanceof List<?> list) {
            List<Optional<double[]>> parts = list.stream().map(Values::numbers).toList();
            return parts.stream().allMatch(Optional::isPresent)
                    ? Optional.of(parts.stream()
                            .flatMapToDouble(part -> Arrays.stream(part.get()))
                            .toArray())
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** Lengths along the axes, outermost first. */
    private static List<Integer> shape(Object value) {
        if (value instanceof NdArray array) {
            return Arrays.stream(array.shape().dims()).boxed().toList();
        }
        if (value instanceof List<?> list) {
            List<Integer> inner = list.isEmpty() ? List.of() : shape(list.get(0));
            return Stream.concat(Stream.of(list.size()), inner.stream()).toList();
        }
        return List.of();
    }

    /** A value for a message. */
    static String text(Object value) {
        if (value instanceof Double number) {
            return Numbers.exact(number);
        }
        if (value instanceof NdArray array) {
            return ArrayText.of(array);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Values::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String string ? "'" + string + "'" : String.valueOf(value);
    }
}
