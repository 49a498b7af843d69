package gradus.explain;

import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Recording;
import gradus.autodiff.Rules;
import gradus.autodiff.Tensor;
import gradus.explain.Expr.Num;
import gradus.explain.Expr.Op;
import gradus.explain.Expr.Operator;
import gradus.explain.Expr.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A formula with numbers in place of its factors and terms, where they are few enough to be read: vectors as columns. */
final class Substitution {
    private static final int LONGEST_AXIS = 4;
    private static final int MOST_COLUMNS = 8;
    private static final int DIGITS = 4;

    /** Functions of one array, entry by entry, that need to know nothing else. */
    private static final Set<String> UNARY = Set.of(
            "exp",
            "expm1",
            "log",
            "log1p",
            "sqrt",
            "sin",
            "cos",
            "tan",
            "atan",
            "sinh",
            "cosh",
            "tanh",
            "abs",
            "sign",
            "relu",
            "softplus",
            "sigmoid",
            "normalCdf",
            "gelu");

    private final Map<Symbol, NdArray> values;
    private int columns;

    private Substitution(Map<Symbol, NdArray> values) {
        this.values = values;
    }

    /** The formula in numbers; empty if some are too many to show, or if there is a function that is not evaluated here. */
    static Optional<String> of(Expr formula, Map<Symbol, NdArray> values) {
        Substitution substitution = new Substitution(values);
        try {
            String tex = Recording.off(() -> substitution.print(formula));
            return substitution.columns <= MOST_COLUMNS ? Optional.of(tex) : Optional.empty();
        } catch (Unshown e) {
            return Optional.empty();
        }
    }

    /** Numbers as TeX: one to six digits, arrays, if they are small, to four. */
    static Optional<String> number(NdArray value) {
        Shape shape = value.shape();
        if (shape.isScalar()) {
            return Optional.of(ExprTex.number(value.item()));
        }
        boolean small = shape.rank() <= 2
                && value.size() > 0
                && Arrays.stream(shape.dims()).allMatch(length -> length <= LONGEST_AXIS);
        return small ? Optional.of(matrix(value, shape.rank() == 2 ? shape.dim(1) : 1)) : Optional.empty();
    }

    private static String matrix(NdArray value, int columns) {
        StringBuilder tex = new StringBuilder("\\begin{pmatrix} ");
        for (int i = 0; i < value.size(); i++) {
            tex.append(i == 0 ? "" : i % columns == 0 ? " \\\\ " : " & ")
                    .append(ExprTex.number(value.data()[i], DIGITS));
        }
        return tex.append(" \\end{pmatrix}").toString();
    }

