package gradus.autodiff;

import static gradus.autodiff.HighPrecision.ONE;
import static gradus.autodiff.HighPrecision.TWO;
import static gradus.autodiff.HighPrecision.ZERO;
import static gradus.autodiff.HighPrecision.div;
import static gradus.autodiff.HighPrecision.exact;
import static gradus.autodiff.HighPrecision.exp;
import static gradus.autodiff.HighPrecision.inverse;
import static gradus.autodiff.HighPrecision.log;
import static gradus.autodiff.HighPrecision.log1p;
import static gradus.autodiff.HighPrecision.max;
import static gradus.autodiff.HighPrecision.mul;
import static gradus.autodiff.HighPrecision.normalCdf;
import static gradus.autodiff.HighPrecision.normalPdf;
import static gradus.autodiff.HighPrecision.pow;
import static gradus.autodiff.HighPrecision.sigmoid;
import static gradus.autodiff.HighPrecision.softplus;
import static gradus.autodiff.HighPrecision.sqrt;
import static gradus.autodiff.HighPrecision.square;
import static gradus.autodiff.HighPrecision.sum;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.array.NdArray;
import gradus.array.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table's accuracy: values to a relative error of 1e-14 and first derivatives, in both modes, to 1e-12, against
 * decimal references evaluated at the exact doubles that the engine gets. At 200 random points a function, and in the
 * tails.
 *
 * <p>Relative error asks for the impossible where a result is a difference of rounded terms and passes through 0 (the
 * derivative of gelu near -0.75, of a loss where the prediction is right). There, and only there, the sum of the
 * absolute terms is given as well, and 1e-15 of it is allowed on top: the few roundings that the terms have themselves.
 */
class AccuracyTest {
    private static final double VALUE_TOLERANCE = 1e-14;
    private static final double DERIVATIVE_TOLERANCE = 1e-12;
    private static final double TERMS_TOLERANCE = 1e-15;
    private static final int RANDOM_POINTS = 200;
    private static final Backward.Options KEEP = new Backward.Options(null, true, false);

    /** All that is checked of one function; failures are counted, and the first dozen told. */
    private static final class Check {
        private static final MathContext SHORT = new MathContext(20);

        private final String function;
        private final List<String> failures = new ArrayList<>();

        Check(String function) {
            this.function = function;
        }

        void value(String point, double got, BigDecimal expected, BigDecimal terms) {
            compare(function, point, got, expected, VALUE_TOLERANCE, terms);
        }

        void derivative(String by, String point, double got, BigDecimal expected, BigDecimal terms) {
            compare("derivative of " + function + by, point, got, expected, DERIVATIVE_TOLERANCE, terms);
        }

        private void compare(
                String what, String point, double got, BigDecimal expected, double tolerance, BigDecimal terms) {
            // Below the normal range doubles are MIN_VALUE apart, and no relative error can be kept.
            BigDecimal allowed = sum(
                    expected.abs().multiply(exact(tolerance)),
                    terms.multiply(exact(TERMS_TOLERANCE)),
                    exact(Double.MIN_VALUE));
            boolean right = Double.isFinite(got)
                    ? exact(got).subtract(expected).abs().compareTo(allowed) <= 0
                    : got == expected.doubleValue();
            if (!right) {
                failures.add(what + " at " + point + ": got " + got + ", expected " + expected.round(SHORT)
                        + ", relative error " + relativeError(got, expected));
            }
        }

        private static String relativeError(double got, BigDecimal expected) {
            return !Double.isFinite(got) || expected.signum() == 0
                    ? "infinite"
                    : String.valueOf(div(exact(got).subtract(expected), expected)
                            .abs()
                            .round(new MathContext(3))
                            .doubleValue());
        }

        void report() {
            if (!failures.isEmpty()) {
                fail(failures.size() + " inaccurate results:\n"
                        + String.join("\n", failures.subList(0, Math.min(failures.size(), 12))));
            }
        }
    }

