package gradus.explain;

import gradus.array.Selection;
import gradus.array.Shape;
import gradus.autodiff.Call;
import gradus.explain.Expr.Reduced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vector-Jacobian products of the table as formulas, in matrix form where there are matrices. Elementwise rows are
 * read from the table itself; what moves or reduces axes is written here as textbooks write it.
 */
final class LocalRules {
    /** Marks the transpose of a linear operation that the DSL has no name for, as in select.T. */
    static final String TRANSPOSED = ".T";

    /** Rows whose operation the DSL calls otherwise, or with arguments that a formula lacks. */
    private static final Set<String> OTHERWISE_CALLED = Set.of("select", "scatterAdd", "concat");

    private LocalRules() {}

    /** What the call computes, in terms of its inputs. */
    static Expr forward(Call call, Shape shape, List<Expr> x) {
        return switch (call.rule().name()) {
            case "add" -> Expr.add(x.get(0), x.get(1));
            case "sub" -> Expr.sub(x.get(0), x.get(1));
            case "mul" -> Expr.mul(x.get(0), x.get(1));
            case "div" -> Expr.div(x.get(0), x.get(1));
            case "pow" -> Expr.pow(x.get(0), x.get(1));
            case "neg" -> Expr.neg(x.get(0));
            case "matmul" -> Expr.matmul(x.get(0), x.get(1), shape);
            case "linear" -> Expr.add(Expr.matmul(x.get(0), x.get(1), shape), x.get(2));
            case "transpose" ->
                call.shape(0).rank() == 2
                        ? Expr.transpose(x.get(0), shape)
                        : Expr.function("transpose", shape, x.get(0));
            case "sum" -> Expr.sum(x.get(0), reduced(call, shape), shape);
            case "reshape" -> Expr.reshape(x.get(0), shape);
            case "select" -> {
                int place = element(call);
                yield place < 0
                        ? Expr.function("select", shape, x.get(0))
                        : Expr.part(x.get(0), "[" + place + "]", shape);
            }
            case "mean", "max", "min", "prod", "norm", "logsumexp", "variance" -> {
                Reduced over = reduced(call, shape);
                yield (over.all() && !over.keepDims()) || over.axes().size() != 1
                        ? Expr.function(call.rule().name(), shape, x.get(0))
                        : Expr.function(
                                call.rule().name(),
                                shape,
                                x.get(0),
                                Expr.num(over.axes().get(0)));
            }
            default -> Expr.function(call.rule().name(), shape, x.toArray(Expr[]::new));
        };
    }

