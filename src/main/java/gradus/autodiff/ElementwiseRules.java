package gradus.autodiff;

import static gradus.autodiff.Functions.cos;
import static gradus.autodiff.Functions.cosh;
import static gradus.autodiff.Functions.exp;
import static gradus.autodiff.Functions.normalCdf;
import static gradus.autodiff.Functions.sigmoid;
import static gradus.autodiff.Functions.sign;
import static gradus.autodiff.Functions.sin;
import static gradus.autodiff.Functions.sinh;
import static gradus.autodiff.Functions.zerosLike;
import static gradus.autodiff.Rows.binary;
import static gradus.autodiff.Rows.map;
import static gradus.autodiff.Rows.unary;
import static gradus.autodiff.Rows.zip;
import static gradus.autodiff.Rule.NOTHING;
import static gradus.autodiff.Rule.OUTPUT;
import static gradus.autodiff.Rule.X;
import static gradus.autodiff.Rule.Y;

import gradus.array.Elementwise;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.array.SpecialFunctions;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/**
 * The rows of elementwise operations. Each reads: name, function, the upstream gradient g times the local derivative,
 * what that product reads, and the local derivative as TeX, in x (and y for a second operand).
 *
 * <p>Conventions where mathematics leaves a choice: relu'(0) = 0 and leakyRelu'(0) = slope; |x|' = 0
 * at 0; maximum and minimum share the gradient evenly between equal operands; clip passes it at both ends of the interval;
 * d(x**0)/dx = 0 also at x = 0.
 */
final class ElementwiseRules {
    // spotless:off (a table reads as a table)
    static final Rule ADD = binary("add", Elementwise::add,
            (g, a, b) -> g,                                NOTHING, "1",
            (g, a, b) -> g,                                NOTHING, "1")
            .fused(FusedProducts::add);
    static final Rule SUB = binary("sub", Elementwise::sub,
            (g, a, b) -> g,                                NOTHING, "1",
            (g, a, b) -> g.neg(),                          NOTHING, "-1")
            .fused(FusedProducts::sub);
    static final Rule MUL = binary("mul", Elementwise::mul,
            (g, a, b) -> g.mul(b),                         Y,       "y",
            (g, a, b) -> g.mul(a),                         X,       "x")
            .fused(FusedProducts::mul);
    static final Rule DIV = binary("div", Elementwise::div,
            (g, a, b) -> g.div(b),                         Y,       "1/y",
            (g, a, b) -> g.mul(a).div(b).div(b).neg(),     X | Y,   "-x/y^{2}")
            .fused(FusedProducts::div);
    static final Rule POW = binary("pow", zip("pow", Math::pow),
            (g, a, b) -> g.mul(Powers.byBase(a, b)),       X | Y,   "y x^{y-1}",
            (g, a, b) -> g.mul(Powers.byExponent(a, b)),   X | Y,   "x^{y} \\log x")
            .fused(FusedProducts::pow);

    static final Rule MAXIMUM = binary("maximum", zip("maximum", Math::max),
            (g, a, b) -> g.mul(mask(a, b, (x, y) -> x > y ? 1 : x == y ? 0.5 : 0)), X | Y, "\\mathbf{1}_{x>y}",
            (g, a, b) -> g.mul(mask(b, a, (y, x) -> y > x ? 1 : x == y ? 0.5 : 0)), X | Y, "\\mathbf{1}_{y>x}");
    static final Rule MINIMUM = binary("minimum", zip("minimum", Math::min),
            (g, a, b) -> g.mul(mask(a, b, (x, y) -> x < y ? 1 : x == y ? 0.5 : 0)), X | Y, "\\mathbf{1}_{x<y}",
            (g, a, b) -> g.mul(mask(b, a, (y, x) -> y < x ? 1 : x == y ? 0.5 : 0)), X | Y, "\\mathbf{1}_{y<x}");