    /** A function of one variable with its references; {@code terms} is what adds up to the derivative, or null. */
    private record Unary(
            String name,
            UnaryOperator<Tensor> engine,
            UnaryOperator<BigDecimal> value,
            UnaryOperator<BigDecimal> derivative,
            UnaryOperator<BigDecimal> terms,
            double low,
            double high,
            double... tails) {
        void check(Check check) {
            double[] at = join(random(name).doubles(RANDOM_POINTS, low, high).toArray(), tails);
            Tensor x = Tensor.parameter(NdArray.vector(at));
            Tensor y = engine.apply(x);
            double[] reverse = reverse(y.sum(), x);
            double[] forward = forward(y, x, NdArray.full(x.shape(), 1));
            for (int i = 0; i < at.length; i++) {
                BigDecimal exact = exact(at[i]);
                String point = "x = " + at[i];
                check.value(point, y.value().data()[i], value.apply(exact), ZERO);
                BigDecimal slope = derivative.apply(exact);
                BigDecimal cancelling = terms == null ? ZERO : terms.apply(exact);
                check.derivative(" (reverse mode)", point, reverse[i], slope, cancelling);
                check.derivative(" (forward mode)", point, forward[i], slope, cancelling);
            }
        }
    }

    /** A function of two operands, elementwise; {@code tails} are pairs. */
    private record Binary(
            String name,
            BinaryOperator<Tensor> engine,
            BinaryOperator<BigDecimal> value,
            BinaryOperator<BigDecimal> byA,
            BinaryOperator<BigDecimal> byB,
            double[] rangeA,
            double[] rangeB,
            double[]... tails) {
        void check(Check check) {
            SplittableRandom random = random(name);
            double[] as = join(
                    random.doubles(RANDOM_POINTS, rangeA[0], rangeA[1]).toArray(),
                    Stream.of(tails).mapToDouble(pair -> pair[0]).toArray());
            double[] bs = join(
                    random.doubles(RANDOM_POINTS, rangeB[0], rangeB[1]).toArray(),
                    Stream.of(tails).mapToDouble(pair -> pair[1]).toArray());
            Tensor a = Tensor.parameter(NdArray.vector(as));
            Tensor b = Tensor.parameter(NdArray.vector(bs));
            Tensor y = engine.apply(a, b);
            double[] reverseA = reverse(y.sum(), a);
            double[] reverseB = reverse(y.sum(), b);
            NdArray ones = NdArray.full(a.shape(), 1);
            double[] forwardA = forward(y, a, ones);
            double[] forwardB = forward(y, b, ones);
            for (int i = 0; i < as.length; i++) {
                String point = "(" + as[i] + ", " + bs[i] + ")";
                BigDecimal exactA = exact(as[i]);
                BigDecimal exactB = exact(bs[i]);
                check.value(point, y.value().data()[i], value.apply(exactA, exactB), ZERO);
                check.derivative(" by a (reverse mode)", point, reverseA[i], byA.apply(exactA, exactB), ZERO);
                check.derivative(" by a (forward mode)", point, forwardA[i], byA.apply(exactA, exactB), ZERO);
                check.derivative(" by b (reverse mode)", point, reverseB[i], byB.apply(exactA, exactB), ZERO);
                check.derivative(" by b (forward mode)", point, forwardB[i], byB.apply(exactA, exactB), ZERO);
            }
        }
    }

    /** An entry of a vector or matrix, computed from all the numbers that went in. */
    private interface Entry {
        BigDecimal of(BigDecimal[] x, int i);
    }

    /** An entry of a Jacobian: the derivative of output i by input j. */
    private interface JacobianEntry {
        BigDecimal of(BigDecimal[] x, int i, int j);
    }

    /** A function of a vector, to a number or a vector. The terms are those of the result and of the Jacobian. */
    private record Vector(
            String name,
            UnaryOperator<Tensor> engine,
            Entry value,
            JacobianEntry jacobian,
            Entry valueTerms,
            JacobianEntry jacobianTerms,
            IntFunction<double[]> randomPoint,
            double[]... tails) {
        void check(Check check) {
            Stream.concat(IntStream.range(0, RANDOM_POINTS).mapToObj(randomPoint), Stream.of(tails))
                    .forEach(at -> checkAt(check, at));
        }

        private void checkAt(Check check, double[] at) {
            BigDecimal[] exact = exact(at);
            Tensor x = Tensor.parameter(NdArray.vector(at));
            Tensor y = engine.apply(x);
            String point = Arrays.toString(at);
            double[][] byInput = new double[at.length][];
            for (int j = 0; j < at.length; j++) {
                byInput[j] = forward(y, x, unit(x.shape(), j));
            }
            for (int i = 0; i < y.shape().size(); i++) {
                check.value(place(point, i), y.value().data()[i], value.of(exact, i), valueTerms.of(exact, i));
                double[] reverse =
                        reverse(y.mul(Tensor.constant(unit(y.shape(), i))).sum(), x);
                for (int j = 0; j < at.length; j++) {
                    BigDecimal slope = jacobian.of(exact, i, j);
                    BigDecimal terms = jacobianTerms.of(exact, i, j);
                    String by = " by entry " + j;
                    check.derivative(by + " (reverse mode)", place(point, i), reverse[j], slope, terms);
                    check.derivative(by + " (forward mode)", place(point, i), byInput[j][i], slope, terms);
                }
            }
        }

        private static String place(String point, int i) {
            return point + (i == 0 ? "" : ", entry " + i + " of the result");
        }
    }

