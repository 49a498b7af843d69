package gradus.explain;

import gradus.explain.Expr.Num;
import gradus.explain.Expr.Op;
import gradus.explain.Expr.Operator;
import gradus.explain.Expr.Reduced;
import gradus.explain.Expr.Var;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Formulas as TeX, as a person would typeset them. */
final class ExprTex {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    private static final Set<String> BARE = Set.of("log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp");
    private static final Map<String, String> NAMES = Map.of(
            "sigmoid",
            "\\sigma",
            "normalCdf",
            "\\Phi",
            "relu",
            "\\operatorname{ReLU}",
            "logsumexp",
            "\\operatorname{LSE}");
    private static final Map<String, String> RELATIONS = Map.of("==", "=", "<=", "\\le", ">=", "\\ge");

    private ExprTex() {}

    static String of(Expr e) {
        return print(e, 0);
    }

    private static String print(Expr e, int least) {
        String text;
        if (e instanceof Num n) {
            text = number(n.value());
        } else if (e instanceof Var v) {
            text = v.symbol().tex();
        } else {
            text = operation((Op) e);
        }
        return level(e) < least ? parenthesised(text) : text;
    }

    /** A number to six digits, large and small ones in powers of ten. */
    static String number(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Double.isNaN(x) ? "\\text{NaN}" : x > 0 ? "\\infty" : "-\\infty";
        }
        BigDecimal rounded =
                new BigDecimal(x).round(new java.math.MathContext(6)).stripTrailingZeros();
        int exponent = x == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -5 && exponent < 7) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).toPlainString();
        return mantissa + " \\cdot 10^{" + exponent + "}";
    }

    private static int level(Expr e) {
        if (e instanceof Num n) {
            return n.value() < 0 ? SUM : ATOM;
        }
        if (!(e instanceof Op op)) {
            return ATOM;
        }
        return switch (op.operator()) {
            case NEG, ADD -> SUM;
            case MUL, MATMUL, SUM -> PRODUCT;
            case POW, TRANSPOSE -> POWER;
            case DIV -> POWER;
            case FUNCTION -> op.detail().equals("exp") ? POWER : isBare(op) ? PRODUCT : ATOM;
            case INDICATOR, RESHAPE, ONES -> ATOM;
        };
    }

    private static boolean isBare(Op op) {
        return BARE.contains(op.detail()) && level(op.arg(0)) == ATOM;
    }

    private static String operation(Op op) {
        return switch (op.operator()) {
            case NEG -> "-" + print(op.arg(0), PRODUCT);
            case ADD -> sum(op.args());
            case MUL -> product(op);
            case DIV -> "\\frac{" + print(op.arg(0), 0) + "}{" + print(op.arg(1), 0) + "}";
            case POW -> print(op.arg(0), ATOM) + "^{" + print(op.arg(1), 0) + "}";
            case MATMUL -> print(op.arg(0), PRODUCT) + " \\, " + print(op.arg(1), PRODUCT);
            case TRANSPOSE -> print(op.arg(0), ATOM) + "^{\\top}";
            case INDICATOR ->
                "\\mathbb{1}[" + print(op.arg(0), 0) + " "
                        + RELATIONS.getOrDefault((String) op.detail(), (String) op.detail()) + " " + print(op.arg(1), 0)
                        + "]";
            case SUM -> total(op);
            case RESHAPE ->
                op.arg(0).is(Operator.SUM)
                        ? print(op.arg(0), ATOM)
                        : "\\operatorname{reshape}" + parenthesised(print(op.arg(0), 0));
            case ONES -> "\\mathbb{1}";
            case FUNCTION -> function(op);
        };
    }

    private static String sum(List<Expr> terms) {
        StringBuilder text = new StringBuilder();
        for (Expr term : terms) {
            boolean negative = term.is(Operator.NEG) || (term instanceof Num n && n.value() < 0);
            if (text.isEmpty()) {
                text.append(print(term, SUM));
            } else if (negative) {
                text.append(" - ").append(print(Expr.neg(term), PRODUCT));
            } else {
                text.append(" + ").append(print(term, SUM));
            }
        }
        return text.toString();
    }

    /** 2 x and 2 (a - y) without a sign; x by y with a dot, or, where both are arrays, the elementwise product. */
    private static String product(Op op) {
        StringBuilder text = new StringBuilder();
        Expr before = null;
        for (Expr factor : op.args()) {
            String next = print(factor, PRODUCT);
            if (before != null) {
                boolean elementwise =
                        !before.shape().isScalar() && !factor.shape().isScalar();
                boolean juxtaposed =
                        before instanceof Num && !(factor instanceof Num) && !Character.isDigit(next.charAt(0));
                boolean bracketed = next.startsWith("\\left(")
                        && !elementwise
                        && (before instanceof Num || text.toString().endsWith("\\right)"));
                text.append(elementwise ? " \\odot " : bracketed ? " " : juxtaposed ? " \\, " : " \\cdot ");
            }
            text.append(next);
            before = factor;
        }
        return text.toString();
    }

    private static String total(Op op) {
        Reduced over = (Reduced) op.detail();
        String axes = over.all()
                ? ""
                : "_{\\text{"
                        + (over.axes().equals(List.of(0)) && op.arg(0).shape().rank() == 2
                                ? "rows"
                                : over.axes().equals(List.of(1))
                                                && op.arg(0).shape().rank() == 2
                                        ? "columns"
                                        : "axes "
                                                + over.axes().stream()
                                                        .map(String::valueOf)
                                                        .collect(Collectors.joining(", ")))
                        + "}}";
        return "\\sum" + axes + " " + print(op.arg(0), PRODUCT);
    }

    private static String function(Op op) {
        String name = (String) op.detail();
        String args = op.args().stream().map(a -> print(a, 0)).collect(Collectors.joining(", "));
        return switch (name) {
            case "exp" -> "e^{" + args + "}";
            case "sqrt" -> "\\sqrt{" + args + "}";
            case "abs" -> "\\left|" + args + "\\right|";
            case "norm" -> "\\lVert " + args + " \\rVert";
            default -> {
                String tex =
                        BARE.contains(name) ? "\\" + name : NAMES.getOrDefault(name, "\\operatorname{" + name + "}");
                yield isBare(op) ? tex + " " + args : tex + parenthesised(args);
            }
        };
    }

    private static String parenthesised(String text) {
        return "\\left(" + text + "\\right)";
    }
}
