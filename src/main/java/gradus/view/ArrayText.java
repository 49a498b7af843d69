package gradus.view;

import gradus.array.NdArray;
import gradus.array.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays as text, as NumPy prints them: nested brackets, aligned columns, at most 8 digits after the point, and a
 * summary in place of what is too long to read. A scalar is printed exactly.
 */
public final class ArrayText {
    private static final int DIGITS = 8;
    private static final int SUMMARISE_ABOVE = 1000;
    private static final int EDGE = 3;
    private static final int WIDTH = 75;

    private final NdArray array;
    private final int[] strides;
    private final boolean summarised;
    private final List<String> cells = new ArrayList<>();
    private int next;
    private int cellWidth;

    private ArrayText(NdArray array) {
        this.array = array;
        this.strides = array.shape().strides();
        this.summarised = array.size() > SUMMARISE_ABOVE;
    }

    public static String of(NdArray array) {
        if (array.shape().isScalar()) {
            return Numbers.exact(array.item());
        }
        ArrayText text = new ArrayText(array);
        List<Double> shown = new ArrayList<>();
        text.collect(0, 0, shown);
        text.cells.addAll(columns(shown));
        text.cellWidth = text.cells.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder out = new StringBuilder();
        text.print(0, 0, out);
        return out.toString();
    }

    /** Whether the text shows every number, and with its brackets the shape. */
    public static boolean isWhole(NdArray array) {
        return array.size() > 0 && array.size() <= SUMMARISE_ABOVE;
    }

    private void collect(int axis, int offset, List<Double> into) {
        if (axis == array.shape().rank()) {
            into.add(array.data()[offset]);
            return;
        }
        for (int i : positions(axis)) {
            if (i >= 0) {
                collect(axis + 1, offset + i * strides[axis], into);
            }
        }
    }

    /** The indices shown along an axis; -1 stands for the dots. */
    private int[] positions(int axis) {
        int length = array.shape().dim(axis);
        boolean cut = summarised && length > 2 * EDGE;
        int[] positions = new int[cut ? 2 * EDGE + 1 : length];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = !cut || k < EDGE ? k : k == EDGE ? -1 : length - positions.length + k;
        }
        return positions;
    }

    private void print(int axis, int offset, StringBuilder out) {
        Shape shape = array.shape();
        if (axis == shape.rank()) {
            String cell = cells.get(next++);
            out.append(" ".repeat(cellWidth - cell.length())).append(cell);
            return;
        }
        boolean innermost = axis == shape.rank() - 1;
        out.append('[');
        int column = axis + 1;
        int k = 0;
        for (int i : positions(axis)) {
            if (k++ > 0) {
                if (innermost && column + cellWidth + 2 <= WIDTH) {
                    out.append(", ");
                    column += 2;
                } else {
                    out.append(innermost ? ",\n" : "," + "\n".repeat(Math.max(1, shape.rank() - axis - 1)))
                            .append(" ".repeat(axis + 1));
                    column = axis + 1;
                }
            }
            if (i < 0) {
                out.append("...");
                column += 3;
            } else {
                print(axis + 1, offset + i * strides[axis], out);
                column += cellWidth;
            }
        }
        out.append(']');
    }

    private static List<String> columns(List<Double> values) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        int decimals = 0;
        int digits = 1;
        for (double x : values) {
            if (x != 0 && !Double.isNaN(x) && !Double.isInfinite(x)) {
                largest = Math.max(largest, Math.abs(x));
                smallest = Math.min(smallest, Math.abs(x));
                BigDecimal shortest = Numbers.shortest(x);
                BigDecimal fixed =
                        shortest.setScale(Math.min(DIGITS, Math.max(0, shortest.scale())), RoundingMode.HALF_EVEN);
                decimals = Math.max(decimals, fixed.stripTrailingZeros().scale());
                BigDecimal rounded = shortest.round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN));
                digits = Math.max(digits, rounded.stripTrailingZeros().precision());
            }
        }
        boolean scientific = largest >= 1e8 || (decimals > 0 && (smallest < 1e-4 || largest / smallest > 1e4));
        List<String> result = new ArrayList<>();
        for (double x : values) {
            if ((x == 0 && !scientific) || Double.isNaN(x) || Double.isInfinite(x)) {
                result.add(
                        x == 0
                                ? new BigDecimal(0)
                                        .setScale(decimals, RoundingMode.UNNECESSARY)
                                        .toPlainString()
                                : Numbers.special(x));
            } else if (scientific) {
                result.add(scientific(x, digits));
            } else {
                result.add(new BigDecimal(x)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString());
            }
        }
        return result;
    }

    private static String scientific(double x, int digits) {
        return String.format(java.util.Locale.ROOT, "%." + (digits - 1) + "e", x);
    }
}