    /** Predictions and targets of the same length, {@code classes} a row. */
    private record Examples(double[] x, double[] y, int classes) {}

    /** An entry of the result or the gradient of a loss; x and y are one row, and the loss is the mean over rows. */
    private interface LossEntry {
        BigDecimal of(BigDecimal[] x, BigDecimal[] y, int i);
    }

    /** A loss, as the mean over rows of what the references say about one. */
    private record Loss(
            String name,
            BinaryOperator<Tensor> engine,
            LossEntry value,
            LossEntry byX,
            LossEntry byY,
            LossEntry termsByX,
            LossEntry termsByY,
            Function<SplittableRandom, Examples> randomExamples,
            Examples... tails) {
        void check(Check check) {
            SplittableRandom random = random(name);
            Stream.concat(Stream.generate(() -> randomExamples.apply(random)).limit(RANDOM_POINTS), Stream.of(tails))
                    .forEach(examples -> checkAt(check, examples));
        }

        private void checkAt(Check check, Examples at) {
            int rows = at.x().length / at.classes();
            Shape shape = Shape.of(rows, at.classes());
            Tensor x = Tensor.parameter(NdArray.of(shape, at.x()));
            Tensor y = Tensor.parameter(NdArray.of(shape, at.y()));
            Tensor loss = engine.apply(x, y);
            String point = Arrays.toString(at.x()) + " with targets " + Arrays.toString(at.y());
            BigDecimal n = BigDecimal.valueOf(rows);
            BigDecimal total = ZERO;
            for (int row = 0; row < rows; row++) {
                total = total.add(value.of(row(at.x(), row, at), row(at.y(), row, at), 0));
            }
            check.value(point, loss.item(), div(total, n), ZERO);
            double[] reverseX = reverse(loss, x);
            double[] reverseY = reverse(loss, y);
            for (int k = 0; k < at.x().length; k++) {
                int i = k % at.classes();
                BigDecimal[] xs = row(at.x(), k / at.classes(), at);
                BigDecimal[] ys = row(at.y(), k / at.classes(), at);
                NdArray unit = unit(shape, k);
                BigDecimal slope = div(byX.of(xs, ys, i), n);
                BigDecimal terms = div(termsByX.of(xs, ys, i), n);
                String by = " by prediction " + k;
                check.derivative(by + " (reverse mode)", point, reverseX[k], slope, terms);
                check.derivative(by + " (forward mode)", point, forward(loss, x, unit)[0], slope, terms);
                slope = div(byY.of(xs, ys, i), n);
                terms = div(termsByY.of(xs, ys, i), n);
                by = " by target " + k;
                check.derivative(by + " (reverse mode)", point, reverseY[k], slope, terms);
                check.derivative(by + " (forward mode)", point, forward(loss, y, unit)[0], slope, terms);
            }
        }

        private static BigDecimal[] row(double[] numbers, int row, Examples at) {
            return exact(Arrays.copyOfRange(numbers, row * at.classes(), (row + 1) * at.classes()));
        }
    }

    private static final double UP = Math.nextUp(1.0);
    private static final double DOWN = Math.nextDown(1.0);
    private static final double RIGHT = Math.PI / 2;

