package gradus.explain;

import gradus.array.Shape;
import gradus.explain.Expr.Num;
import gradus.explain.Expr.Op;
import gradus.explain.Expr.Operator;
import gradus.explain.Expr.Reduced;
import gradus.explain.Expr.Var;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Formulas in the DSL's syntax, so that they can be pasted into a cell and give the number. */
final class ExprCode {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private ExprCode() {}

    static String of(Expr e) {
        return print(e, 0);
    }

    private static String print(Expr e, int least) {
        String text = e instanceof Num n
                ? number(n.value())
                : e instanceof Var v ? v.symbol().code() : operation((Op) e);
        return level(e) < least ? "(" + text + ")" : text;
    }

    /** Every digit: the code is to give the same number. */
    private static String number(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Double.toString(x);
        }
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? new BigDecimal(x).toPlainString() : Double.toString(x);
    }

    private static int level(Expr e) {
        if (e instanceof Num n) {
            return n.value() < 0 ? SIGN : ATOM;
        }
        if (!(e instanceof Op op)) {
            return ATOM;
        }
        return switch (op.operator()) {
            case ADD -> SUM;
            case MUL, DIV, OUTER -> PRODUCT;
            case NEG -> level(op.arg(0)) == PRODUCT ? PRODUCT : SIGN;
            case POW -> POWER;
            case INDICATOR ->
                op.detail().equals("==")
                                || op.detail().equals("<=")
                                || op.detail().equals(">=")
                        ? SUM
                        : ATOM;
            default -> ATOM;
        };
    }

    /** JavaScript refuses -x ** 2: it wants to know which is meant. */
    private static boolean startsWithPower(Expr e) {
        return e.is(Operator.POW) || ((e.is(Operator.MUL) || e.is(Operator.DIV)) && startsWithPower(((Op) e).arg(0)));
    }

    private static String operation(Op op) {
        return switch (op.operator()) {
            case NEG -> "-" + print(op.arg(0), startsWithPower(op.arg(0)) ? ATOM : PRODUCT);
            case ADD -> sum(op);
            case MUL -> op.args().stream().map(f -> print(f, SIGN)).collect(Collectors.joining(" * "));
            case DIV -> print(op.arg(0), PRODUCT) + " / " + print(op.arg(1), SIGN);
            case POW -> print(op.arg(0), ATOM) + " ** " + print(op.arg(1), SIGN);
            case MATMUL -> "matmul(" + print(op.arg(0), 0) + ", " + print(op.arg(1), 0) + ")";
            case TRANSPOSE -> "transpose(" + print(op.arg(0), 0) + ")";
            case INDICATOR -> indicator(op);
            case SUM -> "sum(" + print(op.arg(0), 0) + axes((Reduced) op.detail()) + ")";
            case RESHAPE -> "reshape(" + print(op.arg(0), 0) + ", " + dims(op.shape()) + ")";
            case ONES -> "ones(" + dims(op.shape()) + ")";
            case OUTER ->
                print(
                                Expr.reshape(
                                        op.arg(0),
                                        op.arg(0)
                                                .shape()
                                                .insert(op.arg(0).shape().rank(), 1)),
                                SIGN) + " * " + print(op.arg(1), SIGN);
            case PART, UNIT, ENTRY -> throw new IllegalStateException("no code for " + op.operator());
            case FUNCTION ->
                op.detail() + "(" + op.args().stream().map(a -> print(a, 0)).collect(Collectors.joining(", ")) + ")";
        };
    }

    private static String sum(Op op) {
        StringBuilder text = new StringBuilder();
        for (Expr term : op.args()) {
            boolean negative = term.is(Operator.NEG) || (term instanceof Num n && n.value() < 0);
            if (text.isEmpty()) {
                text.append(print(term, SUM));
            } else {
                text.append(negative ? " - " : " + ").append(print(negative ? Expr.neg(term) : term, PRODUCT));
            }
        }
        return text.toString();
    }

    /** Comparisons of tensors by what every version of the DSL has: 1 where l > r is relu(sign(l - r)). */
    private static String indicator(Op op) {
        Expr left = op.arg(0);
        Expr right = op.arg(1);
        return switch ((String) op.detail()) {
            case ">" -> "relu(sign(" + print(Expr.sub(left, right), 0) + "))";
            case "<" -> "relu(sign(" + print(Expr.sub(right, left), 0) + "))";
            case "<=" -> "1 - relu(sign(" + print(Expr.sub(left, right), 0) + "))";
            case ">=" -> "1 - relu(sign(" + print(Expr.sub(right, left), 0) + "))";
            default -> "1 - abs(sign(" + print(Expr.sub(left, right), 0) + "))";
        };
    }

    static String axes(Reduced over) {
        String list = over.axes().size() == 1
                ? over.axes().get(0).toString()
                : over.axes().toString();
        if (over.keepDims()) {
            return ", " + list + ", {keepDims: true}";
        }
        return over.all() ? "" : ", " + list;
    }

    private static String dims(Shape shape) {
        return Arrays.toString(shape.dims()).replaceAll("[\\[\\]]", "");
    }
}