    /** Thrown where a formula has no numbers to show. */
    private static final class Unshown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unshown() {
            super(null, null, false, false);
        }
    }

    private String print(Expr e) {
        if (!(e instanceof Op op)) {
            return literal(e);
        }
        return switch (op.operator()) {
            case NEG -> "-" + factor(op.arg(0));
            case ADD -> sum(op.args());
            case MUL -> product(op.args());
            case DIV -> "\\frac{" + print(op.arg(0)) + "}{" + print(op.arg(1)) + "}";
            case MATMUL -> factor(op.arg(0)) + " \\, " + factor(op.arg(1));
            case OUTER -> literal(op.arg(0)) + " \\, " + row(op.arg(1));
            case RESHAPE -> print(op.arg(0));
            default -> literal(e);
        };
    }

    private String sum(List<Expr> terms) {
        StringBuilder tex = new StringBuilder();
        for (Expr term : terms) {
            boolean negative = term.is(Operator.NEG);
            tex.append(tex.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ")
                    .append(factor(negative ? Expr.neg(term) : term));
        }
        return tex.toString();
    }

    private String product(List<Expr> factors) {
        StringBuilder tex = new StringBuilder();
        Expr before = null;
        for (Expr factor : factors) {
            boolean elementwise = before != null
                    && !before.shape().isScalar()
                    && !factor.shape().isScalar();
            String next = factor(factor);
            String sign = elementwise ? " \\odot " : next.startsWith("\\begin") ? " \\, " : " \\cdot ";
            tex.append(before == null ? "" : sign).append(next);
            before = factor;
        }
        return tex.toString();
    }

    /** As part of a product or a sum: sums within it are evaluated, and signs bracketed. */
    private String factor(Expr e) {
        boolean open = e.is(Operator.MUL) || e.is(Operator.MATMUL) || e.is(Operator.OUTER);
        String tex = open ? print(e) : literal(e);
        return tex.startsWith("-") ? "\\left(" + tex + "\\right)" : tex;
    }

    private String literal(Expr e) {
        NdArray value = evaluate(e).value();
        columns +=
                value.shape().rank() == 2 ? value.shape().dim(1) : value.shape().rank();
        return number(value).orElseThrow(Unshown::new);
    }

    private String row(Expr e) {
        NdArray value = evaluate(e).value();
        columns += value.size();
        if (number(value).isEmpty()) {
            throw new Unshown();
        }
        return matrix(value, value.size());
    }

    private Tensor evaluate(Expr e) {
        if (e instanceof Num n) {
            return Tensor.constant(n.value());
        }
        if (e instanceof Var v) {
            NdArray value = values.get(v.symbol());
            if (value == null || number(value).isEmpty()) {
                throw new Unshown();
            }
            return Tensor.constant(value);
        }
        Op op = (Op) e;
        List<Tensor> args = new ArrayList<>();
        op.args().forEach(arg -> args.add(evaluate(arg)));
        return switch (op.operator()) {
            case NEG -> args.get(0).neg();
            case ADD -> args.stream().reduce(Tensor::add).orElseThrow();
            case MUL -> args.stream().reduce(Tensor::mul).orElseThrow();
            case DIV -> args.get(0).div(args.get(1));
            case POW -> args.get(0).pow(args.get(1));
            case MATMUL -> args.get(0).matmul(args.get(1));
            case OUTER ->
                args.get(0)
                        .reshape(args.get(0).shape().insert(op.shape().rank() - 1, 1))
                        .mul(args.get(1));
            case TRANSPOSE -> args.get(0).transpose();
            case RESHAPE -> args.get(0).reshape(op.shape());
            case ONES -> Tensor.constant(NdArray.full(op.shape(), 1));
            case UNIT -> {
                NdArray unit = NdArray.full(op.shape(), 0);
                unit.data()[(Integer) op.detail()] = 1;
                yield Tensor.constant(unit);
            }
            case INDICATOR -> indicator((String) op.detail(), args.get(0), args.get(1));
            case SUM -> {
                Expr.Reduced over = (Expr.Reduced) op.detail();
                int[] axes = over.axes().stream().mapToInt(Integer::intValue).toArray();
                yield Functions.sum(args.get(0), axes, over.keepDims());
            }
            case FUNCTION -> function((String) op.detail(), args);
            case PART, ENTRY -> throw new Unshown();
        };
    }

    private static Tensor function(String name, List<Tensor> args) {
        if (args.size() == 1 && UNARY.contains(name)) {
            return Rules.named(name).orElseThrow().apply(null, args.get(0));
        }
        if (name.equals("softmax")) {
            return Functions.softmax(
                    args.get(0), args.size() == 1 ? -1 : (int) args.get(1).item());
        }
        throw new Unshown();
    }

    private static Tensor indicator(String relation, Tensor left, Tensor right) {
        return Tensor.constant(left.value().zip(right.value(), relation, (a, b) -> {
            boolean holds =
                    switch (relation) {
                        case ">" -> a > b;
                        case "<" -> a < b;
                        case ">=" -> a >= b;
                        case "<=" -> a <= b;
                        default -> a == b;
                    };
            return holds ? 1 : 0;
        }));
    }
}