    // spotless:off (a table reads as a table)
    private static final List<Unary> UNARY = List.of(
            new Unary("exp", Functions::exp, HighPrecision::exp, HighPrecision::exp, null, -5, 5,
                    0, 1e-300, -1e-10, 40, -40, 700, -700),
            new Unary("expm1", Functions::expm1, HighPrecision::expm1, HighPrecision::exp, null, -2, 2,
                    0, 1e-300, -1e-300, 1e-10, -1e-10, 1e-5, 700, -40, -700),
            new Unary("log", Functions::log, HighPrecision::log, HighPrecision::inverse, null, 0.01, 10,
                    UP, DOWN, 1 + 1e-10, 1 - 1e-10, 1e300, 1e-300),
            new Unary("log1p", Functions::log1p, HighPrecision::log1p, x -> inverse(x.add(ONE)), null, -0.9, 5,
                    0, 1e-300, -1e-300, 1e-10, -1e-10, 1e-5, 1e300, -DOWN),
            new Unary("sqrt", Functions::sqrt, HighPrecision::sqrt, x -> inverse(mul(TWO, sqrt(x))), null, 0.01, 100,
                    UP, DOWN, 1e300, 1e-300, Double.MIN_VALUE),
            new Unary("sin", Functions::sin, HighPrecision::sin, HighPrecision::cos, null, -10, 10,
                    1e-300, RIGHT, Math.PI, 2 * Math.PI, -355, 1e22),
            new Unary("cos", Functions::cos, HighPrecision::cos, x -> HighPrecision.sin(x).negate(), null, -10, 10,
                    1e-300, RIGHT, Math.PI, 2 * Math.PI, -355, 1e22),
            new Unary("tan", Functions::tan, HighPrecision::tan, x -> inverse(square(HighPrecision.cos(x))), null, -10, 10,
                    1e-300, RIGHT, Math.nextUp(RIGHT), Math.PI, -355, 1e22),
            new Unary("atan", Functions::atan, HighPrecision::atan, x -> inverse(square(x).add(ONE)), null, -10, 10,
                    1e-300, 1e-10, 1e10, 1e150, 1e200, -1e200),
            new Unary("sinh", Functions::sinh, HighPrecision::sinh, HighPrecision::cosh, null, -5, 5,
                    0, 1e-300, 1e-10, -1e-5, 40, -40, 700, -700),
            new Unary("cosh", Functions::cosh, HighPrecision::cosh, HighPrecision::sinh, null, -5, 5,
                    0, 1e-300, 1e-10, -1e-5, 40, -40, 700, -700),
            new Unary("tanh", Functions::tanh, HighPrecision::tanh, x -> inverse(square(HighPrecision.cosh(x))), null, -5, 5,
                    0, 1e-300, 1e-10, -1e-5, 20, -20, 40, -350, 1000, -1000),
            new Unary("softplus", Functions::softplus, HighPrecision::softplus, HighPrecision::sigmoid, null, -10, 10,
                    0, 1e-300, 40, -40, 700, -700, 1000, -1000),
            new Unary("sigmoid", Functions::sigmoid, HighPrecision::sigmoid, HighPrecision::sigmoidSlope, null, -10, 10,
                    0, 1e-300, 40, -40, 700, -700, 1000, -1000),
            new Unary("logSigmoid", Functions::logSigmoid, x -> softplus(x.negate()).negate(), x -> sigmoid(x.negate()), null, -10, 10,
                    0, 1e-300, 40, -40, 700, -700, 1000, -1000),
            new Unary("normalCdf", Functions::normalCdf, HighPrecision::normalCdf, HighPrecision::normalPdf, null, -8, 8,
                    0, 1e-300, 1e-10, -10, 10, -20.3, -30, 30, -36.7, -37.5),
            // Its derivative is the sum of two terms, of opposite sign below 0, and passes through 0 at -0.7517....
            new Unary("gelu", Functions::gelu, x -> mul(x, normalCdf(x)),
                    x -> normalCdf(x).add(mul(x, normalPdf(x))), x -> normalCdf(x).add(mul(x.abs(), normalPdf(x))), -8, 8,
                    0, 1e-300, 1e-10, -0.7517915246935645, -10, 10, -20.3, -30, 30, -36.7, -37.5),
            new Unary("pow by base, exponent 2.5", x -> x.pow(2.5), x -> pow(x, exact(2.5)), x -> mul(exact(2.5), pow(x, exact(1.5))), null, 0.1, 10,
                    UP, DOWN, 1e-100, 1e100),
            new Unary("pow by base, exponent -0.3", x -> x.pow(-0.3), x -> pow(x, exact(-0.3)), x -> mul(exact(-0.3), pow(x, exact(-0.3).subtract(ONE))), null, 0.1, 10,
                    UP, DOWN, 1e-200, 1e200),
            new Unary("pow by exponent, base 1.7", x -> Tensor.constant(1.7).pow(x), x -> pow(exact(1.7), x), x -> mul(pow(exact(1.7), x), log(exact(1.7))), null, -10, 10,
                    0, 1e-300, 1000, -1000),
            new Unary("pow by exponent, base near 1", x -> Tensor.constant(UP).pow(x), x -> pow(exact(UP), x), x -> mul(pow(exact(UP), x), log(exact(UP))), null, -10, 10,
                    1e10, -1e10, 1e18));

