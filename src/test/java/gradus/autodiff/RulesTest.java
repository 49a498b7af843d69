package gradus.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the table, both modes and second order, against central differences. */
class RulesTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    /** A row at work: a function of tensors, and points at which it is smooth. */
    private record Case(Function<Tensor[], Tensor> f, NdArray... at) {}

    private static NdArray random(double low, double high, int... dims) {
        Shape shape = Shape.of(dims);
        return NdArray.of(shape, RANDOM.doubles(shape.size(), low, high).toArray());
    }

    private static Case one(Function<Tensor, Tensor> f, double low, double high) {
        return new Case(x -> f.apply(x[0]), random(low, high, 2, 3));
    }

    private static Case two(Function<Tensor[], Tensor> f, double low, double high) {
        return new Case(f, random(low, high, 2, 3), random(low, high, 3));
    }

    private static final Map<String, Case> CASES = Map.ofEntries(
            Map.entry("add", two(x -> x[0].add(x[1]), -2, 2)),
            Map.entry("sub", two(x -> x[0].sub(x[1]), -2, 2)),
            Map.entry("mul", two(x -> x[0].mul(x[1]), -2, 2)),
            Map.entry("div", two(x -> x[0].div(x[1]), 1, 2)),
            Map.entry("pow", two(x -> x[0].pow(x[1]), 1, 2)),
            Map.entry("neg", one(Tensor::neg, -2, 2)),
            Map.entry("exp", one(Functions::exp, -2, 2)),
            Map.entry("log", one(Functions::log, 1, 3)),
            Map.entry("sqrt", one(Functions::sqrt, 1, 3)),
            Map.entry("sin", one(Functions::sin, -2, 2)),
            Map.entry("cos", one(Functions::cos, -2, 2)),
            Map.entry("sinh", one(Functions::sinh, -2, 2)),
            Map.entry("cosh", one(Functions::cosh, -2, 2)),
            Map.entry("tanh", one(Functions::tanh, -2, 2)),
            Map.entry("abs", one(x -> Functions.abs(x).mul(x), 0.5, 2)),
            Map.entry("relu", one(x -> Functions.relu(x).mul(x), 0.5, 2)),
            Map.entry("sigmoid", one(Functions::sigmoid, -2, 2)),
            Map.entry("sign", one(x -> Functions.sign(x).mul(x), 0.5, 2)),
            Map.entry("positive", one(x -> Functions.positive(x).mul(x), 0.5, 2)),
            Map.entry("sum", one(x -> Functions.sum(x, new int[] {0}, false), -2, 2)),
            Map.entry("reshape", one(x -> x.reshape(Shape.of(3, 2)), -2, 2)),
            Map.entry("broadcastTo", one(x -> x.broadcastTo(Shape.of(4, 2, 3)), -2, 2)),
            Map.entry("unbroadcastTo", one(x -> x.unbroadcastTo(Shape.of(1, 3)), -2, 2)),
            Map.entry("transpose", one(Tensor::transpose, -2, 2)),
            Map.entry("matmul", new Case(x -> x[0].matmul(x[1]), random(-2, 2, 2, 3), random(-2, 2, 3, 4))));

    @TestFactory
    Stream<DynamicTest> everyRowAgreesWithCentralDifferences() {
        return Rules.table().stream()
                .map(rule -> dynamicTest(rule.name(), () -> {
                    Case example = CASES.get(rule.name());
                    assertNotNull(example, "no example tests the row " + rule.name());
                    checkBothModes(example.f(), example.at());
                    checkBothModes(x -> gradientAsFunction(example.f(), x), example.at());
                }));
    }

    /** The gradient of a weighted sum of f's outputs, as a function of the inputs again: for second order. */
    private static Tensor gradientAsFunction(Function<Tensor[], Tensor> f, Tensor[] x) {
        Tensor y = scalar(f.apply(x));
        Tensor[] g = Backward.gradients(y, List.of(x), new Backward.Options(null, false, true));
        Tensor total = scalar(g[0]);
        for (int i = 1; i < g.length; i++) {
            total = total.add(scalar(g[i]));
        }
        // Linear functions have constant gradients; the extra term keeps the graph connected.
        return total.add(x[0].mul(x[0]).sum());
    }

    /** A sum with different weights, so that no error hides behind a symmetry. */
    private static Tensor scalar(Tensor y) {
        double[] weights = new double[y.shape().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + 0.37 * i;
        }
        return y.mul(Tensor.constant(NdArray.of(y.shape(), weights))).sum();
    }

    private static void checkBothModes(Function<Tensor[], Tensor> f, NdArray[] at) {
        for (int k = 0; k < at.length; k++) {
            int moved = k;
            Tensor[] x = parameters(at);
            Tensor y = scalar(f.apply(x));
            Backward.Options keep = new Backward.Options(null, true, false);
            NdArray reverse = Backward.gradients(y, List.of(x[k]), keep)[0].value();
            double[] forward = new double[reverse.size()];
            for (int i = 0; i < forward.length; i++) {
                NdArray direction = NdArray.full(reverse.shape(), 0);
                direction.data()[i] = 1;
                forward[i] = Forward.tangent(y, List.of(x[k]), List.of(Tensor.constant(direction)))
                        .item();
            }
            Numerical.Estimate numerical = Numerical.estimate(
                    value -> {
                        NdArray[] near = at.clone();
                        near[moved] = value;
                        return scalar(f.apply(parameters(near))).item();
                    },
                    at[k]);
            for (int i = 0; i < forward.length; i++) {
                double tolerance = 10 * numerical.error().data()[i] + 1e-12;
                assertEquals(numerical.gradient().data()[i], reverse.data()[i], tolerance, "reverse mode, entry " + i);
                assertEquals(reverse.data()[i], forward[i], 1e-12 * (1 + Math.abs(forward[i])), "forward mode");
            }
        }
    }

    private static Tensor[] parameters(NdArray[] at) {
        return Stream.of(at).map(Tensor::parameter).toArray(Tensor[]::new);
    }

    @Test
    void conventionsAtKinksAndAtZero() {
        assertArrayEquals(new double[] {0, 0, 0}, derivatives(Functions::relu, 0, -0.0, -1));
        assertArrayEquals(new double[] {0}, derivatives(Functions::abs, 0));
        assertArrayEquals(new double[] {0, 0}, derivatives(x -> x.pow(0), 0, 2));
        assertArrayEquals(new double[] {0, 1}, derivatives(x -> x.pow(1).mul(x).mul(0.5), 0, 1));
    }

    @Test
    void derivativesKeepTheirDigitsInTheTails() {
        assertEquals(4.248354255291589e-18, derivatives(Functions::sigmoid, 40)[0], 1e-30);
        assertEquals(1.6993417021166355e-17, derivatives(Functions::tanh, 20)[0], 1e-29);
        assertArrayEquals(new double[] {0, 0}, derivatives(Functions::sigmoid, 1000, -1000));
    }

    private static double[] derivatives(Function<Tensor, Tensor> f, double... at) {
        Tensor x = Tensor.parameter(NdArray.vector(at));
        f.apply(x).sum().backward();
        return x.grad().value().data();
    }
}