    /**
     * What arrives at input {@code i} when {@code g} arrives at the output.
     *
     * @param x the inputs
     * @param y the output
     */
    static Expr vjp(Call call, Shape shape, Expr g, List<Expr> x, Expr y, int i) {
        Shape to = call.shape(i);
        return switch (call.rule().name()) {
            case "sum", "mean" -> Expr.div(Expr.mul(wide(g, call), Expr.ones(to)), Expr.num(call.divisor()));
            case "matmul" -> matmul(call, g, x, i);
            case "linear" -> i == 2 ? narrow(g, shape, to) : matmul(call, g, x, i);
            case "reshape" -> Expr.reshape(g, to);
            case "broadcastTo" -> narrow(g, shape, to);
            case "unbroadcastTo" -> Expr.mul(g, Expr.ones(to));
            case "transpose" -> to.rank() == 2 ? Expr.transpose(g, to) : transposed(call, g, to);
            case "select" ->
                element(call) < 0
                        ? transposed(call, g, to)
                        : Expr.mul(Expr.reshape(g, Shape.SCALAR), Expr.unit(element(call), to));
            case "concat" -> part(call, g, i);
            case "scatterAdd", "cumsum" -> transposed(call, g, to);
            case "softmax" -> Expr.mul(y, Expr.sub(g, total(Expr.mul(g, y), call)));
            case "logSoftmax" -> {
                int axis = to.axis(call.axes()[0]);
                Expr softmax = axis == to.rank() - 1
                        ? Expr.function("softmax", to, x.get(0))
                        : Expr.function("softmax", to, x.get(0), Expr.num(axis));
                yield Expr.sub(g, Expr.mul(softmax, total(g, call)));
            }
            case "logsumexp" -> Expr.mul(wide(g, call), Expr.function("exp", to, Expr.sub(x.get(0), wide(y, call))));
            case "norm" -> Expr.div(Expr.mul(wide(g, call), x.get(0)), wide(y, call));
            case "prod" -> Expr.div(Expr.mul(wide(g, call), wide(y, call)), x.get(0));
            case "max", "min" -> Expr.mul(wide(g, call), Expr.indicator(x.get(0), "==", wide(y, call)));
            case "variance" -> {
                Expr sum = total(x.get(0), call);
                double count = (double) to.size() / Math.max(1, sum.shape().size());
                Expr centred = Expr.sub(x.get(0), Expr.div(sum, Expr.num(count)));
                yield Expr.div(Expr.mul(Expr.num(2), wide(g, call), centred), Expr.num(call.divisor()));
            }
            case "crossEntropy" -> {
                Expr slope = i == 0
                        ? Expr.sub(Expr.function("softmax", to, x.get(0)), x.get(1))
                        : Expr.neg(Expr.function("logSoftmax", to, x.get(0)));
                yield Expr.div(Expr.mul(g, slope), Expr.num(call.divisor()));
            }
            case "mse", "bce", "bceWithLogits" -> Expr.mul(g, slope(call, x, y, i));
            default -> narrow(Expr.mul(g, slope(call, x, y, i)), shape, to);
        };
    }

    /** The local derivative of an elementwise operation by input {@code i}: the row's own formula. */
    private static Expr slope(Call call, List<Expr> x, Expr y, int i) {
        Expr first = x.get(0);
        switch (call.rule().name()) {
            case "leakyRelu" -> {
                Expr positive = Expr.indicator(first, ">", Expr.num(0));
                Expr other = Expr.indicator(first, "<=", Expr.num(0));
                return Expr.add(positive, Expr.mul(Expr.num(call.parameter(Double.class)), other));
            }
            case "clip" -> {
                return Expr.indicator(y, "==", first);
            }
            default -> {
                // Read below.
            }
        }
        Map<String, Expr> meaning = new HashMap<>(Map.of("x", first, "N", Expr.num(call.divisor())));
        if (x.size() > 1) {
            meaning.put("y", x.get(1));
        }
        List<String> rows = call.rule().derivatives();
        return RowFormula.read(rows.get(Math.min(i, rows.size() - 1)), meaning)
                .orElseGet(() -> Expr.function(
                        call.rule().name() + "'", call.shape(Math.min(i, x.size() - 1)), x.toArray(Expr[]::new)));
    }

    /** G Y^T and X^T G; a vector operand makes one of them an outer product or a product with a vector. */
    private static Expr matmul(Call call, Expr g, List<Expr> x, int i) {
        Shape to = call.shape(i);
        Expr other = x.get(1 - i);
        boolean leftIsVector = call.shape(0).rank() == 1;
        boolean rightIsVector = call.shape(1).rank() == 1;
        if (leftIsVector && rightIsVector) {
            return Expr.mul(g, other);
        }
        if ((i == 0 && rightIsVector) || (i == 1 && leftIsVector)) {
            Expr column = i == 0 ? g : other;
            Expr row = i == 0 ? other : g;
            return Expr.outer(column, row, to);
        }
        if (i == 0 && leftIsVector) {
            return Expr.matmul(other, g, to);
        }
        Shape turned = turned(other.shape());
        Expr product = i == 0
                ? Expr.matmul(g, Expr.transpose(other, turned), product(g.shape(), turned))
                : Expr.matmul(Expr.transpose(other, turned), g, product(turned, g.shape()));
        return narrow(product, product.shape(), to);
    }

    private static Shape turned(Shape shape) {
        int[] dims = shape.dims();
        int last = dims.length - 1;
        int columns = dims[last];
        dims[last] = dims[last - 1];
        dims[last - 1] = columns;
        return Shape.of(dims);
    }