    private static final List<Binary> BINARY = List.of(
            new Binary("pow", Tensor::pow, HighPrecision::pow,
                    (a, b) -> mul(b, pow(a, b.subtract(ONE))), (a, b) -> mul(pow(a, b), log(a)),
                    new double[] {0.1, 10}, new double[] {-5, 5},
                    new double[] {1e100, 2.9}, new double[] {1e-100, 2.9}, new double[] {1e300, 1e-5},
                    new double[] {DOWN, 1e17}, new double[] {10, -300}),
            new Binary("div", Tensor::div, HighPrecision::div,
                    (a, b) -> inverse(b), (a, b) -> div(a, square(b)).negate(),
                    new double[] {-10, 10}, new double[] {0.1, 10},
                    new double[] {1e200, 1e-50}, new double[] {1e-200, 1e50}, new double[] {1e200, 1e150},
                    new double[] {1, -3}, new double[] {0, 3}));
    // spotless:on

    private static final Entry NO_TERMS = (x, i) -> ZERO;
    private static final JacobianEntry NO_JACOBIAN_TERMS = (x, i, j) -> ZERO;

    private static final List<Vector> VECTORS = List.of(
            // The largest entry and the logarithm of the sum of the others cancel where the sum of all is near 1.
            new Vector(
                    "logsumexp",
                    x -> Functions.logsumexp(x, new int[0], false),
                    (x, i) -> logsumexp(x),
                    (x, i, j) -> softmax(x, j),
                    (x, i) -> max(x).abs(),
                    NO_JACOBIAN_TERMS,
                    ordinary("logsumexp", 6, -5, 5),
                    extremes()),
            new Vector(
                    "softmax",
                    x -> Functions.softmax(x, 0),
                    (x, i) -> softmax(x, i),
                    (x, i, j) -> i == j
                            ? mul(softmax(x, i), othersShare(x, i))
                            : mul(softmax(x, i), softmax(x, j)).negate(),
                    NO_TERMS,
                    NO_JACOBIAN_TERMS,
                    ordinary("softmax", 5, -5, 5),
                    extremes()),
            new Vector(
                    "logSoftmax",
                    x -> Functions.logSoftmax(x, 0),
                    AccuracyTest::logSoftmax,
                    (x, i, j) -> i == j ? othersShare(x, i) : softmax(x, j).negate(),
                    NO_TERMS,
                    NO_JACOBIAN_TERMS,
                    ordinary("logSoftmax", 5, -5, 5),
                    extremes()),
            new Vector(
                    "norm",
                    x -> Functions.norm(x, new int[0], false),
                    (x, i) -> norm(x),
                    (x, i, j) -> div(x[j], norm(x)),
                    NO_TERMS,
                    NO_JACOBIAN_TERMS,
                    ordinary("norm", 10, -5, 5),
                    new double[] {1e200, 1e200},
                    new double[] {1e-200, 1e-200},
                    new double[] {3e300, -4e300},
                    new double[] {3e-300, -4e-300},
                    new double[] {1e200, 1, 1e-200}),
            new Vector(
                    "mean",
                    x -> Functions.mean(x, new int[0], false),
                    (x, i) -> mean(x),
                    (x, i, j) -> inverse(count(x)),
                    NO_TERMS,
                    NO_JACOBIAN_TERMS,
                    ordinary("mean", 10, -5, 5),
                    new double[] {1e16, 1, -1e16}),
            variance("variance", 0),
            variance("variance with ddof 1", 1),
            new Vector(
                    "prod",
                    x -> Functions.prod(x, new int[0], false),
                    (x, i) -> product(x, -1),
                    (x, i, j) -> product(x, j),
                    NO_TERMS,
                    NO_JACOBIAN_TERMS,
                    ordinary("prod", 10, -5, 5),
                    new double[] {3, 0, -7},
                    new double[] {3, 0, 0},
                    new double[] {1e-150, 1e-100, 3},
                    new double[] {1e-200, 1e-200},
                    new double[] {1e200, -1e200}),
            new Vector(
                    "sum",
                    Tensor::sum,
                    (x, i) -> sum(x),
                    (x, i, j) -> ONE,
                    NO_TERMS,
                    NO_JACOBIAN_TERMS,
                    ordinary("sum", 10, -5, 5),
                    new double[] {1e16, 1, -1e16}));

