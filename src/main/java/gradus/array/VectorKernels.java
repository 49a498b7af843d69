package gradus.array;

import static gradus.array.PlainKernels.E10;
import static gradus.array.PlainKernels.E11;
import static gradus.array.PlainKernels.E12;
import static gradus.array.PlainKernels.E2;
import static gradus.array.PlainKernels.E3;
import static gradus.array.PlainKernels.E4;
import static gradus.array.PlainKernels.E5;
import static gradus.array.PlainKernels.E6;
import static gradus.array.PlainKernels.E7;
import static gradus.array.PlainKernels.E8;
import static gradus.array.PlainKernels.E9;
import static gradus.array.PlainKernels.LN2;
import static gradus.array.PlainKernels.LN2_REST;
import static gradus.array.PlainKernels.LOG2_E;
import static gradus.array.PlainKernels.ROUNDING;
import static gradus.array.PlainKernels.ROUNDING_BIASED;
import static gradus.array.PlainKernels.TANH_LIMIT;

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

    // The numbers of exp in every lane: made where they are used, they would be too much for the JVM's compiler,
    // which gives up in the middle of a large method, and then its vectors are objects.
    private static final DoubleVector V_ONE = DoubleVector.broadcast(SPECIES, 1);
    private static final DoubleVector V_MODERATE = DoubleVector.broadcast(SPECIES, 708);
    private static final DoubleVector V_LOG2_E = DoubleVector.broadcast(SPECIES, LOG2_E);
    private static final DoubleVector V_ROUNDING = DoubleVector.broadcast(SPECIES, ROUNDING);

    /** The lowest bit of a double's exponent. Shifts by a vector are compiled sooner than those by a number. */
    private static final LongVector V_EXPONENT_AT = LongVector.broadcast(LongVector.SPECIES_PREFERRED, 52);

    private static final DoubleVector V_MINUS_LN2 = DoubleVector.broadcast(SPECIES, -LN2);
    private static final DoubleVector V_MINUS_LN2_REST = DoubleVector.broadcast(SPECIES, -LN2_REST);
    private static final DoubleVector V_E12 = DoubleVector.broadcast(SPECIES, E12);
    private static final DoubleVector V_E11 = DoubleVector.broadcast(SPECIES, E11);
    private static final DoubleVector V_E10 = DoubleVector.broadcast(SPECIES, E10);
    private static final DoubleVector V_E9 = DoubleVector.broadcast(SPECIES, E9);
    private static final DoubleVector V_E8 = DoubleVector.broadcast(SPECIES, E8);
    private static final DoubleVector V_E7 = DoubleVector.broadcast(SPECIES, E7);
    private static final DoubleVector V_E6 = DoubleVector.broadcast(SPECIES, E6);
    private static final DoubleVector V_E5 = DoubleVector.broadcast(SPECIES, E5);
    private static final DoubleVector V_E4 = DoubleVector.broadcast(SPECIES, E4);
    private static final DoubleVector V_E3 = DoubleVector.broadcast(SPECIES, E3);
    private static final DoubleVector V_E2 = DoubleVector.broadcast(SPECIES, E2);

    private final Kernels plain = new PlainKernels();

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    /** Where the last vector starts: the loops below step to it and end. */
    private static int next(int i, int length) {
        return i + LANES < length ? Math.min(i + LANES, length - LANES) : length;
    }

    @Override
    public void product(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        VectorMatMul.multiply(a, b, c, cAt, n, k, m);
    }

    @Override
    public void addToRows(double[] row, double[] x, int rows) {
        int whole = row.length - row.length % LANES;
        for (int r = 0, at = 0; r < rows; r++, at += row.length) {
            for (int j = 0; j < whole; j += LANES) {
                load(x, at + j).add(load(row, j)).intoArray(x, at + j);
            }
            for (int j = whole; j < row.length; j++) {
                x[at + j] += row[j];
            }
        }
    }

    @Override
    public void exp(double[] x, double[] y) {
        if (x.length < LANES) {
            plain.exp(x, y);
            return;
        }
        for (int i = 0; i < x.length; i = next(i, x.length)) {
            DoubleVector v = load(x, i);
            if (isModerate(v)) {
                exp(v).intoArray(y, i);
            } else {
                PlainKernels.exp(x, y, i, i + LANES);
            }
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
            if (isModerate(v)) {
                DoubleVector e = exp(v.abs().neg());
                V_ONE.blend(e, v.compare(VectorOperators.LT, 0))
                        .div(e.add(V_ONE))
                        .intoArray(y, i);
            } else {
                PlainKernels.sigmoid(x, y, i, i + LANES);
            }
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
            DoubleVector v = load(x, i).mul(2);
            if (isModerate(v)) {
                DoubleVector e = exp(v.abs().neg());
                DoubleVector d = e.add(V_ONE);
                load(g, i).mul(e.mul(4).div(d.mul(d))).intoArray(y, i);
            } else {
                PlainKernels.tanhProduct(g, x, y, i, i + LANES);
            }
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
            DoubleVector v = load(x, i);
            if (isModerate(v)) {
                DoubleVector e = exp(v.abs().neg());
                DoubleVector d = e.add(V_ONE);
                load(g, i).mul(e.div(d.mul(d))).intoArray(y, i);
            } else {
                PlainKernels.sigmoidProduct(g, x, y, i, i + LANES);
            }
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
        if (LANES > PARTIAL_SUMS || count < 2 * PARTIAL_SUMS) {
            return plain.sum(x, from, count);
        }
        double[] sums = new double[PARTIAL_SUMS];
        double[] rests = new double[PARTIAL_SUMS];
        int whole = count - count % PARTIAL_SUMS;
        for (int lane = 0; lane < PARTIAL_SUMS; lane += LANES) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            DoubleVector rest = sum;
            for (int i = lane; i < whole; i += PARTIAL_SUMS) {
                DoubleVector term = load(x, from + i);
                DoubleVector next = sum.add(term);
                DoubleVector added = next.sub(sum);
                rest = rest.add(sum.sub(next.sub(added)).add(term.sub(added)));
                sum = next;
            }
            sum.intoArray(sums, lane);
            rest.intoArray(rests, lane);
        }
        return PlainKernels.total(sums, rests, x, from + whole, count - whole);
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

    // The functions, operation for operation as in PlainKernels, where they are explained.

    /** Whether e^x and e^-x are normal numbers in every lane: neither infinite nor so small that they lose digits. */
    private static boolean isModerate(DoubleVector x) {
        return x.abs().compare(VectorOperators.LE, V_MODERATE).allTrue();
    }

    /** e^x of moderate x, for which 2^k needs no halves. */
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector k = x.mul(V_LOG2_E).add(V_ROUNDING).sub(V_ROUNDING);
        return expm1Reduced(x, k).add(V_ONE).mul(powerOfTwo(k));
    }

    private static DoubleVector expm1Reduced(DoubleVector x, DoubleVector k) {
        DoubleVector r = k.fma(V_MINUS_LN2, x);
        r = k.fma(V_MINUS_LN2_REST, r);
        DoubleVector s = r.mul(r);
        DoubleVector even =
                V_E12.fma(s, V_E10).fma(s, V_E8).fma(s, V_E6).fma(s, V_E4).fma(s, V_E2);
        DoubleVector odd = V_E11.fma(s, V_E9).fma(s, V_E7).fma(s, V_E5).fma(s, V_E3);
        return odd.fma(r, even).fma(s, r);
    }

    private static DoubleVector powerOfTwo(DoubleVector k) {
        LongVector bits = k.add(ROUNDING_BIASED).reinterpretAsLongs();
        return bits.lanewise(VectorOperators.LSHL, V_EXPONENT_AT).reinterpretAsDoubles();
    }

    private static DoubleVector tanh(DoubleVector x) {
        DoubleVector twice = x.abs().mul(2);
        DoubleVector t = twice.min(TANH_LIMIT);
        DoubleVector k = t.mul(LOG2_E).add(ROUNDING).sub(ROUNDING);
        DoubleVector power = powerOfTwo(k);
        DoubleVector e = expm1Reduced(t, k).fma(power, power.sub(1));
        DoubleVector size = e.div(e.add(2));
        return size.blend(size.neg(), x.compare(VectorOperators.LT, 0)).blend(x, x.compare(VectorOperators.EQ, 0));
    }
}
