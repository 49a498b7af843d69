package gradus.autodiff;

import static gradus.autodiff.Functions.cos;
import static gradus.autodiff.Functions.cosh;
import static gradus.autodiff.Functions.positive;
import static gradus.autodiff.Functions.sigmoid;
import static gradus.autodiff.Functions.sign;
import static gradus.autodiff.Functions.sin;
import static gradus.autodiff.Functions.sinh;
import static gradus.autodiff.Rows.binary;
import static gradus.autodiff.Rows.unary;
import static gradus.autodiff.Rule.NOTHING;
import static gradus.autodiff.Rule.OUTPUT;
import static gradus.autodiff.Rule.X;
import static gradus.autodiff.Rule.Y;

import gradus.array.SpecialFunctions;
import java.util.List;

/**
 * The rows of elementwise operations. Each reads: name, function, the upstream gradient g times the local derivative,
 * what that product reads, and the local derivative as TeX, in x (and y for a second operand).
 *
 * <p>Conventions where mathematics leaves a choice: relu'(0) = 0, |x|' = 0 at 0, and d(x**0)/dx = 0 also at x = 0.
 */
final class ElementwiseRules {
    // spotless:off (a table reads as a table)
    static final Rule ADD = binary("add", (a, b) -> a + b,
            (g, a, b) -> g,                                NOTHING, "1",
            (g, a, b) -> g,                                NOTHING, "1");
    static final Rule SUB = binary("sub", (a, b) -> a - b,
            (g, a, b) -> g,                                NOTHING, "1",
            (g, a, b) -> g.neg(),                          NOTHING, "-1");
    static final Rule MUL = binary("mul", (a, b) -> a * b,
            (g, a, b) -> g.mul(b),                         Y,       "y",
            (g, a, b) -> g.mul(a),                         X,       "x");
    static final Rule DIV = binary("div", (a, b) -> a / b,
            (g, a, b) -> g.div(b),                         Y,       "1/y",
            (g, a, b) -> g.mul(a).div(b).div(b).neg(),     X | Y,   "-x/y^{2}");
    static final Rule POW = binary("pow", Math::pow,
            (g, a, b) -> g.mul(Powers.byBase(a, b)),       X | Y,   "y x^{y-1}",
            (g, a, b) -> g.mul(Powers.byExponent(a, b)),   X | Y,   "x^{y} \\log x");

    static final Rule NEG     = unary("neg",     x -> -x,            (g, y, x) -> g.neg(),             NOTHING, "-1");
    static final Rule EXP     = unary("exp",     Math::exp,          (g, y, x) -> g.mul(y),            OUTPUT,  "e^{x}");
    static final Rule LOG     = unary("log",     Math::log,          (g, y, x) -> g.div(x),            X,       "1/x");
    static final Rule SQRT    = unary("sqrt",    Math::sqrt,         (g, y, x) -> g.div(y.mul(2)),     OUTPUT,  "1/(2\\sqrt{x})");
    static final Rule SIN     = unary("sin",     Math::sin,          (g, y, x) -> g.mul(cos(x)),       X,       "\\cos x");
    static final Rule COS     = unary("cos",     Math::cos,          (g, y, x) -> g.mul(sin(x)).neg(), X,       "-\\sin x");
    static final Rule SINH    = unary("sinh",    Math::sinh,         (g, y, x) -> g.mul(cosh(x)),      X,       "\\cosh x");
    static final Rule COSH    = unary("cosh",    Math::cosh,         (g, y, x) -> g.mul(sinh(x)),      X,       "\\sinh x");
    static final Rule TANH    = unary("tanh",    Math::tanh,         (g, y, x) -> g.div(cosh(x)).div(cosh(x)), X, "1-\\tanh^{2} x");
    static final Rule ABS     = unary("abs",     Math::abs,          (g, y, x) -> g.mul(sign(x)),      X,       "\\operatorname{sign} x");
    static final Rule RELU    = unary("relu",    x -> Math.max(x, 0), (g, y, x) -> g.mul(positive(x)), X,       "\\mathbf{1}_{x>0}");
    static final Rule SIGMOID = unary("sigmoid", SpecialFunctions::sigmoid,
            (g, y, x) -> g.mul(sigmoid(x)).mul(sigmoid(x.neg())),                                      X,       "\\sigma(x)(1-\\sigma(x))");
    static final Rule SIGN     = unary("sign",     Math::signum,         (g, y, x) -> Functions.zerosLike(x), NOTHING, "0");
    static final Rule POSITIVE = unary("positive", x -> x > 0 ? 1 : 0,   (g, y, x) -> Functions.zerosLike(x), NOTHING, "0");

    static final List<Rule> ROWS = List.of(
            ADD, SUB, MUL, DIV, POW, NEG, EXP, LOG, SQRT, SIN, COS, SINH, COSH, TANH, ABS, RELU, SIGMOID, SIGN, POSITIVE);
    // spotless:on

    private ElementwiseRules() {}
}