    private static final List<Loss> LOSSES = List.of(
            new Loss(
                    "mse",
                    (x, y) -> Losses.mse(x, y, Reduction.MEAN),
                    (x, y, i) -> square(x[0].subtract(y[0])),
                    (x, y, i) -> mul(TWO, x[0].subtract(y[0])),
                    (x, y, i) -> mul(TWO, y[0].subtract(x[0])),
                    (x, y, i) -> ZERO,
                    (x, y, i) -> ZERO,
                    random -> new Examples(numbers(random, 5, -5, 5), numbers(random, 5, -5, 5), 1),
                    new Examples(new double[] {1e8, UP}, new double[] {1e8 + 1e-7, 1}, 1),
                    new Examples(new double[] {1e150, 1e-150}, new double[] {-1e150, 0}, 1)),
            // By x it is 0 where x = y, and by y where x = 1/2.
            new Loss(
                    "bce",
                    (x, y) -> Losses.bce(x, y, Reduction.MEAN),
                    (x, y, i) -> mul(y[0], log(x[0]))
                            .add(mul(ONE.subtract(y[0]), log1p(x[0].negate())))
                            .negate(),
                    (x, y, i) -> div(ONE.subtract(y[0]), ONE.subtract(x[0])).subtract(div(y[0], x[0])),
                    (x, y, i) -> log1p(x[0].negate()).subtract(log(x[0])),
                    (x, y, i) -> div(ONE.subtract(y[0]), ONE.subtract(x[0])).add(div(y[0], x[0])),
                    (x, y, i) -> log1p(x[0].negate()).add(log(x[0])).negate(),
                    random -> new Examples(numbers(random, 5, 0.01, 0.99), targets(random, 5), 1),
                    new Examples(new double[] {1e-300, 1e-10, DOWN}, new double[] {1, 0, 0}, 1),
                    new Examples(new double[] {1e-300, 1e-10, DOWN}, new double[] {0, 1, 1}, 1),
                    new Examples(new double[] {1e-300}, new double[] {0}, 1),
                    new Examples(new double[] {DOWN}, new double[] {1}, 1),
                    new Examples(new double[] {0.3}, new double[] {0.3}, 1),
                    new Examples(new double[] {Math.nextUp(0.5)}, new double[] {0.25}, 1)),
            // By x it is 0 where sigmoid(x) = y.
            new Loss(
                    "bceWithLogits",
                    (x, y) -> Losses.bceWithLogits(x, y, Reduction.MEAN),
                    (x, y, i) -> mul(y[0], softplus(x[0].negate())).add(mul(ONE.subtract(y[0]), softplus(x[0]))),
                    (x, y, i) -> mul(ONE.subtract(y[0]), sigmoid(x[0])).subtract(mul(y[0], sigmoid(x[0].negate()))),
                    (x, y, i) -> x[0].negate(),
                    (x, y, i) -> mul(ONE.subtract(y[0]), sigmoid(x[0])).add(mul(y[0], sigmoid(x[0].negate()))),
                    (x, y, i) -> ZERO,
                    random -> new Examples(numbers(random, 5, -10, 10), targets(random, 5), 1),
                    new Examples(new double[] {1000, -1000}, new double[] {1, 0}, 1),
                    new Examples(new double[] {1000, -1000}, new double[] {0, 1}, 1),
                    new Examples(new double[] {1000, -1000}, new double[] {0.25, 0.25}, 1),
                    new Examples(new double[] {40, -40}, new double[] {1, 0}, 1),
                    new Examples(new double[] {700, -700}, new double[] {1, 0}, 1),
                    new Examples(new double[] {0, 1e-300}, new double[] {0.5, 0.5}, 1)),
            // By x it is 0 where softmax(x) = y.
            new Loss(
                    "crossEntropy",
                    (x, y) -> Losses.crossEntropy(x, y, Reduction.MEAN),
                    (x, y, k) -> sum(entries(x.length, i -> mul(y[i], logSoftmax(x, i))))
                            .negate(),
                    (x, y, i) -> mul(softmax(x, i), sum(y).subtract(y[i])).subtract(mul(y[i], othersShare(x, i))),
                    (x, y, i) -> logSoftmax(x, i).negate(),
                    (x, y, i) -> mul(softmax(x, i), sum(y).subtract(y[i])).add(mul(y[i], othersShare(x, i))),
                    (x, y, i) -> ZERO,
                    AccuracyTest::classification,
                    new Examples(new double[] {1000, -1000, -1000, 1000}, new double[] {1, 0, 1, 0}, 2),
                    new Examples(new double[] {1000, 999}, new double[] {1, 0}, 2),
                    new Examples(new double[] {999.7, 1000.3, -1000}, new double[] {0.2, 0.3, 0.5}, 3),
                    new Examples(new double[] {40, 0}, new double[] {1, 0}, 2),
                    new Examples(new double[] {40, 0}, new double[] {0, 1}, 2),
                    new Examples(new double[] {0, 0, 700}, new double[] {0, 0, 1}, 3),
                    new Examples(new double[] {1, 1, 1, 1}, new double[] {0.25, 0.25, 0.25, 0.25}, 4)));

