package gradus.array;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of the widest kind that the processor has. What is left over at the end of an array is done by
 * a last vector that overlaps the one before, and an array shorter than a vector by the plain loops: masked loads at the
 * end of an array are slow before JDK 18.
 */
final class VectorKernels implements Kernels {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** Added to a number below 2^51, rounds it to an integer, which then stands in the lowest bits. */
    private static final double ROUNDING = 0x1.8p52;

    /** As ROUNDING; what then stands in the lowest bits is more by the bias of a double's exponent. */
    private static final double ROUNDING_BIASED = 0x1.8p52 + 1023;

    private static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_REST = 2.3190468138462996e-17;
    private static final double LOG2_E = 1 / LN2;

    /** e^x is 0 below and infinite above. */
    private static final double EXP_LIMIT = 750;

    /** (e^r - 1 - r)/r^2 for |r| below ln(2)/2, to 4e-19 of e^r: interpolated at the Chebyshev nodes, highest first. */
    private static final double[] EXP_TAIL = {
        0x1.1f7340dbc337ep-29, 0x1.af4e554377204p-26, 0x1.27e4db46cddd1p-22, 0x1.71de01fdbf9cap-19,
        0x1.a01a01a6e1e2ap-16, 0x1.a01a01abf85abp-13, 0x1.6c16c16c162c3p-10, 0x1.11111111100bep-7,
        0x1.5555555555556p-5, 0x1.5555555555557p-3, 0.5
    };

    private final Kernels plain = new PlainKernels();

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    /** Where the last vector starts: the loops below step to it and end. */
    private static int next(int i, int length) {
        return i + LANES < length ? Math.min(i + LANES, length - LANES) : length;
    }

    @Override
    public void matmul(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        VectorMatMul.multiply(a, b, c, cAt, n, k, m);
    }

