package gradus.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Derivatives.Mode;
import gradus.autodiff.RowExamples.Example;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DerivativesTest {
    private static final Tensor POINT = Tensor.constant(NdArray.vector(0.3, -1.2, 0.7));

    private static Tensor twoOutputs(Tensor x) {
        return Tensor.constant(NdArray.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6))
                .matmul(Functions.tanh(x).mul(x));
    }

    private static Tensor scalar(Tensor x) {
        return Functions.logsumexp(twoOutputs(x), new int[0], false);
    }

    private static void close(NdArray expected, NdArray actual, double tolerance) {
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.data()[i], actual.data()[i], tolerance);
        }
    }

    @Test
    void gradComposesToAnyOrder() {
        UnaryOperator<Tensor> third = Derivatives.grad(Derivatives.grad(Derivatives.grad(Functions::tanh)));
        double t = Math.tanh(0.4);
        double s = 1 - t * t;
        assertEquals(s * (4 * t * t - 2 * s), third.apply(Tensor.constant(0.4)).item(), 1e-14);
        UnaryOperator<Tensor> f = x -> x.pow(6);
        for (int i = 0; i < 6; i++) {
            f = Derivatives.grad(f);
        }
        assertEquals(720, f.apply(Tensor.constant(2)).item(), 1e-9);
    }

    @Test
    void nestedFunctionsAreNotConfused() {
        // d/dx (x * d/dy (x y)) = 2x, also where y is given the very tensor x
        UnaryOperator<Tensor> f = x -> x.mul(Derivatives.grad(x::mul).apply(x));
        assertEquals(6, Derivatives.grad(f).apply(Tensor.constant(3)).item());
        UnaryOperator<Tensor> g =
                x -> Derivatives.jvp(y -> y.mul(x), Tensor.constant(5), x).derivative();
        assertEquals(6, Derivatives.grad(g).apply(Tensor.constant(3)).item());
    }

    @Test
    void aResultThatNobodyCanDifferentiateFurtherCarriesNoGraph() {
        assertFalse(Derivatives.grad(Functions::tanh).apply(Tensor.constant(2)).requiresGrad());
        Tensor w = Tensor.parameter(2);
        Tensor slope = Derivatives.grad(x -> w.mul(x).mul(x)).apply(Tensor.constant(3));
        slope.backward();
        assertEquals(6, w.grad().item());
    }

    @Test
    void bothModesGiveTheSameJacobian() {
        Tensor forward = Derivatives.jacobian(DerivativesTest::twoOutputs, POINT, Mode.FORWARD);
        Tensor reverse = Derivatives.jacobian(DerivativesTest::twoOutputs, POINT, Mode.REVERSE);
        assertEquals(Shape.of(2, 3), forward.shape());
        close(forward.value(), reverse.value(), 1e-14);
        Tensor vjp = Derivatives.vjp(DerivativesTest::twoOutputs, POINT, Tensor.constant(NdArray.vector(0, 1)))
                .derivative();
        close(Shaping.slice(forward, 0, 1, 2, 1).reshape(Shape.of(3)).value(), vjp.value(), 1e-14);
    }

    @Test
    void theHessianIsSymmetricAndItsProductsAgree() {
        Tensor h = Derivatives.hessian(DerivativesTest::scalar, POINT);
        close(h.value(), h.transpose().value(), 1e-13);
        Tensor v = Tensor.constant(NdArray.vector(1, -2, 0.5));
        close(
                h.matmul(v).value(),
                Derivatives.hvp(DerivativesTest::scalar, POINT, v).value(),
                1e-13);
    }

    @Test
    void shapesOfJacobiansAreOutputThenInput() {
        Tensor x = Tensor.constant(NdArray.full(Shape.of(2, 2), 1));
        assertEquals(
                Shape.of(2, 2, 2, 2), Derivatives.jacobian(y -> y.matmul(y), x).shape());
        assertEquals(Shape.of(2, 2), Derivatives.jacobian(Tensor::sum, x).shape());
        assertEquals(
                Shape.SCALAR,
                Derivatives.jacobian(Functions::exp, Tensor.constant(1)).shape());
        assertThrows(GradusException.class, () -> Derivatives.jvp(Functions::exp, x, Tensor.constant(1)));
        assertThrows(
                GradusException.class, () -> Derivatives.grad(Functions::exp).apply(x));
    }

    /** For every row, with u, v random: (J v) . u = v . (u^T J), and u^T J is linear in u. */
    @Test
    void identitiesOfEveryRow() {
        for (String row : RowExamples.table()) {
            Example example = RowExamples.of(row, 7, 3, 2);
            Tensor[] x = Arrays.stream(example.at()).map(Tensor::parameter).toArray(Tensor[]::new);
            Tensor y = example.f().apply(x);
            NdArray u = random(y.value(), 1);
            NdArray w = random(y.value(), 2);
            NdArray[] v = Arrays.stream(example.at()).map(a -> random(a, 3)).toArray(NdArray[]::new);
            NdArray[] byU = pull(y, x, u);
            NdArray[] byW = pull(y, x, w);
            NdArray[] byBoth = pull(y, x, u.zip(w, "add", (a, b) -> 2 * a - 3 * b));
            double back = 0;
            double scale = 0;
            for (int k = 0; k < x.length; k++) {
                back += dot(byU[k], v[k]);
                scale += dot(byU[k].map(Math::abs), v[k].map(Math::abs));
                NdArray sum = byU[k].zip(byW[k], "add", (a, b) -> 2 * a - 3 * b);
                close(sum, byBoth[k], 1e-12 * (1 + max(sum)));
            }
            Tensor[] directions = Arrays.stream(v).map(Tensor::constant).toArray(Tensor[]::new);
            double there =
                    dot(Forward.tangent(y, List.of(x), List.of(directions)).value(), u);
            assertEquals(back, there, 1e-12 * (1 + scale), row);
        }
    }

    private static NdArray[] pull(Tensor y, Tensor[] x, NdArray u) {
        Backward.Options keep = new Backward.Options(Tensor.constant(u), true, false);
        return Arrays.stream(Backward.gradients(y, List.of(x), keep))
                .map(Tensor::value)
                .toArray(NdArray[]::new);
    }

    private static NdArray random(NdArray like, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return like.map(v -> random.nextDouble(-1, 1));
    }

    private static double dot(NdArray a, NdArray b) {
        return Arrays.stream(a.zip(b, "mul", (p, q) -> p * q).data()).sum();
    }

    private static double max(NdArray a) {
        return Arrays.stream(a.data()).map(Math::abs).max().orElse(0);
    }

    @Test
    void gradcheckReportsAKinkAsAKink() {
        GradCheck.Options quick = new GradCheck.Options(1, 200, 10, false);
        for (double at : new double[] {0, 1e-7, -1e-6, 1e-4}) {
            GradCheck.Report report = GradCheck.check("relu", x -> Functions.relu(x[0]), quick, NdArray.scalar(at));
            assertTrue(report.failure().isEmpty(), at + ": " + report.failure());
            assertEquals(Math.abs(at) > 1e-5, report.differentiable(), "at " + at);
        }
        assertFalse(GradCheck.check("sign", x -> Functions.sign(x[0]), quick, NdArray.scalar(0))
                .differentiable());
        assertTrue(GradCheck.check("square", x -> x[0].mul(x[0]), quick, NdArray.scalar(0))
                .passed());
    }

    @Test
    void gradcheckNamesTheOperationAndBothNumbers() {
        Backward.Mechanism wrong = new Backward.Mechanism(
                rule -> rule.name().equals("exp") ? rule.withVjp((g, call, i) -> g) : rule, Tensor::add);
        Function<Tensor[], Tensor> f = x -> Functions.exp(x[0]);
        GradCheck.Report report = GradCheck.check("exp", f, GradCheck.Options.DEFAULT, wrong, NdArray.vector(0, 3));
        String message = report.failure().orElseThrow();
        assertTrue(message.startsWith("exp: the derivative by input 0, worst at entry 1, is "), message);
        assertTrue(message.contains("Its Jacobian in reverse mode"), message);
        assertTrue(message.contains("by central differences"), message);
    }
}
