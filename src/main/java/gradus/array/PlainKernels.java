package gradus.array;

import java.util.Arrays;

/** The kernels as ordinary loops, written so that the JVM's compiler can vectorise what it is able to. */
final class PlainKernels implements Kernels {
    /** How many multiplications e^x is worth. */
    private static final int COST_OF_EXP = 20;

    // e^x = 2^k e^r with x = k ln 2 + r.

    /** Added to a number below 2^51, rounds it to an integer, which then stands in the lowest bits. */
    static final double ROUNDING = 0x1.8p52;

    /** As ROUNDING; what then stands in the lowest bits is more by the bias of a double's exponent. */
    static final double ROUNDING_BIASED = 0x1.8p52 + 1023;

    static final double LOG2_E = 0x1.71547652b82fep0;

    /** ln 2 in two parts, of which the first is so short that k times it is exact. */
    static final double LN2 = 0x1.62e42feep-1;

    static final double LN2_REST = 0x1.a39ef35793c76p-33;

    /** e^x is infinite above, and 0 below its negative. */
    static final double EXP_LIMIT = 750;

    /** tanh is 1 to the last digit above half of it. */
    static final double TANH_LIMIT = 50;

    // (e^r - 1 - r)/r^2 for |r| up to ln(2)/2, to 4e-19 of e^r: interpolated at the Chebyshev nodes.
    static final double E2 = 0.5;
    static final double E3 = 0x1.5555555555557p-3;
    static final double E4 = 0x1.5555555555556p-5;
    static final double E5 = 0x1.11111111100bep-7;
    static final double E6 = 0x1.6c16c16c162c3p-10;
    static final double E7 = 0x1.a01a01abf85abp-13;
    static final double E8 = 0x1.a01a01a6e1e2ap-16;
    static final double E9 = 0x1.71de01fdbf9cap-19;
    static final double E10 = 0x1.27e4db46cddd1p-22;
    static final double E11 = 0x1.af4e554377204p-26;
    static final double E12 = 0x1.1f7340dbc337ep-29;

    /** In tiles of two rows and four columns, whose sums are local variables while the inner index runs. */
    @Override
    public void product(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        WarmUp.count((long) n * k * m);
        for (int j = 0; j < m; j += 4) {
            for (int i = 0; i < n; i += 2) {
                if (i + 2 <= n && j + 4 <= m) {
                    tile(a, a.at() + i * a.row(), b, b.at() + j * b.column(), c, cAt + i * m + j, m, k);
                } else {
                    edge(a, i, Math.min(i + 2, n), b, j, Math.min(j + 4, m), c, cAt, m, k);
                }
            }
        }
    }

    private static void tile(Matrix a, int aAt, Matrix b, int bAt, double[] c, int cAt, int m, int k) {
        double[] x = a.data();
        double[] y = b.data();
        int below = a.row();
        int column = b.column();
        double c00 = 0;
        double c01 = 0;
        double c02 = 0;
        double c03 = 0;
        double c10 = 0;
        double c11 = 0;
        double c12 = 0;
        double c13 = 0;
        for (int l = 0; l < k; l++) {
            double x0 = x[aAt + l * a.column()];
            double x1 = x[aAt + below + l * a.column()];
            int at = bAt + l * b.row();
            c00 = Fma.of(x0, y[at], c00);
            c10 = Fma.of(x1, y[at], c10);
            c01 = Fma.of(x0, y[at + column], c01);
            c11 = Fma.of(x1, y[at + column], c11);
            c02 = Fma.of(x0, y[at + 2 * column], c02);
            c12 = Fma.of(x1, y[at + 2 * column], c12);
            c03 = Fma.of(x0, y[at + 3 * column], c03);
            c13 = Fma.of(x1, y[at + 3 * column], c13);
        }
        c[cAt] = c00;
        c[cAt + 1] = c01;
        c[cAt + 2] = c02;
        c[cAt + 3] = c03;
        c[cAt + m] = c10;
        c[cAt + m + 1] = c11;
        c[cAt + m + 2] = c12;
        c[cAt + m + 3] = c13;
    }

