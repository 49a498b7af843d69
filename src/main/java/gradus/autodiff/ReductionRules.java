package gradus.autodiff;

import static gradus.autodiff.Functions.exp;
import static gradus.autodiff.Functions.expm1;
import static gradus.autodiff.Rows.linear;
import static gradus.autodiff.Rows.smooth;
import static gradus.autodiff.Rule.OUTPUT;
import static gradus.autodiff.Rule.X;

import gradus.array.Elementwise;
import gradus.array.NdArray;
import gradus.array.Reductions;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of reductions, and of the softmax family. In each, {@code wide(v, call)} is v with the reduced axes put back,
 * so that it broadcasts against the input.
 *
 * <p>Conventions: max and min share the gradient evenly among ties; prod survives zeros; norm'(0) = 0.
 */
final class ReductionRules {
    static final Rule SUM = linear(
                    "sum",
                    call -> Reductions.sum(
                            call.value(0), axes(call).axes(), axes(call).keepDims()),
                    (g, call) -> wide(g, call).broadcastTo(call.shape(0)),
                    "1")
            .fused(FusedProducts::sum);

    static final Rule MEAN = linear(
                    "mean",
                    call -> Reductions.sum(
                                    call.value(0), axes(call).axes(), axes(call).keepDims())
                            .map(sum -> sum / axes(call).count(call.shape(0))),
                    (g, call) -> wide(g, call)
                            .broadcastTo(call.shape(0))
                            .div(Tensor.constant(axes(call).count(call.shape(0)))),
                    "1/N")
            .fused(FusedProducts::mean);

    static final Rule MAX = smooth(
            "max",
            call -> Reductions.fold(call.value(0), axes(call).axes(), axes(call).keepDims(), Reductions::max),
            (g, call) -> wide(g, call).mul(shareOfTies(call)),
            (t, call) -> narrow(t.mul(shareOfTies(call)), call),
            X | OUTPUT,
            "\\mathbf{1}_{x=\\max}");

    static final Rule MIN = smooth(
            "min",
            call -> Reductions.fold(call.value(0), axes(call).axes(), axes(call).keepDims(), Reductions::min),
            (g, call) -> wide(g, call).mul(shareOfTies(call)),
            (t, call) -> narrow(t.mul(shareOfTies(call)), call),
            X | OUTPUT,
            "\\mathbf{1}_{x=\\min}");

    static final Rule PROD = smooth(
            "prod",
            call -> Reductions.fold(call.value(0), axes(call).axes(), axes(call).keepDims(), Reductions::product),
            (g, call) -> wide(g, call).mul(ProductOfOthers.of(call.input(0), axes(call))),
            (t, call) -> narrow(t.mul(ProductOfOthers.of(call.input(0), axes(call))), call),
            X,
            "\\prod_{j\\ne i} x_{j}");

    /** The mean squared distance from the mean, with N - ddof in the denominator. */
    static final Rule VARIANCE = smooth(
            "variance",
            call -> {
                NdArray squares = centred(centred(call.value(0), call), call).map(d -> d * d);
                double divisor = axes(call).count(call.shape(0)) - spread(call).ddof();
                return Reductions.sum(squares, axes(call).axes(), axes(call).keepDims())
                        .map(sum -> sum / divisor);
            },
            (g, call) -> wide(g, call).mul(slope(call)),
            (t, call) -> narrow(t.mul(slope(call)), call),
            X,
            "2(x-\\bar{x})/(N-\\mathrm{ddof})");

    static final Rule NORM = smooth(
            "norm",
            call -> Reductions.fold(call.value(0), axes(call).axes(), axes(call).keepDims(), Reductions::norm),
            (g, call) -> wide(g, call).mul(direction(call)),
            (t, call) -> narrow(t.mul(direction(call)), call),
            X | OUTPUT,
            "x/\\lVert x\\rVert");

    static final Rule LOGSUMEXP = smooth(
            "logsumexp",
            call -> Reductions.fold(call.value(0), axes(call).axes(), axes(call).keepDims(), Reductions::logSumExp),
            (g, call) -> wide(g, call).mul(exp(call.input(0).sub(wide(call.output(), call)))),
            (t, call) -> narrow(t.mul(exp(call.input(0).sub(wide(call.output(), call)))), call),
            X | OUTPUT,
            "\\operatorname{softmax}(x)");

    /** Its Jacobian, diag(y) - y y^T, is symmetric: one product serves both modes. */
    static final Rule SOFTMAX = smooth(
            "softmax",
            ReductionRules::softmax,
            ReductionRules::softmaxProduct,
            ReductionRules::softmaxProduct,
            OUTPUT,
            "y_{i}(\\delta_{ij}-y_{j})");

    static final Rule LOG_SOFTMAX = smooth(
            "logSoftmax",
            ReductionRules::logSoftmax,
            (g, call) -> g.mul(expm1(call.output()))
                    .neg()
                    .sub(exp(call.output()).mul(total(g, call).sub(g))),
            (t, call) -> {
                Tensor fromTop = lessTop(t, call);
                return fromTop.sub(total(exp(call.output()).mul(fromTop), call));
            },
            OUTPUT,
            "\\delta_{ij}-e^{y_{j}}");

