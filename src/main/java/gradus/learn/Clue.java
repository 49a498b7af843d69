package gradus.learn;

import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.view.Numbers;

/** How a wrong answer differs from the right one: what was given, and the sign and the size expected, never the number. */
final class Clue {
    private static final double CLOSE = 10;
    private static final int DIGITS = 6;
    private static final int SPELT_OUT = 3;

    private Clue() {}

    /** For arrays of the same size. */
    static String of(NdArray given, NdArray expected) {
        int wrong = 0;
        int first = 0;
        for (int i = expected.size() - 1; i >= 0; i--) {
            if (!Agreement.sameEntry(given, expected, i)) {
                first = i;
                wrong++;
            }
        }
        String entry = of(given.data()[first], expected.data()[first]);
        if (expected.size() == 1) {
            return entry;
        }
        String which = wrong == expected.size()
                ? "no entry is right"
                : wrong + " of " + expected.size() + " entries are wrong";
        return which + ", the first at " + index(first, expected.shape()) + ": " + entry;
    }

    private static String of(double given, double expected) {
        return "given " + Numbers.rounded(given, DIGITS) + ", expected " + kind(given, expected) + ".";
    }

    private static String kind(double given, double expected) {
        if (expected == 0) {
            return "a number closer to 0";
        }
        String sign = expected < 0 ? "negative" : "positive";
        if (Math.abs(given) <= 1e-12) { // 0, but for rounding
            return "a " + sign + " number";
        }
        String article = Math.signum(given) == Math.signum(expected) ? "another " : "a ";
        double ratio = Math.abs(expected / given);
        return article + sign + " number"
                + (ratio > CLOSE
                        ? ", " + power(ratio) + " times larger in size"
                        : ratio < 1 / CLOSE
                                ? ", " + power(1 / ratio) + " times smaller in size"
                                : " of the same order of magnitude");
    }

    private static String power(double ratio) {
        long exponent = Math.round(Math.log10(ratio));
        return "about " + (exponent <= SPELT_OUT ? Numbers.exact(Math.pow(10, (double) exponent)) : "10^" + exponent);
    }

    /** As JavaScript writes it: [0][2]. */
    private static String index(int flat, Shape shape) {
        StringBuilder text = new StringBuilder();
        int rest = flat;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            text.insert(0, "[" + rest % shape.dim(axis) + "]");
            rest /= shape.dim(axis);
        }
        return text.toString();
    }
}
