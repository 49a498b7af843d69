package gradus.learn;

import gradus.array.NdArray;

/** How an answer that nothing explains differs from the right one: its sign and its size, and never the number. */
final class Clue {
    private static final double CLOSE = 10;

    private Clue() {}

    static String of(NdArray given, NdArray expected) {
        int wrong = 0;
        int first = -1;
        for (int i = 0; i < expected.size(); i++) {
            if (Math.abs(given.data()[i] - expected.data()[i]) > 1e-6 * Math.abs(expected.data()[i]) + 1e-10) {
                first = first < 0 ? i : first;
                wrong++;
            }
        }
        String which = expected.size() == 1
                ? "The right one"
                : (wrong == expected.size()
                                ? "No entry is right"
                                : wrong + " of " + expected.size() + " entries are wrong")
                        + "; the right one for the first of them";
        double g = given.data()[Math.max(first, 0)];
        double e = expected.data()[Math.max(first, 0)];
        if (e == 0) {
            return which + " is 0.";
        }
        if (Math.abs(g) <= 1e-12) { // 0, but for rounding
            return which + " is not 0.";
        }
        double ratio = Math.abs(e / g);
        String size = ratio > CLOSE
                ? " is about 10^" + Math.round(Math.log10(ratio)) + " times larger"
                : ratio < 1 / CLOSE
                        ? " is about 10^" + Math.round(-Math.log10(ratio)) + " times smaller"
                        : " is of the same order of magnitude";
        return which + size + (Math.signum(g) == Math.signum(e) ? "." : ", with the other sign.");
    }
}
