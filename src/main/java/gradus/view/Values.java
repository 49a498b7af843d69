package gradus.view;

import gradus.array.NdArray;

/** Values in one short line: a number, a few numbers, or a shape. */
final class Values {
    private static final int DIGITS = 7;
    private static final int FEW = 4;

    private Values() {}

    static String brief(NdArray value) {
        if (value.size() == 1) {
            return number(value.data()[0]);
        }
        if (value.size() <= FEW && value.shape().rank() == 1) {
            StringBuilder text = new StringBuilder("[");
            for (double x : value.data()) {
                text.append(text.length() > 1 ? ", " : "").append(number(x));
            }
            return text.append("]").toString();
        }
        return "shape " + value.shape();
    }

    /** Seven digits, with a true minus sign. */
    static String number(double x) {
        return Numbers.rounded(x, DIGITS).replace('-', '−');
    }
}