    private static void edge(
            Matrix a, int top, int bottom, Matrix b, int left, int right, double[] c, int cAt, int m, int k) {
        for (int i = top; i < bottom; i++) {
            for (int j = left; j < right; j++) {
                int aAt = a.at() + i * a.row();
                int bAt = b.at() + j * b.column();
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum = Fma.of(a.data()[aAt + l * a.column()], b.data()[bAt + l * b.row()], sum);
                }
                c[cAt + i * m + j] = sum;
            }
        }
    }

    @Override
    public void addToRows(double[] row, double[] x, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < row.length; j++) {
                x[r * row.length + j] += row[j];
            }
        }
    }

    @Override
    public void exp(double[] x, double[] y) {
        WarmUp.count((long) COST_OF_EXP * x.length);
        exp(x, y, 0, x.length);
    }

    static void exp(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = exp(x[i]);
        }
    }

    @Override
    public void tanh(double[] x, double[] y) {
        WarmUp.count((long) COST_OF_EXP * x.length);
        for (int i = 0; i < x.length; i++) {
            y[i] = tanh(x[i]);
        }
    }

    @Override
    public void sigmoid(double[] x, double[] y) {
        WarmUp.count((long) COST_OF_EXP * x.length);
        sigmoid(x, y, 0, x.length);
    }

    static void sigmoid(double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            double e = exp(-Math.abs(x[i]));
            y[i] = (x[i] < 0 ? e : 1) / (1 + e);
        }
    }

    /** 2^k is multiplied in two halves, each within range, and rounds at most once. */
    private static double exp(double x) {
        double v = Math.max(Math.min(x, EXP_LIMIT), -EXP_LIMIT);
        double k = v * LOG2_E + ROUNDING - ROUNDING;
        double half = k * 0.5 + ROUNDING - ROUNDING;
        return (expm1Reduced(v, k) + 1) * powerOfTwo(half) * powerOfTwo(k - half);
    }

    /** e^r - 1 for r = x - k ln 2, at most ln(2)/2 in size; even and odd powers apart, which a processor does at once. */
    private static double expm1Reduced(double x, double k) {
        double r = Fma.of(-k, LN2, x);
        r = Fma.of(-k, LN2_REST, r);
        double s = r * r;
        double even = Fma.of(E12, s, E10);
        even = Fma.of(even, s, E8);
        even = Fma.of(even, s, E6);
        even = Fma.of(even, s, E4);
        even = Fma.of(even, s, E2);
        double odd = Fma.of(E11, s, E9);
        odd = Fma.of(odd, s, E7);
        odd = Fma.of(odd, s, E5);
        odd = Fma.of(odd, s, E3);
        return Fma.of(Fma.of(odd, r, even), s, r);
    }

    /** 2^k for whole numbers k from -1022 to 1023: k written into the exponent. */
    private static double powerOfTwo(double k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(k + ROUNDING_BIASED) << 52);
    }

    /** With E = e^(2|x|) - 1, tanh |x| = E/(E + 2); both it and E keep their digits near 0. */
    private static double tanh(double x) {
        double twice = Math.abs(x) * 2;
        double t = Math.min(twice, TANH_LIMIT);
        double k = t * LOG2_E + ROUNDING - ROUNDING;
        double power = powerOfTwo(k);
        double e = Fma.of(expm1Reduced(t, k), power, power - 1);
        double size = e / (e + 2);
        return x == 0 ? x : x < 0 ? -size : size;
    }

    @Override
    public void relu(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(x[i], 0);
        }
    }

    @Override
    public void tanhProduct(double[] g, double[] x, double[] y) {
        tanhProduct(g, x, y, 0, x.length);
    }

    static void tanhProduct(double[] g, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            double e = exp(Math.abs(x[i]) * -2);
            double d = e + 1;
            y[i] = g[i] * (e * 4 / (d * d));
        }
    }

    @Override
    public void sigmoidProduct(double[] g, double[] x, double[] y) {
        sigmoidProduct(g, x, y, 0, x.length);
    }

    static void sigmoidProduct(double[] g, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            double e = exp(-Math.abs(x[i]));
            double d = e + 1;
            y[i] = g[i] * (e / (d * d));
        }
    }

    @Override
    public void reluProduct(double[] g, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] > 0 ? g[i] : 0;
        }
    }

    @Override
    public double sum(double[] x, int from, int count) {
        if (count < 2 * PARTIAL_SUMS) {
            return inOrder(x, from, count, 0);
        }
        double[] sums = new double[PARTIAL_SUMS];
        double[] rests = new double[PARTIAL_SUMS];
        int whole = count - count % PARTIAL_SUMS;
        for (int i = 0; i < whole; i += PARTIAL_SUMS) {
            addRow(x, from + i, PARTIAL_SUMS, sums, rests);
        }
        return total(sums, rests, x, from + whole, count - whole);
    }

    /** The sum of partial sums, of what they rounded off, and of the numbers that are left over. */
    static double total(double[] sums, double[] rests, double[] x, int from, int count) {
        double[] parts = Arrays.copyOf(sums, PARTIAL_SUMS + count);
        System.arraycopy(x, from, parts, PARTIAL_SUMS, count);
        double rest = 0;
        for (double r : rests) {
            rest += r;
        }
        return inOrder(parts, 0, parts.length, rest);
    }

    private static double inOrder(double[] x, int from, int count, double before) {
        double sum = 0;
        double rest = before;
        for (int i = 0; i < count; i++) {
            double term = x[from + i];
            double next = sum + term;
            double added = next - sum;
            rest += (sum - (next - added)) + (term - added);
            sum = next;
        }
        return withRest(sum, rest);
    }

    @Override
    public void sumRows(double[] x, int rows, int columns, double[] sums) {
        double[] rests = new double[columns];
        Arrays.fill(sums, 0, columns, 0);
        for (int r = 0; r < rows; r++) {
            addRow(x, r * columns, columns, sums, rests);
        }
        for (int j = 0; j < columns; j++) {
            sums[j] = withRest(sums[j], rests[j]);
        }
    }

    private static void addRow(double[] x, int at, int count, double[] sums, double[] rests) {
        for (int j = 0; j < count; j++) {
            double term = x[at + j];
            double next = sums[j] + term;
            double added = next - sums[j];
            rests[j] += (sums[j] - (next - added)) + (term - added);
            sums[j] = next;
        }
    }

    /** An infinite sum has no meaningful rest. */
    private static double withRest(double sum, double rest) {
        return Double.isFinite(sum) && Double.isFinite(rest) ? sum + rest : sum;
    }

    @Override
    public double max(double[] x, int from, int count) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, x[from + i]);
        }
        return max;
    }
}