    /** Running sums; the parameter is the axis and the direction. */
    static final Rule CUMSUM = linear(
            "cumsum",
            call -> Reductions.cumulativeSum(
                    call.value(0),
                    call.parameter(Running.class).axis(),
                    call.parameter(Running.class).reverse()),
            (g, call) -> Functions.cumsum(
                    g,
                    call.parameter(Running.class).axis(),
                    !call.parameter(Running.class).reverse()),
            "\\mathbf{1}_{j\\le i}");

    static final List<Rule> ROWS =
            List.of(SUM, MEAN, MAX, MIN, PROD, VARIANCE, NORM, LOGSUMEXP, SOFTMAX, LOG_SOFTMAX, CUMSUM);

    /** The parameter of variance: the axes, and what is subtracted from N. */
    record Spread(Axes axes, int ddof) {}

    /** The parameter of cumsum. */
    record Running(int axis, boolean reverse) {}

    private ReductionRules() {}

    private static Axes axes(Call call) {
        return call.parameter() instanceof Spread spread ? spread.axes() : call.parameter(Axes.class);
    }

    private static Spread spread(Call call) {
        return call.parameter(Spread.class);
    }

    private static Tensor wide(Tensor v, Call call) {
        return v.reshape(Reductions.shape(call.shape(0), axes(call).axes(), true));
    }

    private static Tensor narrow(Tensor v, Call call) {
        return Functions.sum(v, axes(call).axes(), axes(call).keepDims());
    }

    private static Tensor total(Tensor v, Call call) {
        return Functions.sum(v, axes(call).axes(), true);
    }

    private static Tensor softmaxProduct(Tensor v, Call call) {
        Tensor y = call.output();
        Tensor fromTop = lessTop(v, call);
        return y.mul(fromTop.sub(total(fromTop.mul(y), call)));
    }

    /**
     * v less its entry where the output is largest. The softmax family's products do not change when a constant is
     * added to v (or do by that constant, which cancels); taken from there, they do not subtract y from 1 when y is
     * almost 1.
     */
    private static Tensor lessTop(Tensor v, Call call) {
        NdArray y = call.output().value();
        NdArray top = Reductions.fold(y, axes(call).axes(), true, Reductions::max);
        return v.sub(total(v.mul(shareOfTies(y, top, call)), call));
    }

    private static NdArray softmax(Call call) {
        NdArray max = Reductions.fold(call.value(0), axes(call).axes(), true, Reductions::max);
        NdArray terms = Elementwise.exp(Elementwise.sub(call.value(0), max));
        Elementwise.divInPlace(terms, Reductions.sum(terms, axes(call).axes(), true));
        return terms;
    }

    private static NdArray logSoftmax(Call call) {
        return logSoftmax(call.value(0), axes(call).axes());
    }

    /** x less its largest entry, less the rest of the normaliser: both are at most 0, and nothing cancels. */
    static NdArray logSoftmax(NdArray x, int[] axes) {
        NdArray max = Reductions.fold(x, axes, true, Reductions::max);
        NdArray rest = Reductions.fold(x, axes, true, Reductions::logSumExpBeyondMax);
        return Elementwise.sub(Elementwise.sub(x, max), rest);
    }

    /** 1 over the number of ties where x is the extreme, else 0. */
    private static Tensor shareOfTies(Call call) {
        NdArray extreme = call.output()
                .value()
                .reshape(Reductions.shape(call.shape(0), axes(call).axes(), true));
        return shareOfTies(call.value(0), extreme, call);
    }

    private static Tensor shareOfTies(NdArray x, NdArray extreme, Call call) {
        NdArray hits = x.zip(extreme, "max", (a, m) -> a == m ? 1 : 0);
        NdArray counts = Reductions.sum(hits, axes(call).axes(), true);
        return Tensor.constant(hits.zip(counts, "max", (hit, count) -> hit == 0 ? 0 : hit / count));
    }

    private static Tensor slope(Call call) {
        return centred(centred(call.input(0), call), call)
                .mul(2.0 / (axes(call).count(call.shape(0)) - spread(call).ddof()));
    }

    /** Less the mean. Done twice, it takes out as well what rounding the mean has left, which large x make large. */
    private static Tensor centred(Tensor x, Call call) {
        return x.sub(Functions.mean(x, axes(call).axes(), true));
    }

    private static NdArray centred(NdArray x, Call call) {
        double count = axes(call).count(x.shape());
        return x.zip(Reductions.sum(x, axes(call).axes(), true), "variance", (a, sum) -> a - sum / count);
    }

    /** x / |x|, with 0 where the norm is 0. */
    private static Tensor direction(Call call) {
        Tensor norm = wide(call.output(), call);
        Tensor zero = Tensor.constant(norm.value().map(n -> n == 0 ? 1 : 0));
        boolean anyZero = Arrays.stream(zero.value().data()).anyMatch(flag -> flag != 0);
        return call.input(0).div(anyZero ? norm.add(zero) : norm);
    }
}