    @TestFactory
    Stream<DynamicTest> functionsOfOneVariable() {
        return UNARY.stream().map(row -> test(row.name(), row::check));
    }

    @TestFactory
    Stream<DynamicTest> functionsOfTwoVariables() {
        return BINARY.stream().map(row -> test(row.name(), row::check));
    }

    @TestFactory
    Stream<DynamicTest> reductions() {
        return VECTORS.stream().map(row -> test(row.name(), row::check));
    }

    @TestFactory
    Stream<DynamicTest> losses() {
        return LOSSES.stream().map(row -> test(row.name(), row::check));
    }

    @TestFactory
    Stream<DynamicTest> longSumsOfMixedSign() {
        int n = 100_000;
        return Stream.of(
                test(
                        "sum and mean of 100,000 between -1 and 1",
                        check -> checkLongSums(check, seed -> random("uniform" + seed)
                                .doubles(n, -1, 1)
                                .toArray())),
                test(
                        "sum and mean of 100,000 of very different sizes",
                        check -> checkLongSums(check, seed -> {
                            SplittableRandom random = random("sizes" + seed);
                            return random.doubles(n, -8, 8)
                                    .map(size -> (random.nextBoolean() ? 1 : -1) * Math.pow(10, size))
                                    .toArray();
                        })));
    }

    /** The reference must be right itself: against 40 digits from mpmath, and one formula against another. */
    @Test
    void theReferenceHasFortyDigits() {
        assertClose("7.619853024160526065973343251599308363504e-24", normalCdf(exact(-10)));
        assertClose("4.906713927148187059533809256580190471997e-198", normalCdf(exact(-30)));
        assertClose("-0.8522008497671888017727058937530293682618", HighPrecision.sin(exact(1e22)));
        assertClose("1.224646799147353177226065932274997997083e-16", HighPrecision.sin(exact(Math.PI)));
        for (double x : new double[] {-11, -10, -9}) {
            assertClose(
                    HighPrecision.normalCdfByFraction(exact(x)).toString(), HighPrecision.normalCdfBySeries(exact(x)));
        }
    }

    private static void assertClose(String expected, BigDecimal got) {
        BigDecimal error = got.subtract(new BigDecimal(expected)).abs();
        BigDecimal allowed = new BigDecimal("1e-38").multiply(got.abs());
        assertTrue(error.compareTo(allowed) <= 0, () -> "got " + got + ", expected " + expected);
    }

    private static void checkLongSums(Check check, IntFunction<double[]> numbers) {
        for (int seed = 0; seed < 5; seed++) {
            double[] data = numbers.apply(seed);
            BigDecimal expected = sum(exact(data));
            String point = "seed " + seed;
            Tensor x = Tensor.parameter(NdArray.vector(data));
            Tensor mean = Functions.mean(x, new int[0], false);
            check.value(point, x.sum().item(), expected, ZERO);
            check.value("(mean) " + point, mean.item(), div(expected, BigDecimal.valueOf(data.length)), ZERO);
            BigDecimal share = inverse(BigDecimal.valueOf(data.length));
            double[] slopes = reverse(mean, x);
            check.derivative("", point, slopes[0], share, ZERO);
            assertTrue(Arrays.stream(slopes).allMatch(slope -> slope == slopes[0]), "all numbers count the same");
        }
    }

    private static DynamicTest test(String name, Consumer<Check> body) {
        return dynamicTest(name, () -> {
            Check check = new Check(name);
            body.accept(check);
            check.report();
        });
    }

    /** Where x_i is close to the mean the derivative by it passes through 0; its terms are of the size of the spread. */
    private static Vector variance(String name, int ddof) {
        return new Vector(
                name,
                x -> Functions.variance(x, new int[0], ddof, false),
                (x, i) -> div(
                        sum(entries(x.length, k -> square(x[k].subtract(mean(x))))),
                        BigDecimal.valueOf(x.length - ddof)),
                (x, i, j) -> varianceSlope(x, j, ddof),
                NO_TERMS,
                (x, i, j) ->
                        max(entries(x.length, k -> varianceSlope(x, k, ddof).abs())),
                ordinary(name, 8, -5, 5),
                new double[] {1e8 + 4, 1e8 + 7, 1e8 + 13, 1e8 + 16},
                Arrays.stream(numbers(random(name), 20, 0, 1)).map(v -> 1e8 + v).toArray(),
                Arrays.stream(numbers(random(name), 20, 0, 1))
                        .map(v -> 1e8 + 1e-4 * v)
                        .toArray(),
                Arrays.stream(numbers(random(name), 20, 0, 1))
                        .map(v -> -1e8 - 1e-7 * Math.rint(10 * v))
                        .toArray());
    }