    @Override
    public void exp(double[] x, double[] y) {
        if (x.length < LANES) {
            plain.exp(x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            exp(load(x, i)).intoArray(y, i);
        }
    }

    @Override
    public void tanh(double[] x, double[] y) {
        if (x.length < LANES) {
            plain.tanh(x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            tanh(load(x, i)).intoArray(y, i);
        }
    }

    @Override
    public void sigmoid(double[] x, double[] y) {
        if (x.length < LANES) {
            plain.sigmoid(x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            DoubleVector v = load(x, i);
            DoubleVector e = exp(v.abs().neg());
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            one.blend(e, v.compare(VectorOperators.LT, 0)).div(e.add(1)).intoArray(y, i);
        }
    }

    @Override
    public void relu(double[] x, double[] y) {
        if (x.length < LANES) {
            plain.relu(x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            load(x, i).max(0).intoArray(y, i);
        }
    }

    /** tanh'(x) = 4 e^-2|x| / (1 + e^-2|x|)^2, in which nothing cancels. */
    @Override
    public void tanhProduct(double[] g, double[] x, double[] y) {
        if (x.length < LANES) {
            plain.tanhProduct(g, x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            DoubleVector e = exp(load(x, i).abs().mul(-2));
            DoubleVector d = e.add(1);
            load(g, i).mul(e.mul(4).div(d.mul(d))).intoArray(y, i);
        }
    }

    /** sigmoid'(x) = e^-|x| / (1 + e^-|x|)^2. */
    @Override
    public void sigmoidProduct(double[] g, double[] x, double[] y) {
        if (x.length < LANES) {
            plain.sigmoidProduct(g, x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            DoubleVector e = exp(load(x, i).abs().neg());
            DoubleVector d = e.add(1);
            load(g, i).mul(e.div(d.mul(d))).intoArray(y, i);
        }
    }

    @Override
    public void reluProduct(double[] g, double[] x, double[] y) {
        if (x.length < LANES) {
            plain.reluProduct(g, x, y);
            return;
        }
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            zero.blend(load(g, i), load(x, i).compare(VectorOperators.GT, 0)).intoArray(y, i);
        }
    }

    @Override
    public double sum(double[] x, int from, int count) {
        if (count < 2 * LANES) {
            return plain.sum(x, from, count);
        }
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector rest = sum;
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector term = load(x, from + i);
            DoubleVector next = sum.add(term);
            DoubleVector added = next.sub(sum);
            rest = rest.add(sum.sub(next.sub(added)).add(term.sub(added)));
            sum = next;
        }
        double[] parts = new double[LANES + count - whole];
        sum.intoArray(parts, 0);
        System.arraycopy(x, from + whole, parts, LANES, count - whole);
        double rests = rest.reduceLanes(VectorOperators.ADD);
        double total = plain.sum(parts, 0, parts.length);
        return PlainKernels.withRest(total, rests);
    }

    @Override
    public void sumRows(double[] x, int rows, int columns, double[] sums) {
        if (columns < LANES) {
            plain.sumRows(x, rows, columns, sums);
            return;
        }
        for (int j = 0; j < columns; j = next(j, columns)) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            DoubleVector rest = sum;
            for (int r = 0, at = j; r < rows; r++, at += columns) {
                DoubleVector term = load(x, at);
                DoubleVector next = sum.add(term);
                DoubleVector added = next.sub(sum);
                rest = rest.add(sum.sub(next.sub(added)).add(term.sub(added)));
                sum = next;
            }
            VectorMask<Double> finite = sum.sub(sum).compare(VectorOperators.EQ, 0);
            finite = finite.and(rest.sub(rest).compare(VectorOperators.EQ, 0));
            sum.blend(sum.add(rest), finite).intoArray(sums, j);
        }
    }

    @Override
    public double max(double[] x, int from, int count) {
        if (count < 2 * LANES) {
            return plain.max(x, from, count);
        }
        DoubleVector max = load(x, from);
        for (int i = 0; i < count; i = next(i, count)) {
            max = max.max(load(x, from + i));
        }
        return max.reduceLanes(VectorOperators.MAX);
    }

    /** e^x = 2^k e^r with x = k ln 2 + r. 2^k is multiplied in two halves, each within range, and rounds at most once. */
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector v = x.blend(EXP_LIMIT, x.compare(VectorOperators.GT, EXP_LIMIT));
        v = v.blend(-EXP_LIMIT, v.compare(VectorOperators.LT, -EXP_LIMIT));
        DoubleVector k = v.mul(LOG2_E).add(ROUNDING).sub(ROUNDING);
        DoubleVector half = k.mul(0.5).add(ROUNDING).sub(ROUNDING);
        return expm1Reduced(v, k).add(1).mul(powerOfTwo(half)).mul(powerOfTwo(k.sub(half)));
    }

    /** e^r - 1 for r = x - k ln 2, at most ln(2)/2 in size. */
    private static DoubleVector expm1Reduced(DoubleVector x, DoubleVector k) {
        DoubleVector minusK = k.neg();
        DoubleVector r = minusK.fma(DoubleVector.broadcast(SPECIES, LN2), x);
        r = minusK.fma(DoubleVector.broadcast(SPECIES, LN2_REST), r);
        DoubleVector q = DoubleVector.broadcast(SPECIES, EXP_TAIL[0]);
        q = coefficient(q, r, 1);
        q = coefficient(q, r, 2);
        q = coefficient(q, r, 3);
        q = coefficient(q, r, 4);
        q = coefficient(q, r, 5);
        q = coefficient(q, r, 6);
        q = coefficient(q, r, 7);
        q = coefficient(q, r, 8);
        q = coefficient(q, r, 9);
        q = coefficient(q, r, 10);
        return q.fma(r.mul(r), r);
    }

    private static DoubleVector coefficient(DoubleVector q, DoubleVector r, int i) {
        return q.fma(r, DoubleVector.broadcast(SPECIES, EXP_TAIL[i]));
    }

    /** 2^k for whole numbers k from -1022 to 1023: k written into the exponent. */
    private static DoubleVector powerOfTwo(DoubleVector k) {
        LongVector bits = k.add(ROUNDING_BIASED).reinterpretAsLongs();
        return bits.lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
    }

    /** With E = e^(2|x|) - 1, tanh |x| = E/(E + 2); both it and E keep their digits near 0. */
    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector twice = x.abs().mul(2);
        // tanh is 1 to the last digit long before
        DoubleVector t = twice.blend(50, twice.compare(VectorOperators.GT, 50));
        DoubleVector k = t.mul(LOG2_E).add(ROUNDING).sub(ROUNDING);
        DoubleVector power = powerOfTwo(k);
        DoubleVector e = expm1Reduced(t, k).fma(power, power.sub(1));
        DoubleVector size = e.div(e.add(2));
        return size.blend(size.neg(), x.compare(VectorOperators.LT, 0)).blend(x, x.compare(VectorOperators.EQ, 0));
    }
}
