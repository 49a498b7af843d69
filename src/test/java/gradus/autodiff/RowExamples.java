package gradus.autodiff;

import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.Selection;
import gradus.array.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/** For every row of the table, a function that is that row, and points at which it is smooth. */
final class RowExamples {
    /** A row at work. */
    record Example(Function<Tensor[], Tensor> f, NdArray... at) {}

    /** Draws arrays for an example, with n rows and m columns. */
    private interface Maker {
        Example make(Draw draw, int n, int m);
    }

    /** Random numbers in an interval, in a shape. */
    private record Draw(SplittableRandom random) {
        NdArray between(double low, double high, int... dims) {
            return NdArray.full(Shape.of(dims), 0).map(v -> random.nextDouble(low, high));
        }

        /** Numbers at least 0.1 apart, in random order: no ties, and no two change places in a small step. */
        NdArray distinct(int... dims) {
            NdArray result = NdArray.full(Shape.of(dims), 0);
            for (int i = 0; i < result.size(); i++) {
                int j = random.nextInt(i + 1);
                result.data()[i] = result.data()[j];
                result.data()[j] = 0.1 + 0.2 * i;
            }
            return result;
        }

        NdArray awayFromZero(int... dims) {
            return between(0.3, 2, dims).map(v -> random.nextBoolean() ? v : -v);
        }

        NdArray bits(int... dims) {
            return NdArray.full(Shape.of(dims), 0).map(v -> random.nextBoolean() ? 1 : 0);
        }
    }

    private static final Map<String, Maker> MAKERS = new LinkedHashMap<>();

    private RowExamples() {}

    /** The names that have an example. */
    static java.util.Set<String> names() {
        return MAKERS.keySet();
    }

    static Example of(String row, long seed, int n, int m) {
        return MAKERS.get(row).make(new Draw(new SplittableRandom(seed)), n, m);
    }

    private static void unary(String name, Function<Tensor, Tensor> f, double low, double high) {
        MAKERS.put(name, (draw, n, m) -> new Example(x -> f.apply(x[0]), draw.between(low, high, n, m)));
    }

    private static void kinked(String name, Function<Tensor, Tensor> f) {
        MAKERS.put(name, (draw, n, m) -> new Example(x -> f.apply(x[0]), draw.awayFromZero(n, m)));
    }

    private static void distinct(String name, Function<Tensor, Tensor> f) {
        MAKERS.put(name, (draw, n, m) -> new Example(x -> f.apply(x[0]), draw.distinct(n, m)));
    }

    /** With every way in which (n, m) and another operand can broadcast, one a seed. */
    private static void binary(String name, BiFunction<Tensor, Tensor, Tensor> f, double low, double high) {
        MAKERS.put(name, (draw, n, m) -> {
            int[][] others = {{n, m}, {m}, {n, 1}, {1, m}, {}, {2, n, m}, {2, 1, 1}};
            int[] other = others[draw.random().nextInt(others.length)];
            NdArray a = draw.between(low, high, n, m);
            NdArray b = draw.between(low, high, other);
            return draw.random().nextBoolean()
                    ? new Example(x -> f.apply(x[0], x[1]), a, b)
                    : new Example(x -> f.apply(x[0], x[1]), b, a);
        });
    }

    private interface Reducer {
        Tensor apply(Tensor x, int[] axes, boolean keepDims);
    }

    private static void reduction(String name, Reducer f, boolean ties) {
        MAKERS.put(name, (draw, n, m) -> {
            int[][] choices = {{}, {0}, {1}, {-1}, {0, 2}, {2, 1}};
            int[] axes = choices[draw.random().nextInt(choices.length)];
            boolean keep = draw.random().nextBoolean();
            NdArray at = ties ? draw.distinct(n, m, 2) : draw.awayFromZero(n, m, 2);
            return new Example(x -> f.apply(x[0], axes, keep), at);
        });
    }

    private static void loss(String name, BiFunction<Tensor, Tensor, Tensor> f, double low, double high) {
        MAKERS.put(
                name,
                (draw, n, m) -> new Example(
                        x -> f.apply(x[0], x[1]), draw.between(low, high, n, m), draw.between(0.1, 0.9, n, m)));
    }