    static final Rule NEG       = unary("neg",       Elementwise::neg,     (g, y, x) -> g.neg(),                     NOTHING, "-1").fused(FusedProducts::neg);
    static final Rule EXP       = unary("exp",       Elementwise::exp,     (g, y, x) -> g.mul(y),                    OUTPUT,  "e^{x}").fused(FusedProducts::exp);
    static final Rule EXPM1     = unary("expm1",     map(Math::expm1),     (g, y, x) -> g.mul(exp(x)),               X,       "e^{x}");
    static final Rule LOG       = unary("log",       map(Math::log),       (g, y, x) -> g.div(x),                    X,       "1/x").fused(FusedProducts::log);
    static final Rule LOG1P     = unary("log1p",     map(Math::log1p),     (g, y, x) -> g.div(x.add(1)),             X,       "1/(1+x)");
    static final Rule SQRT      = unary("sqrt",      map(Math::sqrt),      (g, y, x) -> g.div(y.mul(2)),             OUTPUT,  "1/(2\\sqrt{x})");
    static final Rule SIN       = unary("sin",       map(Math::sin),       (g, y, x) -> g.mul(cos(x)),               X,       "\\cos x");
    static final Rule COS       = unary("cos",       map(Math::cos),       (g, y, x) -> g.mul(sin(x)).neg(),         X,       "-\\sin x");
    static final Rule TAN       = unary("tan",       map(Math::tan),       (g, y, x) -> g.div(cos(x)).div(cos(x)),   X,       "1/\\cos^{2} x");
    static final Rule ATAN      = unary("atan",      map(Math::atan),      (g, y, x) -> g.div(x.mul(x).add(1)),      X,       "1/(1+x^{2})");
    static final Rule SINH      = unary("sinh",      map(Math::sinh),      (g, y, x) -> g.mul(cosh(x)),              X,       "\\cosh x");
    static final Rule COSH      = unary("cosh",      map(Math::cosh),      (g, y, x) -> g.mul(sinh(x)),              X,       "\\sinh x");
    static final Rule TANH      = unary("tanh",      Elementwise::tanh,    (g, y, x) -> g.div(cosh(x)).div(cosh(x)), X,       "1-\\tanh^{2} x").fused(FusedProducts::tanh);
    static final Rule ABS       = unary("abs",       map(Math::abs),       (g, y, x) -> g.mul(sign(x)),              X,       "\\operatorname{sign} x");
    static final Rule SIGN      = unary("sign",      map(Math::signum),    (g, y, x) -> zerosLike(x),                NOTHING, "0");
    static final Rule RELU      = unary("relu",      Elementwise::relu,    (g, y, x) -> g.mul(indicator(x, v -> v > 0)), X,    "\\mathbf{1}_{x>0}").fused(FusedProducts::relu);
    static final Rule SOFTPLUS  = unary("softplus",  map(SpecialFunctions::softplus), (g, y, x) -> g.mul(sigmoid(x)), X,     "\\sigma(x)");
    static final Rule SIGMOID   = unary("sigmoid",   Elementwise::sigmoid,
            (g, y, x) -> g.mul(sigmoid(x)).mul(sigmoid(x.neg())),                                               X,       "\\sigma(x)(1-\\sigma(x))").fused(FusedProducts::sigmoid);
    static final Rule NORMAL_CDF = unary("normalCdf", map(SpecialFunctions::normalCdf), (g, y, x) -> g.mul(normalPdf(x)), X,  "e^{-x^{2}/2}/\\sqrt{2\\pi}");
    static final Rule GELU      = unary("gelu",      map(x -> x == Double.NEGATIVE_INFINITY ? 0 : x * SpecialFunctions.normalCdf(x)),
            (g, y, x) -> g.mul(normalCdf(x).add(x.mul(normalPdf(x)))),                                          X,       "\\Phi(x)+x\\varphi(x)");

    /** max(x, slope x) for a slope below 1; the parameter is the slope. */
    static final Rule LEAKY_RELU = unary("leakyRelu", (x, call) -> x > 0 ? x : x * call.parameter(Double.class),
            (g, x, call) -> g.mul(mask(x, v -> v > 0 ? 1 : call.parameter(Double.class))),                      X,       "\\begin{cases}1 & x>0\\\\ s & x\\le 0\\end{cases}");

    /** x cut to an interval, with derivative 1 also at its ends; the parameter is the interval. */
    static final Rule CLIP      = unary("clip",      (x, call) -> call.parameter(Interval.class).cut(x),
            (g, x, call) -> g.mul(indicator(x, call.parameter(Interval.class)::contains)),            X,       "\\mathbf{1}_{l\\le x\\le h}");

    /** The first operand where the parameter is not 0, the second elsewhere. */
    static final Rule WHERE = new Rule("where",
            call -> choose(call.parameter(NdArray.class), call.value(0), call.value(1)),
            (g, call, i) -> g.mul(chosen(call, i)),
            (t, call) -> Rows.widen(Rows.sum(t[0] == null ? null : t[0].mul(chosen(call, 0)),
                    t[1] == null ? null : t[1].mul(chosen(call, 1))), call.output().shape()),
            true, new int[] {NOTHING}, List.of("\\mathbf{1}_{c}", "1-\\mathbf{1}_{c}"));

    static final List<Rule> ROWS = List.of(
            ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM, NEG, EXP, EXPM1, LOG, LOG1P, SQRT, SIN, COS, TAN, ATAN, SINH, COSH,
            TANH, ABS, SIGN, RELU, SOFTPLUS, SIGMOID, NORMAL_CDF, GELU, LEAKY_RELU, CLIP, WHERE);
    // spotless:on

    /** The parameter of clip. */
    record Interval(double low, double high) {
        double cut(double x) {
            return Math.min(Math.max(x, low), high);
        }

        boolean contains(double x) {
            return x >= low && x <= high;
        }
    }

    private ElementwiseRules() {}

    /** A constant computed from the values alone: the derivative of a function with kinks does not change smoothly. */
    private static Tensor mask(Tensor x, DoubleUnaryOperator f) {
        return Tensor.constant(x.value().map(f));
    }

    private static Tensor indicator(Tensor x, DoublePredicate isOne) {
        return mask(x, v -> isOne.test(v) ? 1 : 0);
    }

    private static Tensor mask(Tensor a, Tensor b, DoubleBinaryOperator f) {
        return Tensor.constant(a.value().zip(b.value(), "maximum", f));
    }

    private static NdArray choose(NdArray condition, NdArray a, NdArray b) {
        Shape shape = Shape.broadcast(condition.shape(), Shape.broadcast(a.shape(), b.shape(), "where"), "where");
        double[] c = condition.broadcastTo(shape).data();
        double[] x = a.broadcastTo(shape).data();
        double[] y = b.broadcastTo(shape).data();
        double[] result = new double[c.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = c[i] != 0 ? x[i] : y[i];
        }
        return NdArray.of(shape, result);
    }

    /** 1 where operand {@code i} was chosen, else 0. */
    private static Tensor chosen(Call call, int i) {
        return Tensor.constant(call.parameter(NdArray.class).map(c -> (c != 0) == (i == 0) ? 1 : 0));
    }

    /** The standard normal density. */
    private static Tensor normalPdf(Tensor x) {
        return exp(x.mul(x).mul(-0.5)).mul(1 / Math.sqrt(2 * Math.PI));
    }
}
