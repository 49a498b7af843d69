package gradus.explain;

import gradus.array.Shape;
import gradus.explain.Expr.Op;
import gradus.explain.Expr.Operator;
import gradus.explain.Expr.Reduced;
import gradus.explain.Expr.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas between arrays, entry by entry: a_ij = b_i c_j. On paper, that is how it is written when an operand is repeated
 * along an axis, as neither the matrix product nor the elementwise one says along which.
 */
public final class Entries {
    private static final String LETTERS = "ijklmnpq";
    private static final Pattern DERIVATIVE = Pattern.compile("(\\\\frac\\{.*}\\{(?:d|\\\\partial ))(.*)}");
    private static final Set<Operator> ELEMENTWISE =
            Set.of(Operator.NEG, Operator.ADD, Operator.MUL, Operator.DIV, Operator.POW, Operator.INDICATOR);
    private static final Set<String> NOT_ELEMENTWISE = Set.of(
            "softmax",
            "logSoftmax",
            "mean",
            "max",
            "min",
            "prod",
            "norm",
            "logsumexp",
            "variance",
            "transpose",
            "cumsum",
            "select",
            "concat",
            "scatterAdd",
            "crossEntropy",
            "mse",
            "bce",
            "bceWithLogits");

    private int used;

    private Entries(int rank) {
        used = rank;
    }

    /** Entry i j ... of the formula; empty unless an operand in it is repeated along an axis. */
    public static Optional<Expr> of(Expr e) {
        int rank = e.shape().rank();
        if (rank < 1 || rank > 4 || !repeats(e)) {
            return Optional.empty();
        }
        return Optional.of(new Entries(rank).entry(e, letters(rank)));
    }

    /** An array's name with the letters of its axes: dL/dX becomes dL/dX_ij. */
    public static String name(Symbol symbol, Shape shape) {
        return indexed(symbol, letters(shape.rank())).tex();
    }

    private static List<String> letters(int rank) {
        return List.of(LETTERS.substring(0, rank).split(""));
    }

    private static boolean repeats(Expr e) {
        if (!(e instanceof Op op)) {
            return false;
        }
        boolean wider = isElementwise(op)
                && op.args().stream()
                        .anyMatch(arg -> !arg.shape().isScalar() && !arg.shape().equals(op.shape()));
        return wider || op.args().stream().anyMatch(Entries::repeats);
    }

    private static boolean isElementwise(Op op) {
        return ELEMENTWISE.contains(op.operator())
                || (op.operator() == Operator.FUNCTION
                        && !NOT_ELEMENTWISE.contains(op.detail())
                        && !op.detail().toString().endsWith(LocalRules.TRANSPOSED));
    }

    /** The entry at {@code at}; of an array that is repeated to that many axes, the one that is repeated there. */
    private Expr entry(Expr e, List<String> at) {
        List<String> own = own(e.shape(), at);
        if (own.isEmpty() || e.is(Operator.ONES)) {
            return e.is(Operator.ONES) ? Expr.num(1) : e;
        }
        if (e instanceof Var v) {
            return new Var(indexed(v.symbol(), own), Shape.SCALAR);
        }
        Op op = (Op) e;
        if (isElementwise(op)) {
            List<Expr> parts = op.args().stream().map(arg -> entry(arg, own)).toList();
            return switch (op.operator()) {
                case ADD -> Expr.add(parts.toArray(Expr[]::new));
                case MUL -> Expr.mul(parts.toArray(Expr[]::new));
                case DIV -> Expr.div(parts.get(0), parts.get(1));
                case NEG -> Expr.neg(parts.get(0));
                case POW -> Expr.pow(parts.get(0), parts.get(1));
                default -> new Op(op.operator(), parts, op.detail(), Shape.SCALAR);
            };
        }
        if (op.operator() == Operator.RESHAPE && ExprTex.keepsLayout(op)) {
            return entry(op.arg(0), alongLongAxes(op, own));
        }
        if (op.operator() == Operator.SUM && op.detail() instanceof Reduced over) {
            return total(op, over, own);
        }
        if (op.operator() == Operator.OUTER) {
            int last = own.size() - 1;
            return Expr.mul(entry(op.arg(0), own.subList(0, last)), entry(op.arg(1), own.subList(last, last + 1)));
        }
        if (op.operator() == Operator.TRANSPOSE && own.size() == 2) {
            return entry(op.arg(0), List.of(own.get(1), own.get(0)));
        }
        return new Op(Operator.ENTRY, List.of(e), String.join("", own), Shape.SCALAR);
    }

    /** The last letters: shorter shapes are lined up at the right. */
    private static List<String> own(Shape shape, List<String> at) {
        return at.subList(at.size() - Math.min(at.size(), shape.rank()), at.size());
    }

    private static List<String> alongLongAxes(Op reshape, List<String> at) {
        List<String> letters = new ArrayList<>();
        for (int axis = 0; axis < at.size(); axis++) {
            if (reshape.shape().dim(axis) != 1) {
                letters.add(at.get(axis));
            }
        }
        Shape from = reshape.arg(0).shape();
        List<String> result = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < from.rank(); axis++) {
            result.add(from.dim(axis) == 1 ? "1" : letters.get(next++));
        }
        return result;
    }

    private Expr total(Op op, Reduced over, List<String> at) {
        List<String> inner = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        int kept = 0;
        for (int axis = 0; axis < op.arg(0).shape().rank(); axis++) {
            if (over.axes().contains(axis)) {
                String letter = LETTERS.substring(used, used + 1);
                used = Math.min(used + 1, LETTERS.length() - 1);
                letters.append(letters.isEmpty() ? "" : ",").append(letter);
                inner.add(letter);
                kept += over.keepDims() ? 1 : 0;
            } else {
                inner.add(at.get(kept++));
            }
        }
        Expr term = entry(op.arg(0), inner);
        boolean negative = term.is(Operator.NEG);
        Expr sum = new Op(Operator.SUM, List.of(negative ? Expr.neg(term) : term), letters.toString(), Shape.SCALAR);
        return negative ? Expr.neg(sum) : sum;
    }

    /** x becomes x_ij, x_1 becomes (x_1)_ij, and dL/dx becomes dL/dx_ij. */
    private static Symbol indexed(Symbol symbol, List<String> at) {
        String index = String.join("", at);
        Matcher derivative = DERIVATIVE.matcher(symbol.tex());
        String tex = derivative.matches()
                ? derivative.group(1) + subscripted(derivative.group(2), index) + "}"
                : subscripted(symbol.tex(), index);
        return new Symbol(symbol.name() + "_" + index, symbol.code() + "_" + index, tex);
    }

    private static String subscripted(String tex, String index) {
        return (tex.contains("_") ? "\\left(" + tex + "\\right)" : tex) + "_{" + index + "}";
    }
}