    static {
        binary("add", Tensor::add, -2, 2);
        binary("sub", Tensor::sub, -2, 2);
        binary("mul", Tensor::mul, -2, 2);
        binary("div", Tensor::div, 0.5, 2);
        binary("pow", Tensor::pow, 0.5, 2);
        MAKERS.put(
                "maximum",
                (draw, n, m) -> new Example(
                        x -> Functions.maximum(x[0], x[1]),
                        draw.distinct(n, m),
                        draw.distinct(m).map(v -> v + 0.07)));
        MAKERS.put(
                "minimum",
                (draw, n, m) -> new Example(
                        x -> Functions.minimum(x[0], x[1]),
                        draw.distinct(n, m),
                        draw.distinct(n, 1).map(v -> v + 0.07)));
        unary("neg", Tensor::neg, -2, 2);
        unary("exp", Functions::exp, -2, 2);
        unary("expm1", Functions::expm1, -2, 2);
        unary("log", Functions::log, 0.5, 3);
        unary("log1p", Functions::log1p, -0.5, 3);
        unary("sqrt", Functions::sqrt, 0.5, 3);
        unary("sin", Functions::sin, -3, 3);
        unary("cos", Functions::cos, -3, 3);
        unary("tan", Functions::tan, -1, 1);
        unary("atan", Functions::atan, -3, 3);
        unary("sinh", Functions::sinh, -2, 2);
        unary("cosh", Functions::cosh, -2, 2);
        unary("tanh", Functions::tanh, -2, 2);
        kinked("abs", Functions::abs);
        kinked("sign", Functions::sign);
        kinked("relu", Functions::relu);
        kinked("leakyRelu", x -> Functions.leakyRelu(x, 0.1));
        distinct("clip", x -> Functions.clip(x, 0.2, 0.8));
        unary("softplus", Functions::softplus, -3, 3);
        unary("sigmoid", Functions::sigmoid, -3, 3);
        unary("normalCdf", Functions::normalCdf, -2, 2);
        unary("gelu", Functions::gelu, -2, 2);
        MAKERS.put("where", (draw, n, m) -> {
            NdArray condition = draw.bits(n, m);
            return new Example(
                    x -> Functions.where(condition, x[0], x[1]), draw.between(-2, 2, n, m), draw.between(-2, 2, m));
        });
        reduction("sum", Functions::sum, false);
        reduction("mean", Functions::mean, false);
        reduction("max", Functions::max, true);
        reduction("min", Functions::min, true);
        reduction("prod", Functions::prod, false);
        reduction("variance", (x, axes, keep) -> Functions.variance(x, axes, 0, keep), true);
        reduction("norm", Functions::norm, false);
        reduction("logsumexp", Functions::logsumexp, false);
        unary("softmax", x -> Functions.softmax(x, -1), -2, 2);
        unary("logSoftmax", x -> Functions.logSoftmax(x, 0), -2, 2);
        unary("cumsum", x -> Functions.cumsum(x, 0), -2, 2);
        MAKERS.put(
                "reshape", (draw, n, m) -> new Example(x -> x[0].reshape(Shape.of(m, n)), draw.between(-2, 2, n, m)));
        MAKERS.put(
                "broadcastTo",
                (draw, n, m) -> new Example(x -> x[0].broadcastTo(Shape.of(2, n, m)), draw.between(-2, 2, n, 1)));
        MAKERS.put(
                "unbroadcastTo",
                (draw, n, m) -> new Example(x -> x[0].unbroadcastTo(Shape.of(1, m)), draw.between(-2, 2, 2, n, m)));
        MAKERS.put(
                "transpose",
                (draw, n, m) -> new Example(x -> Shaping.transpose(x[0], 2, 0, 1), draw.between(-2, 2, n, m, 2)));
        MAKERS.put(
                "select",
                (draw, n, m) ->
                        new Example(x -> Shaping.take(x[0], 0, Indices.of(0, -1, 0)), draw.between(-2, 2, n, m)));
        MAKERS.put(
                "scatterAdd",
                (draw, n, m) -> new Example(
                        x -> Shaping.scatterAdd(x[0], Selection.take(Shape.of(n, m), 0, Indices.of(0, -1, 0))),
                        draw.between(-2, 2, 3, m)));
        MAKERS.put(
                "concat",
                (draw, n, m) -> new Example(
                        x -> Shaping.concat(1, x[0], x[1], x[0]),
                        draw.between(-2, 2, n, m),
                        draw.between(-2, 2, n, 2)));
        MAKERS.put("matmul", (draw, n, m) -> {
            int[][][] shapes = {
                {{n, m}, {m, 2}},
                {{n, m}, {m}},
                {{m}, {m, n}},
                {{m}, {m}},
                {{2, n, m}, {m, 2}},
                {{2, 1, n, m}, {3, m, 2}}
            };
            int[][] pair = shapes[draw.random().nextInt(shapes.length)];
            return new Example(x -> x[0].matmul(x[1]), draw.between(-2, 2, pair[0]), draw.between(-2, 2, pair[1]));
        });
        MAKERS.put("linear", (draw, n, m) -> {
            int[][] shapes = {{n, m}, {m}, {2, n, m}};
            return new Example(
                    x -> Functions.linear(x[0], x[1], x[2]),
                    draw.between(-2, 2, shapes[draw.random().nextInt(shapes.length)]),
                    draw.between(-2, 2, m, 2),
                    draw.between(-2, 2, 2));
        });
        loss("mse", (x, y) -> Losses.mse(x, y, Reduction.MEAN), -2, 2);
        loss("bce", (x, y) -> Losses.bce(x, y, Reduction.SUM), 0.1, 0.9);
        loss("bceWithLogits", (x, y) -> Losses.bceWithLogits(x, y, Reduction.MEAN), -2, 2);
        loss("crossEntropy", (x, y) -> Losses.crossEntropy(x, y, Reduction.MEAN), -2, 2);
    }

    /** The names of the table's rows. */
    static List<String> table() {
        return Rules.table().stream().map(Rule::name).toList();
    }
}
