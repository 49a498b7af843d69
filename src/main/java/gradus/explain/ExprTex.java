package gradus.explain;

import gradus.array.Shape;
import gradus.explain.Expr.Num;
import gradus.explain.Expr.Op;
import gradus.explain.Expr.Operator;
import gradus.explain.Expr.Reduced;
import gradus.explain.Expr.Var;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
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
    private static final Set<String> REDUCTIONS = Set.of("mean", "max", "min", "prod", "norm", "logsumexp", "variance");
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
        return number(x, 6);
    }

    static String number(double x, int digits) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Double.isNaN(x) ? "\\text{NaN}" : x > 0 ? "\\infty" : "-\\infty";
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits)).stripTrailingZeros();
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
            case MUL, MATMUL, OUTER, SUM -> PRODUCT;
            case POW, TRANSPOSE -> POWER;
            case DIV -> POWER;
            case RESHAPE -> keepsLayout(op) ? level(op.arg(0)) : ATOM;
            case FUNCTION -> op.detail().equals("exp") ? POWER : isBare(op) ? PRODUCT : ATOM;
            case INDICATOR, ONES, PART, UNIT, ENTRY -> ATOM;
        };
    }

    /** Whether only axes of length 1 come or go: on paper the same vector or matrix. */
    static boolean keepsLayout(Op reshape) {
        return Arrays.equals(longAxes(reshape.shape()), longAxes(reshape.arg(0).shape()));
    }

    private static int[] longAxes(Shape shape) {
        return Arrays.stream(shape.dims()).filter(length -> length != 1).toArray();
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
            case MATMUL ->
                (op.arg(0).shape().rank() == 1 ? transposed(op.arg(0)) : print(op.arg(0), PRODUCT)) + " \\, "
                        + print(op.arg(1), PRODUCT);
            case OUTER -> print(op.arg(0), PRODUCT) + " \\, " + transposed(op.arg(1));
            case TRANSPOSE -> transposed(op.arg(0));
            case PART -> atom(op.arg(0)) + "\\text{" + op.detail() + "}";
            case ENTRY -> atom(op.arg(0)) + "_{" + op.detail() + "}";
            case UNIT -> "\\mathbf{e}_{" + op.detail() + "}";
            case INDICATOR ->
                "\\mathbb{1}[" + print(op.arg(0), 0) + " "
                        + RELATIONS.getOrDefault((String) op.detail(), (String) op.detail()) + " " + print(op.arg(1), 0)
                        + "]";
            case SUM -> total(op);
            case RESHAPE ->
                keepsLayout(op) ? print(op.arg(0), 0) : "\\operatorname{reshape}" + parenthesised(print(op.arg(0), 0));
            case ONES -> "\\mathbf{1}_{" + size(op.shape()) + "}";
            case FUNCTION -> function(op);
        };
    }

    /** A shape as a formula: 3 \times 4. */
    static String size(Shape shape) {
        return shape.isScalar()
                ? "1"
                : Arrays.stream(shape.dims()).mapToObj(String::valueOf).collect(Collectors.joining(" \\times "));
    }

    private static String transposed(Expr e) {
        return atom(e) + "^{\\top}";
    }

    /** As something that a script can follow. */
    private static String atom(Expr e) {
        String text = print(e, ATOM);
        return text.startsWith("\\frac") ? parenthesised(text) : text;
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
            boolean last = factor == op.arg(op.args().size() - 1);
            next = next.startsWith("\\sum") && !last ? parenthesised(next) : next;
            if (before != null) {
                boolean elementwise =
                        !before.shape().isScalar() && !factor.shape().isScalar();
                boolean juxtaposed = before instanceof Num
                        && !(factor instanceof Num)
                        && !factor.is(Operator.ONES)
                        && !Character.isDigit(next.charAt(0));
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
        String axes = "";
        if (op.detail() instanceof Reduced over) {
            axes = over.all() ? "" : over(op.arg(0), over.axes());
        } else {
            axes = "_{" + op.detail() + "}";
        }
        return "\\sum" + axes + " " + print(op.arg(0), PRODUCT);
    }

    /** The axes of a reduction as its subscript. */
    private static String over(Expr x, List<Integer> axes) {
        boolean matrix = x.shape().rank() == 2;
        String words = matrix && axes.equals(List.of(0))
                ? "rows"
                : matrix && axes.equals(List.of(1))
                        ? "columns"
                        : "axes " + axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "_{\\text{" + words + "}}";
    }

    private static String function(Op op) {
        String name = (String) op.detail();
        boolean reduction = REDUCTIONS.contains(name) && op.args().size() == 2;
        String over = reduction && op.arg(1) instanceof Num axis ? over(op.arg(0), List.of((int) axis.value())) : "";
        String args = op.args().stream()
                .limit(reduction ? 1 : op.args().size())
                .map(a -> print(a, 0))
                .collect(Collectors.joining(", "));
        if (name.endsWith(LocalRules.TRANSPOSED)) {
            String plain = name.substring(0, name.length() - LocalRules.TRANSPOSED.length());
            return "\\operatorname{" + plain + "}^{\\top}" + parenthesised(args);
        }
        return switch (name) {
            case "exp" -> "e^{" + args + "}";
            case "sqrt" -> "\\sqrt{" + args + "}";
            case "abs" -> "\\left|" + args + "\\right|";
            case "norm" -> "\\lVert " + args + " \\rVert" + over;
            default -> {
                String tex =
                        BARE.contains(name) ? "\\" + name : NAMES.getOrDefault(name, "\\operatorname{" + name + "}");
                yield isBare(op) ? tex + " " + args : tex + over + parenthesised(args);
            }
        };
    }

    private static String parenthesised(String text) {
        return "\\left(" + text + "\\right)";
    }
}
