package gradus.explain;

import gradus.array.Shape;
import gradus.explain.Expr.Num;
import gradus.explain.Expr.Op;
import gradus.explain.Expr.Operator;
import java.util.ArrayList;
import java.util.List;

/** A product under simplification: sign and numbers apart, then the factors above and below the line. */
final class Fraction {
    private double above = 1;
    private double below = 1;
    private final List<Expr> top = new ArrayList<>();
    private final List<Expr> bottom = new ArrayList<>();

    static Fraction of(List<Expr> numerator, List<Expr> denominator) {
        Fraction fraction = new Fraction();
        numerator.forEach(factor -> fraction.take(factor, true));
        denominator.forEach(factor -> fraction.take(factor, false));
        return fraction;
    }

    private void take(Expr factor, boolean up) {
        if (factor instanceof Num n) {
            if (up) {
                above *= n.value();
            } else {
                below *= n.value();
            }
        } else if (factor instanceof Op op && op.operator() == Operator.NEG) {
            above = -above;
            take(op.arg(0), up);
        } else if (factor instanceof Op op && op.operator() == Operator.MUL) {
            op.args().forEach(part -> take(part, up));
        } else if (factor instanceof Op op && op.operator() == Operator.DIV) {
            take(op.arg(0), up);
            take(op.arg(1), !up);
        } else {
            (up ? top : bottom).add(factor);
        }
    }

    Expr toExpr() {
        Shape shape = Shape.broadcast(Expr.common(top), Expr.common(bottom), "product");
        if (above == 0) {
            return shape.isScalar()
                    ? Expr.num(0)
                    : new Op(Operator.MUL, List.of(Expr.num(0), Expr.ones(shape)), null, shape);
        }
        dropOnes(shape);
        cancel();
        reduceNumbers();
        List<Expr> numerator = powers(top);
        List<Expr> denominator = powers(bottom);
        boolean negative = above < 0;
        if (Math.abs(above) != 1 || numerator.isEmpty()) {
            numerator.add(0, Expr.num(Math.abs(above)));
        }
        if (below != 1) {
            denominator.add(0, Expr.num(below));
        }
        Expr result = product(numerator);
        if (!denominator.isEmpty()) {
            result = new Op(Operator.DIV, List.of(result, product(denominator)), null, shape);
        }
        return negative ? Expr.neg(result) : result;
    }

    /** Ones only widen; beside a factor that is as wide they say nothing. */
    private void dropOnes(Shape shape) {
        boolean wide =
                top.stream().anyMatch(f -> !f.is(Operator.ONES) && f.shape().equals(shape));
        boolean kept = false;
        for (int i = top.size() - 1; i >= 0; i--) {
            if (top.get(i).is(Operator.ONES)) {
                if (wide || kept) {
                    top.remove(i);
                } else {
                    kept = top.get(i).shape().equals(shape);
                }
            }
        }
    }

    /** (1 + v)/(1 + v)^2 is 1/(1 + v). Arrays keep what gives them their shape. */
    private void cancel() {
        for (int i = 0; i < top.size(); i++) {
            Expr base = base(top.get(i));
            for (int k = 0; k < bottom.size() && base.shape().isScalar(); k++) {
                if (base(bottom.get(k)).equals(base)) {
                    double left = exponent(top.remove(i)) - exponent(bottom.remove(k));
                    if (left > 0) {
                        top.add(i, Expr.pow(base, Expr.num(left)));
                    } else if (left < 0) {
                        bottom.add(k, Expr.pow(base, Expr.num(-left)));
                    }
                    i--;
                    break;
                }
            }
        }
    }

    private static Expr base(Expr factor) {
        boolean power = factor instanceof Op op && op.operator() == Operator.POW && op.arg(1) instanceof Num;
        return power ? ((Op) factor).arg(0) : factor;
    }

    private static double exponent(Expr factor) {
        boolean power = factor instanceof Op op && op.operator() == Operator.POW && op.arg(1) instanceof Num;
        return power ? ((Num) ((Op) factor).arg(1)).value() : 1;
    }

    /** 2/2 is 1, 4/2 is 2 and 2/4 is 1/2; 2/3 stays, and so does 1/0. */
    private void reduceNumbers() {
        if (below < 0) {
            above = -above;
            below = -below;
        }
        if (below != 0 && isWhole(above / below)) {
            above = above / below;
            below = 1;
        } else if (isWhole(below / above) && isWhole(above) && isWhole(below)) {
            below = Math.abs(below / above);
            above = Math.signum(above);
        }
    }

    private static boolean isWhole(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15;
    }

    /** Equal factors that stand side by side in the list, as powers. */
    private static List<Expr> powers(List<Expr> factors) {
        List<Expr> result = new ArrayList<>();
        List<Expr> left = new ArrayList<>(factors);
        while (!left.isEmpty()) {
            Expr factor = left.remove(0);
            int count = 1;
            while (left.remove(factor)) {
                count++;
            }
            result.add(count == 1 ? factor : Expr.pow(factor, Expr.num(count)));
        }
        return result;
    }

    private static Expr product(List<Expr> factors) {
        if (factors.isEmpty()) {
            return Expr.num(1);
        }
        return factors.size() == 1
                ? factors.get(0)
                : new Op(Operator.MUL, List.copyOf(factors), null, Expr.common(factors));
    }
}