    private static BigDecimal varianceSlope(BigDecimal[] x, int j, int ddof) {
        return div(mul(TWO, x[j].subtract(mean(x))), BigDecimal.valueOf(x.length - ddof));
    }

    private static BigDecimal logsumexp(BigDecimal[] x) {
        int largest = Arrays.asList(x).indexOf(max(x));
        return x[largest].add(log1p(others(x, largest)));
    }

    private static BigDecimal softmax(BigDecimal[] x, int i) {
        return inverse(others(x, i).add(ONE));
    }

    /** Of the largest entry it is minus the logarithm of 1 + something tiny, and must not be taken as a difference. */
    private static BigDecimal logSoftmax(BigDecimal[] x, int i) {
        return log1p(others(x, i)).negate();
    }

    /** 1 - softmax(x)_i, without the difference. */
    private static BigDecimal othersShare(BigDecimal[] x, int i) {
        BigDecimal others = others(x, i);
        return div(others, others.add(ONE));
    }

    /** The weight of the other entries where that of entry i is 1. */
    private static BigDecimal others(BigDecimal[] x, int i) {
        return sum(entries(x.length, k -> k == i ? ZERO : exp(x[k].subtract(x[i]))));
    }

    private static BigDecimal norm(BigDecimal[] x) {
        return sqrt(sum(entries(x.length, k -> square(x[k]))));
    }

    private static BigDecimal count(BigDecimal[] x) {
        return BigDecimal.valueOf(x.length);
    }

    private static BigDecimal mean(BigDecimal[] x) {
        return div(sum(x), count(x));
    }

    private static BigDecimal product(BigDecimal[] x, int without) {
        BigDecimal product = ONE;
        for (int k = 0; k < x.length; k++) {
            product = k == without ? product : mul(product, x[k]);
        }
        return product;
    }

    private static BigDecimal[] entries(int n, IntFunction<BigDecimal> entry) {
        return IntStream.range(0, n).mapToObj(entry).toArray(BigDecimal[]::new);
    }

    private static double[][] extremes() {
        return new double[][] {
            {1000, 1000},
            {-1000, -1000},
            {1000, -1000},
            {1000, 999},
            {999.7, 1000.3, -1000},
            {-999.7, -1000.3, -1000},
            {40, 0},
            {0, 40, 0.1},
            {30.7, 0.1},
            {0, -700},
            {1e-300, -1e-300},
            {-0.5, -0.9}
        };
    }

    private static double[] reverse(Tensor y, Tensor x) {
        return Backward.gradients(y, List.of(x), KEEP)[0].value().data();
    }

    private static double[] forward(Tensor y, Tensor x, NdArray direction) {
        return Forward.tangent(y, List.of(x), List.of(Tensor.constant(direction)))
                .value()
                .data();
    }

    private static NdArray unit(Shape shape, int i) {
        NdArray unit = NdArray.full(shape, 0);
        unit.data()[i] = 1;
        return unit;
    }

    /** Seeded by the name, so that a function's points do not depend on which others are tested. */
    private static SplittableRandom random(String name) {
        return new SplittableRandom(name.hashCode());
    }

    private static IntFunction<double[]> ordinary(String name, int length, double low, double high) {
        return seed -> numbers(random(name + seed), length, low, high);
    }

    private static double[] numbers(SplittableRandom random, int n, double low, double high) {
        return random.doubles(n, low, high).toArray();
    }

    /** Some certain, some not. */
    private static double[] targets(SplittableRandom random, int n) {
        return random.doubles(n, -0.5, 1.5)
                .map(v -> Math.min(Math.max(v, 0), 1))
                .toArray();
    }

    private static Examples classification(SplittableRandom random) {
        double[] y = numbers(random, 12, 0, 1);
        for (int row = 0; row < 2; row++) {
            boolean certain = random.nextBoolean();
            for (int i = 0; i < 4; i++) {
                y[4 * row + i] = certain ? i == row ? 1 : 0 : y[4 * row + i];
            }
        }
        return new Examples(numbers(random, 12, -5, 5), y, 4);
    }

    private static double[] join(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
