package gradus.explain;

import gradus.array.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A formula, to be printed as TeX or in the DSL's syntax. The factories simplify as a person would on paper: 1 x is x,
 * signs move to the front, numbers multiply, 2 x / 2 is x. They never rearrange what the learner wrote beyond that.
 */
public sealed interface Expr {
    /** The operations that a formula is made of; what has no sign of its own is a function. */
    enum Operator {
        NEG,
        ADD,
        MUL,
        DIV,
        POW,
        FUNCTION,
        INDICATOR,
        MATMUL,
        TRANSPOSE,
        SUM,
        RESHAPE,
        ONES,
        OUTER,
        PART,
        UNIT,
        ENTRY
    }

    /** A number. */
    record Num(double value) implements Expr {
        @Override
        public Shape shape() {
            return Shape.SCALAR;
        }
    }

    /** A value by its name. */
    record Var(Symbol symbol, Shape shape) implements Expr {}

    /**
     * An operation.
     *
     * @param detail the function's name, the indicator's relation, a sum's {@link Reduced} or the letter it runs over, which
     *     part is meant, the unit vector's or entry's place; null for the rest
     */
    record Op(Operator operator, List<Expr> args, Object detail, Shape shape) implements Expr {
        Expr arg(int i) {
            return args.get(i);
        }
    }

    /** The axes that a sum or mean runs over; all of them if {@code all}. */
    record Reduced(List<Integer> axes, boolean all, boolean keepDims) {}

    /** The shape of the value. */
    Shape shape();

    /** As TeX. */
    default String tex() {
        return ExprTex.of(this);
    }

    /** In the DSL's own syntax. */
    default String code() {
        return ExprCode.of(this);
    }

    /** Whether this is the number {@code x}. */
    default boolean is(double x) {
        return this instanceof Num n && n.value() == x;
    }

    /** Whether this is that operation. */
    default boolean is(Operator operator) {
        return this instanceof Op op && op.operator() == operator;
    }

    static Expr num(double value) {
        return new Num(value);
    }

    static Expr function(String name, Shape shape, Expr... args) {
        return new Op(Operator.FUNCTION, List.of(args), name, shape);
    }

    /** 1 where the relation holds, else 0. */
    static Expr indicator(Expr left, String relation, Expr right) {
        return new Op(
                Operator.INDICATOR, List.of(left, right), relation, Shape.broadcast(left.shape(), right.shape(), "="));
    }

    static Expr neg(Expr x) {
        if (x instanceof Num n) {
            return num(n.value() == 0 ? 0 : -n.value());
        }
        if (x instanceof Op op && op.operator() == Operator.NEG) {
            return op.arg(0);
        }
        return new Op(Operator.NEG, List.of(x), null, x.shape());
    }

    static Expr add(Expr... terms) {
        List<Expr> flat = new ArrayList<>();
        double constant = 0;
        int place = 0;
        for (Expr term : terms) {
            List<Expr> parts = term instanceof Op op && op.operator() == Operator.ADD ? op.args() : List.of(term);
            for (Expr part : parts) {
                if (part instanceof Num n) {
                    place = constant == 0 ? flat.size() : place;
                    constant += n.value();
                } else {
                    flat.add(part);
                }
            }
        }
        if (constant != 0 || flat.isEmpty()) {
            flat.add(Math.min(place, flat.size()), num(constant));
        }
        return flat.size() == 1 ? flat.get(0) : new Op(Operator.ADD, List.copyOf(flat), null, common(flat));
    }

    static Expr sub(Expr a, Expr b) {
        return add(a, neg(b));
    }

    static Expr mul(Expr... factors) {
        return Fraction.of(List.of(factors), List.of()).toExpr();
    }

    static Expr div(Expr a, Expr b) {
        return Fraction.of(List.of(a), List.of(b)).toExpr();
    }

    static Expr pow(Expr base, Expr exponent) {
        if (exponent.is(1)) {
            return base;
        }
        if (exponent.is(0)) {
            return num(1);
        }
        return base instanceof Num a && exponent instanceof Num b
                ? num(Math.pow(a.value(), b.value()))
                : new Op(Operator.POW, List.of(base, exponent), null, common(List.of(base, exponent)));
    }

    static Expr matmul(Expr a, Expr b, Shape shape) {
        boolean negative = a.is(Operator.NEG) != b.is(Operator.NEG);
        Expr product = new Op(Operator.MATMUL, List.of(unsigned(a), unsigned(b)), null, shape);
        return negative ? neg(product) : product;
    }

    static Expr transpose(Expr x, Shape shape) {
        return x instanceof Op op && op.operator() == Operator.TRANSPOSE
                ? op.arg(0)
                : new Op(Operator.TRANSPOSE, List.of(x), null, shape);
    }

    /** The sum over axes. */
    static Expr sum(Expr x, Reduced over, Shape shape) {
        Expr sum = new Op(Operator.SUM, List.of(unsigned(x)), over, shape);
        return x.is(Operator.NEG) ? neg(sum) : sum;
    }

    /** The same numbers in another shape. */
    static Expr reshape(Expr x, Shape shape) {
        return x.shape().equals(shape) ? x : new Op(Operator.RESHAPE, List.of(x), null, shape);
    }

    /** An array of ones. */
    static Expr ones(Shape shape) {
        return shape.isScalar() ? num(1) : new Op(Operator.ONES, List.of(), null, shape);
    }

    /** The outer product: a column by a row. */
    static Expr outer(Expr column, Expr row, Shape shape) {
        return new Op(Operator.OUTER, List.of(column, row), null, shape);
    }

    /** A part of an array, given as in the DSL's neighbours: [1], [0:3]. */
    static Expr part(Expr x, String which, Shape shape) {
        return new Op(Operator.PART, List.of(x), which, shape);
    }

    /** The vector that is 1 at {@code place} and else 0. */
    static Expr unit(int place, Shape shape) {
        return new Op(Operator.UNIT, List.of(), place, shape);
    }

    private static Expr unsigned(Expr x) {
        return x instanceof Op op && op.operator() == Operator.NEG ? op.arg(0) : x;
    }

    /** The shape that all of these broadcast to. */
    static Shape common(List<Expr> parts) {
        return parts.stream().map(Expr::shape).reduce(Shape.SCALAR, (a, b) -> Shape.broadcast(a, b, "formula"));
    }

    /** The axes of a reduction of {@code shape}. */
    static Reduced reduced(Shape shape, int[] axes, boolean keepDims) {
        List<Integer> places = Arrays.stream(axes).map(shape::axis).boxed().toList();
        return new Reduced(places, axes.length == shape.rank(), keepDims);
    }
}