    private static Shape product(Shape a, Shape b) {
        if (b.rank() == 1) {
            return a.without(-1);
        }
        Shape rows = a.without(-1).without(-1);
        Shape batch = Shape.broadcast(rows, b.without(-1).without(-1), "matmul");
        return batch.insert(batch.rank(), a.dim(-2)).insert(batch.rank() + 1, b.dim(-1));
    }

    /** The place in a vector that a selection reads its only element from; -1 if it reads others. */
    private static int element(Call call) {
        int[] positions = call.parameter(Selection.class).positions();
        return call.shape(0).rank() == 1 && positions.length == 1 ? positions[0] : -1;
    }

    /** Of what arrives at several tensors put end to end, the part that is input {@code i}'s. */
    private static Expr part(Call call, Expr g, int i) {
        int axis = call.parameter(Integer.class);
        int start = 0;
        for (int k = 0; k < i; k++) {
            start += call.shape(k).dim(axis);
        }
        int stop = start + call.shape(i).dim(axis);
        String which = "[" + ":, ".repeat(axis) + start + ":" + stop + "]";
        return Expr.part(g, which, call.shape(i));
    }

    private static Expr transposed(Call call, Expr g, Shape to) {
        return Expr.function(call.rule().name() + TRANSPOSED, to, g);
    }

    /** The reduced axes put back with length 1, so that the result broadcasts against the input. */
    private static Expr wide(Expr v, Call call) {
        return v.shape().isScalar() ? v : Expr.reshape(v, kept(call));
    }

    private static Expr total(Expr v, Call call) {
        return Expr.sum(v, Expr.reduced(call.shape(0), call.axes(), true), kept(call));
    }

    private static Shape kept(Call call) {
        int[] dims = call.shape(0).dims();
        for (int axis : call.axes()) {
            dims[call.shape(0).axis(axis)] = 1;
        }
        return Shape.of(dims);
    }

    private static Reduced reduced(Call call, Shape shape) {
        return Expr.reduced(
                call.shape(0), call.axes(), shape.rank() == call.shape(0).rank() && call.axes().length > 0);
    }

    /** The transpose of broadcasting from {@code to}: summed over the repeated axes. */
    private static Expr narrow(Expr e, Shape from, Shape to) {
        if (from.equals(to)) {
            return e.shape().equals(to) ? e : Expr.mul(e, Expr.ones(to));
        }
        Expr whole = e.shape().equals(from) ? e : Expr.mul(e, Expr.ones(from));
        int lead = from.rank() - to.rank();
        List<Integer> repeated = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            if (axis < lead || (to.dim(axis - lead) == 1 && from.dim(axis) != 1)) {
                repeated.add(axis);
            }
        }
        int[] axes = repeated.stream().mapToInt(Integer::intValue).toArray();
        Shape left = from;
        for (int k = axes.length - 1; k >= 0; k--) {
            left = left.without(axes[k]);
        }
        return Expr.reshape(Expr.sum(whole, Expr.reduced(from, axes, false), left), to);
    }

    /** Whether every part of the formula is an operation of the DSL. */
    static boolean isCode(Expr e) {
        if (!(e instanceof Expr.Op op)) {
            return true;
        }
        boolean nameless = Set.of(Expr.Operator.PART, Expr.Operator.UNIT, Expr.Operator.ENTRY)
                        .contains(op.operator())
                || (op.detail() instanceof String name
                        && (name.endsWith(TRANSPOSED) || name.endsWith("'") || OTHERWISE_CALLED.contains(name)));
        return !nameless && op.args().stream().allMatch(LocalRules::isCode);
    }

    /** Adds the names that a formula uses to {@code into}. */
    static void collect(Expr e, Set<Symbol> into) {
        if (e instanceof Expr.Var v) {
            into.add(v.symbol());
        } else if (e instanceof Expr.Op op) {
            op.args().forEach(arg -> collect(arg, into));
        }
    }
}
