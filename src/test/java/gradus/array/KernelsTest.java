package gradus.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.Kernels.Matrix;
import gradus.autodiff.HighPrecision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both implementations of the kernels promise. The tests run with the vector module. */
class KernelsTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 31, 64, 100, 1001};

    static Stream<Kernels> kernels() {
        return Stream.of(new PlainKernels(), WarmUp.vectorKernels().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void multipliesInAllFourForms(Kernels kernels) {
        int[][] shapes = {
            {1, 1, 1},
            {2, 3, 4},
            {16, 4, 8},
            {16, 8, 2},
            {5, 7, 9},
            {3, 0, 4},
            {0, 3, 4},
            {3, 4, 0},
            {1, 64, 10},
            {100, 64, 10},
            {64, 64, 64},
            {33, 65, 37},
            {13, 130, 91},
            {130, 70, 129},
            {7, 2500, 11},
            {4, 33, 25}
        };
        for (int[] s : shapes) {
            for (int form = 0; form < 4; form++) {
                product(kernels, s[0], s[1], s[2], (form & 1) != 0, (form & 2) != 0);
            }
        }
    }

    private static void product(Kernels kernels, int n, int k, int m, boolean transposeA, boolean transposeB) {
        double[] a = numbers(n * k + 2, -1, 1);
        double[] b = numbers(k * m + 3, -1, 1);
        double[] c = numbers(n * m + 2, -1, 1);
        double[] before = c.clone();
        Matrix left = new Matrix(a, 2, transposeA ? 1 : k, transposeA ? n : 1);
        Matrix right = new Matrix(b, 3, transposeB ? 1 : m, transposeB ? k : 1);
        kernels.matmul(left, right, c, 1, n, k, m);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double expected = 0;
                for (int l = 0; l < k; l++) {
                    expected += a[2 + i * left.row() + l * left.column()] * b[3 + l * right.row() + j * right.column()];
                }
                assertEquals(
                        expected,
                        c[1 + i * m + j],
                        1e-14 * (k + 1),
                        () -> n + " x " + k + " x " + m + (transposeA ? ", a^T" : "") + (transposeB ? ", b^T" : ""));
            }
        }
        assertEquals(before[0], c[0], "written before the result");
        assertEquals(before[n * m + 1], c[n * m + 1], "written after the result");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void functionsAreRightToTheLastDigits(Kernels kernels) {
        double[] x = points();
        within(1, x, into(kernels::exp, x), HighPrecision::exp);
        within(2, x, into(kernels::tanh, x), HighPrecision::tanh);
        within(2, x, into(kernels::sigmoid, x), HighPrecision::sigmoid);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void derivativesKeepTheirDigitsInTheTails(Kernels kernels) {
        double[] x = points();
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        within(4, x, into((in, out) -> kernels.sigmoidProduct(ones, in, out), x), HighPrecision::sigmoidSlope);
        // tanh'(x) = 4 sigmoid'(2x)
        within(4, x, into((in, out) -> kernels.tanhProduct(ones, in, out), x), v -> HighPrecision.sigmoidSlope(
                        v.multiply(BigDecimal.valueOf(2)))
                .multiply(BigDecimal.valueOf(4)));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void functionsHaveTheirLimits(Kernels kernels) {
        double infinity = Double.POSITIVE_INFINITY;
        double[] x = {0, -0.0, infinity, -infinity, Double.NaN, 800, -800, 1e300, -1e300, -745.2, -745.1};
        for (double[] at : List.of(x, new double[] {Double.NaN}, new double[] {-0.0, infinity, -infinity})) {
            for (int i = 0; i < at.length; i++) {
                double v = at[i];
                assertEquals(Math.exp(v), into(kernels::exp, at)[i], "exp " + v);
                assertEquals(Math.tanh(v), into(kernels::tanh, at)[i], "tanh " + v);
                assertEquals(1 / (1 + Math.exp(-v)), into(kernels::sigmoid, at)[i], 1e-300, "sigmoid " + v);
                assertEquals(Math.max(v, 0), into(kernels::relu, at)[i], "relu " + v);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void everyElementIsComputedAtEveryLength(Kernels kernels) {
        for (int length : LENGTHS) {
            double[] x = numbers(length, -2, 2);
            double[] g = numbers(length, 0.5, 2);
            double[] relu = into(kernels::relu, x);
            double[] masked = into((in, out) -> kernels.reluProduct(g, in, out), x);
            double[] exp = into(kernels::exp, x);
            double[] tanh = into(kernels::tanh, x);
            double[] sigmoid = into(kernels::sigmoid, x);
            double[] tanhSlope = into((in, out) -> kernels.tanhProduct(g, in, out), x);
            double[] sigmoidSlope = into((in, out) -> kernels.sigmoidProduct(g, in, out), x);
            for (int i = 0; i < length; i++) {
                assertEquals(Math.max(x[i], 0), relu[i]);
                assertEquals(x[i] > 0 ? g[i] : 0, masked[i]);
                assertEquals(Math.exp(x[i]), exp[i], 1e-15 * exp[i] * 2);
                assertEquals(Math.tanh(x[i]), tanh[i], 1e-15);
                assertEquals(1 / (1 + Math.exp(-x[i])), sigmoid[i], 1e-15);
                assertEquals(g[i] * (1 - tanh[i] * tanh[i]), tanhSlope[i], 1e-14);
                assertEquals(g[i] * sigmoid[i] * (1 - sigmoid[i]), sigmoidSlope[i], 1e-14);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsKeepWhatAdditionsRoundOff(Kernels kernels) {
        for (int count : LENGTHS) {
            double[] x = numbers(count + 3, -1, 1);
            for (int i = 0; i < count; i++) {
                x[3 + i] *= Math.pow(10, i % 17);
            }
            BigDecimal exact = BigDecimal.ZERO;
            for (int i = 0; i < count; i++) {
                exact = exact.add(new BigDecimal(x[3 + i]));
            }
            assertEquals(exact.doubleValue(), kernels.sum(x, 3, count), Math.abs(exact.doubleValue()) * 4e-16);
        }
        double[] large = new double[64];
        large[5] = 1e16;
        large[20] = 1;
        large[40] = -1e16;
        assertEquals(1, kernels.sum(large, 0, 64));
        large[7] = Double.POSITIVE_INFINITY;
        assertEquals(Double.POSITIVE_INFINITY, kernels.sum(large, 0, 64));
        large[9] = Double.NaN;
        assertEquals(Double.NaN, kernels.sum(large, 0, 64));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsOfRowsAreSumsOfColumns(Kernels kernels) {
        for (int columns : LENGTHS) {
            for (int rows : new int[] {0, 1, 2, 33}) {
                double[] x = numbers(rows * columns, -1e8, 1);
                double[] sums = numbers(columns, 5, 6);
                kernels.sumRows(x, rows, columns, sums);
                for (int j = 0; j < columns; j++) {
                    double[] column = new double[rows];
                    for (int r = 0; r < rows; r++) {
                        column[r] = x[r * columns + j];
                    }
                    assertEquals(kernels.sum(column, 0, rows), sums[j], 1e-15 * Math.abs(sums[j]));
                }
            }
        }
        double[] infinite = new double[32];
        infinite[16] = Double.NEGATIVE_INFINITY;
        double[] sums = new double[16];
        kernels.sumRows(infinite, 2, 16, sums);
        assertEquals(Double.NEGATIVE_INFINITY, sums[0]);
        assertEquals(0, sums[1]);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theMaximumIsFoundWhereverItIs(Kernels kernels) {
        assertEquals(Double.NEGATIVE_INFINITY, kernels.max(new double[0], 0, 0));
        for (int count : LENGTHS) {
            for (int at = 0; at < count; at++) {
                double[] x = numbers(count + 2, -2, -1);
                x[0] = 5;
                x[count + 1] = 5;
                x[1 + at] = -0.5;
                assertEquals(-0.5, kernels.max(x, 1, count));
                x[1 + at] = Double.NaN;
                assertEquals(Double.NaN, kernels.max(x, 1, count));
            }
        }
    }

    @Test
    void bothImplementationsAgreeToTheLastBit() {
        List<Kernels> both = kernels().toList();
        double[] x = points();
        double[] g = numbers(x.length, -2, 2);
        List<Function> functions = List.of(
                Kernels::exp,
                Kernels::tanh,
                Kernels::sigmoid,
                Kernels::relu,
                (kernels, in, out) -> kernels.tanhProduct(g, in, out),
                (kernels, in, out) -> kernels.sigmoidProduct(g, in, out),
                (kernels, in, out) -> kernels.reluProduct(g, in, out),
                (kernels, in, out) -> kernels.sumRows(in, 7, in.length / 7, out),
                (kernels, in, out) -> out[0] = kernels.sum(in, 0, in.length),
                (kernels, in, out) -> out[0] = kernels.max(in, 0, in.length),
                (kernels, in, out) ->
                        kernels.matmul(new Matrix(in, 0, 37, 1), new Matrix(g, 1, 1, 37), out, 0, 23, 37, 41),
                (kernels, in, out) ->
                        kernels.matmul(new Matrix(in, 0, 1, 5), new Matrix(g, 0, 3, 1), out, 0, 5, 300, 3),
                (kernels, in, out) ->
                        kernels.matmul(new Matrix(in, 0, 5, 1), new Matrix(g, 0, 9, 1), out, 0, 1, 130, 9));
        for (Function f : functions) {
            double[] plain = new double[x.length];
            double[] vectors = new double[x.length];
            f.apply(both.get(0), x, plain);
            f.apply(both.get(1), x, vectors);
            assertArrayEquals(plain, vectors);
        }
    }

    private interface Function {
        void apply(Kernels kernels, double[] x, double[] y);
    }

    private static double[] into(BiConsumer<double[], double[]> f, double[] x) {
        double[] y = new double[x.length];
        f.accept(x, y);
        return y;
    }

    private static double[] points() {
        return Stream.of(numbers(500, -700, 700), numbers(1000, -3, 3), numbers(100, -1e-3, 1e-3), new double[] {
                    1e-300, -1e-300, 1e-17, 0.34, 0.35, 19, -19, 22, 30, 350, -350, 708, -708
                })
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    private static double[] numbers(int count, double low, double high) {
        return count == 0
                ? new double[0]
                : new SplittableRandom(count).doubles(count, low, high).toArray();
    }

    /** An ulp is that of the exact value; below the normal range, where digits run out, one of MIN_VALUE is added. */
    private static void within(double ulps, double[] x, double[] y, UnaryOperator<BigDecimal> exact) {
        double worst = 0;
        double where = 0;
        for (int i = 0; i < x.length; i++) {
            BigDecimal expected = exact.apply(new BigDecimal(x[i]));
            BigDecimal ulp = new BigDecimal(Math.ulp(expected.doubleValue()));
            double error = new BigDecimal(y[i])
                    .subtract(expected)
                    .abs()
                    .divide(ulp, MathContext.DECIMAL64)
                    .doubleValue();
            double allowance = Math.abs(expected.doubleValue()) < Double.MIN_NORMAL ? 4 : 0;
            if (error - allowance > worst) {
                worst = error - allowance;
                where = x[i];
            }
        }
        assertTrue(worst <= ulps, "an error of " + worst + " units in the last place at x = " + where);
    }
}
