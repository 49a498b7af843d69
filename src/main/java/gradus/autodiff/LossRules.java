package gradus.autodiff;

import static gradus.autodiff.Functions.log;
import static gradus.autodiff.Functions.sigmoid;
import static gradus.autodiff.Rule.X;
import static gradus.autodiff.Rule.Y;

import gradus.array.CrossEntropy;
import gradus.array.NdArray;
import gradus.array.Reductions;
import gradus.array.SpecialFunctions;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The rows of losses: a prediction x and a target y of the same shape to one number. Each has its own row, fused, because
 * that is where accuracy is won: none of them takes the logarithm of a probability that has been rounded to 0.
 */
final class LossRules {
    /** The mean (or sum) of (x - y)^2. */
    static final Rule MSE = elementwise(
                    "mse",
                    (x, y) -> (x - y) * (x - y),
                    (x, y) -> x.sub(y).mul(2),
                    X | Y,
                    "\\frac{2}{N}(x-y)",
                    (x, y) -> y.sub(x).mul(2),
                    X | Y,
                    "\\frac{2}{N}(y-x)")
            .fused(FusedProducts::mse);

    /** The mean (or sum) of -y log x - (1-y) log(1-x), for probabilities x. Infinite where x is certain and wrong. */
    static final Rule BCE = elementwise(
            "bce",
            (x, y) -> (y == 0 ? 0 : -y * Math.log(x)) - (y == 1 ? 0 : (1 - y) * Math.log1p(-x)),
            LossRules::bceSlope,
            X | Y,
            "\\frac{1}{N}\\left(-\\frac{y}{x}+\\frac{1-y}{1-x}\\right)",
            (x, y) -> Functions.log1p(x.neg()).sub(log(x)),
            X,
            "\\frac{1}{N}\\log\\frac{1-x}{x}");

    /** As bce, of sigmoid(x): softplus(x) - x y, which is exact for every x. */
    static final Rule BCE_WITH_LOGITS = elementwise(
            "bceWithLogits",
            (x, y) -> y * SpecialFunctions.softplus(-x) + (1 - y) * SpecialFunctions.softplus(x),
            (x, y) -> sigmoid(x).mul(y.neg().add(1)).sub(sigmoid(x.neg()).mul(y)),
            X | Y,
            "\\frac{1}{N}(\\sigma(x)-y)",
            (x, y) -> x.neg(),
            X,
            "-\\frac{1}{N}x");

    /** The mean (or sum) over rows of -sum_i y_i log softmax(x)_i: logits x and target probabilities y. */
    static final Rule CROSS_ENTROPY = new Rule(
                    "crossEntropy",
                    call -> total(CrossEntropy.terms(call.value(0), call.value(1)), rows(call)),
                    (g, call, i) -> g.div(Tensor.constant(rows(call))).mul(crossEntropySlope(call, i)),
                    (t, call) -> Rows.sum(product(t[0], call, 0), product(t[1], call, 1)),
                    false,
                    new int[] {X | Y, X},
                    List.of(
                            "\\frac{1}{N}(\\operatorname{softmax}(x)-y)",
                            "-\\frac{1}{N}\\log\\operatorname{softmax}(x)"))
            .fused(FusedProducts::crossEntropy);

    static final List<Rule> ROWS = List.of(MSE, BCE, BCE_WITH_LOGITS, CROSS_ENTROPY);

    private LossRules() {}

    /** The derivative of one term of a loss by prediction or target. */
    private interface Slope {
        Tensor of(Tensor x, Tensor y);
    }

    /** A loss that adds up terms of one prediction and one target each; the parameter says whether to average. */
    private static Rule elementwise(
            String name,
            DoubleBinaryOperator term,
            Slope byX,
            int usesX,
            String derivativeX,
            Slope byY,
            int usesY,
            String derivativeY) {
        return new Rule(
                name,
                call -> total(call.value(0).zip(call.value(1), name, term), terms(call)),
                (g, call, i) ->
                        g.div(Tensor.constant(terms(call))).mul((i == 0 ? byX : byY).of(call.input(0), call.input(1))),
                (t, call) -> {
                    Tensor x = call.input(0);
                    Tensor y = call.input(1);
                    Tensor sum = Rows.sum(
                            t[0] == null ? null : t[0].mul(byX.of(x, y)).sum(),
                            t[1] == null ? null : t[1].mul(byY.of(x, y)).sum());
                    return sum.div(Tensor.constant(terms(call)));
                },
                false,
                new int[] {usesX, usesY},
                List.of(derivativeX, derivativeY));
    }

    private static NdArray total(NdArray terms, double divisor) {
        return NdArray.scalar(
                Reductions.sum(terms, Reductions.allAxes(terms.shape()), false).item() / divisor);
    }

    static double divisor(Call call) {
        return call.rule() == CROSS_ENTROPY ? rows(call) : terms(call);
    }

    static double terms(Call call) {
        return call.parameter(Reduction.class) == Reduction.MEAN ? call.shape(0).size() : 1;
    }

    static double rows(Call call) {
        double rows = call.shape(0).size() / (double) call.shape(0).dim(-1);
        return call.parameter(Reduction.class) == Reduction.MEAN ? rows : 1;
    }

    private static Tensor bceSlope(Tensor x, Tensor y) {
        return y.neg().add(1).div(x.neg().add(1)).sub(y.div(x));
    }

    /**
     * By the logits: softmax(x) sum(y) - y, which is softmax(x) - y when the targets add up to 1. Written as
     * p (sum(y) - y) - (1 - p) y, which keeps its digits where p is almost 1.
     */
    private static Tensor crossEntropySlope(Call call, int i) {
        Tensor y = call.input(1);
        Tensor logP = Functions.logSoftmax(call.input(0), -1);
        return i == 0
                ? Functions.exp(logP)
                        .mul(Functions.sum(y, new int[] {-1}, true).sub(y))
                        .add(y.mul(Functions.expm1(logP)))
                : logP.neg();
    }

    private static Tensor product(Tensor t, Call call, int i) {
        return t == null ? null : t.mul(crossEntropySlope(call, i)).sum().div(Tensor.constant(rows(call)));
    }
}
