package gradus.explain;

import gradus.array.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * The local derivatives of the table of rules, read: each row gives them as TeX in x and y, and here they become
 * formulas in whatever the operands are called. One recursive-descent parser over the TeX that the elementwise rows use.
 */
final class RowFormula {
    private final String tex;
    private final Map<String, Expr> meaning;
    private int at;

    private RowFormula(String tex, Map<String, Expr> meaning) {
        this.tex = tex;
        this.meaning = meaning;
    }

    /** The formula, with letters standing for what {@code meaning} says; empty if it uses what this does not read. */
    static Optional<Expr> read(String tex, Map<String, Expr> meaning) {
        RowFormula reader = new RowFormula(tex, meaning);
        try {
            Expr result = reader.sum();
            return reader.atEnd() ? Optional.of(result) : Optional.empty();
        } catch (Unread e) {
            return Optional.empty();
        }
    }

    /** Thrown where the text is not of this grammar. */
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unread() {
            super(null, null, false, false);
        }
    }

    private Expr sum() {
        boolean negative = take("-");
        Expr result = product();
        result = negative ? Expr.neg(result) : result;
        while (!atEnd()) {
            if (take("+")) {
                result = Expr.add(result, product());
            } else if (take("-")) {
                result = Expr.sub(result, product());
            } else {
                break;
            }
        }
        return result;
    }

    private Expr product() {
        Expr result = power();
        while (!atEnd()) {
            if (take("/")) {
                result = Expr.div(result, power());
            } else if (startsFactor()) {
                result = Expr.mul(result, power());
            } else {
                break;
            }
        }
        return result;
    }

    private boolean startsFactor() {
        skip();
        if (tex.startsWith("\\right", at) || (tex.startsWith("\\le", at) && !tex.startsWith("\\left", at))) {
            return false;
        }
        char c = tex.charAt(at);
        return Character.isLetterOrDigit(c) || c == '(' || c == '\\';
    }

    private Expr power() {
        if (take("e^")) {
            Expr exponent = group();
            return Expr.function("exp", exponent.shape(), exponent);
        }
        Expr base = atom();
        return take("^") ? Expr.pow(base, group()) : base;
    }

    private Expr atom() {
        if (take("\\left(") || take("(")) {
            Expr inner = sum();
            expect(take("\\right)") || take(")"));
            return inner;
        }
        if (take("\\frac")) {
            Expr above = group();
            return Expr.div(above, group());
        }
        if (take("\\sqrt")) {
            Expr inner = group();
            return Expr.function("sqrt", inner.shape(), inner);
        }
        if (take("\\pi")) {
            return Expr.num(Math.PI);
        }
        if (take("\\sigma")) {
            return function("sigmoid");
        }
        if (take("\\Phi")) {
            return function("normalCdf");
        }
        if (take("\\varphi")) {
            Expr x = atom();
            Expr bell = Expr.function("exp", x.shape(), Expr.neg(Expr.div(Expr.pow(x, Expr.num(2)), Expr.num(2))));
            return Expr.div(bell, Expr.function("sqrt", Shape.SCALAR, Expr.num(2 * Math.PI)));
        }
        for (String name : new String[] {"log", "sinh", "cosh", "tanh", "sin", "cos"}) {
            if (take("\\" + name)) {
                return function(name);
            }
        }
        if (take("\\operatorname{sign}")) {
            return function("sign");
        }
        if (take("\\mathbf{1}_")) {
            expect(take("{"));
            Expr left = sum();
            skip();
            String relation = take("\\le") ? "<=" : String.valueOf(tex.charAt(at++));
            Expr result = Expr.indicator(left, relation, sum());
            expect(take("}"));
            return result;
        }
        skip();
        expect(at < tex.length());
        int start = at;
        while (at < tex.length() && Character.isDigit(tex.charAt(at))) {
            at++;
        }
        if (at > start) {
            return Expr.num(Double.parseDouble(tex.substring(start, at)));
        }
        Expr letter = meaning.get(tex.substring(at, ++at));
        expect(letter != null);
        return letter;
    }

    /** The argument of a function, and the power of the function if it has one, as in cos^2 x. */
    private Expr function(String name) {
        Optional<Expr> exponent = take("^") ? Optional.of(group()) : Optional.empty();
        Expr x = take("\\frac") ? fraction() : atom();
        Expr value = Expr.function(name, x.shape(), x);
        return exponent.isPresent() ? Expr.pow(value, exponent.get()) : value;
    }

    private Expr fraction() {
        Expr above = group();
        return Expr.div(above, group());
    }

    private Expr group() {
        if (!take("{")) {
            return atom();
        }
        Expr inner = sum();
        expect(take("}"));
        return inner;
    }

    private void skip() {
        while (at < tex.length() && tex.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean take(String token) {
        skip();
        if (!tex.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private boolean atEnd() {
        skip();
        return at >= tex.length();
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new Unread();
        }
    }
}
