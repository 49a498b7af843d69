package gradus.autodiff;

import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The kinds of row that the table is written in. Each derives as much of the row as mathematics allows. */
final class Rows {
    private Rows() {}

    /** The vector-Jacobian product of y = f(x), elementwise: g times the local derivative. */
    interface Unary {
        Tensor apply(Tensor g, Tensor y, Tensor x);
    }

    /** The vector-Jacobian product of y = f(a, b) by one of its operands, elementwise. */
    interface Binary {
        Tensor apply(Tensor g, Tensor a, Tensor b);
    }

    /** A Jacobian, or its transpose, applied to a tangent or an upstream gradient. */
    interface Product {
        Tensor apply(Tensor v, Call call);
    }

    /**
     * An elementwise function. Its Jacobian is diagonal and so equal to its transpose: the same product serves both
     * modes.
     */
    static Rule unary(String name, UnaryOperator<NdArray> f, Unary product, int uses, String derivative) {
        return new Rule(
                name,
                call -> f.apply(call.value(0)),
                (g, call, i) -> product.apply(g, call.output(), call.input(0)),
                (t, call) -> product.apply(t[0], call.output(), call.input(0)),
                false,
                new int[] {uses},
                List.of(derivative));
    }

    /** A function of one number, of every element. */
    static UnaryOperator<NdArray> map(DoubleUnaryOperator f) {
        return x -> x.map(f);
    }

    /** A function of two numbers, of every pair of elements, broadcast; the name is for errors. */
    static BinaryOperator<NdArray> zip(String name, DoubleBinaryOperator f) {
        return (a, b) -> a.zip(b, name, f);
    }

    /** A function of one number and the call's parameter. */
    interface Parameterised {
        double apply(double x, Call call);
    }

    /** The vector-Jacobian product of an elementwise function with a parameter. */
    interface ParameterisedProduct {
        Tensor apply(Tensor g, Tensor x, Call call);
    }

    /** An elementwise function with a parameter that is not differentiated. */
    static Rule unary(String name, Parameterised f, ParameterisedProduct product, int uses, String derivative) {
        return new Rule(
                name,
                call -> call.value(0).map(x -> f.apply(x, call)),
                (g, call, i) -> product.apply(g, call.input(0), call),
                (t, call) -> product.apply(t[0], call.input(0), call),
                false,
                new int[] {uses},
                List.of(derivative));
    }

    /** A function of one input whose two products are both written out. */
    static Rule smooth(String name, Rule.Forward f, Product vjp, Product jvp, int uses, String derivative) {
        return new Rule(
                name,
                f,
                (g, call, i) -> vjp.apply(g, call),
                (t, call) -> jvp.apply(t[0], call),
                false,
                new int[] {uses},
                List.of(derivative));
    }

    /** An elementwise function of two operands that broadcast. */
    static Rule binary(
            String name,
            BinaryOperator<NdArray> f,
            Binary byA,
            int usesA,
            String derivativeA,
            Binary byB,
            int usesB,
            String derivativeB) {
        return new Rule(
                name,
                call -> f.apply(call.value(0), call.value(1)),
                (g, call, i) -> (i == 0 ? byA : byB).apply(g, call.input(0), call.input(1)),
                (t, call) -> {
                    Tensor[] terms = new Tensor[2];
                    for (int i = 0; i < 2; i++) {
                        if (t[i] != null) {
                            Binary product = i == 0 ? byA : byB;
                            terms[i] = product.apply(t[i], call.input(0), call.input(1));
                        }
                    }
                    return widen(sum(terms[0], terms[1]), call.output().shape());
                },
                true,
                new int[] {usesA, usesB},
                List.of(derivativeA, derivativeB));
    }

    /** A linear function of one input: its derivative is itself. {@code transposed} is its transpose. */
    static Rule linear(String name, Rule.Forward f, Product transposed, String derivative) {
        Rule[] self = new Rule[1];
        self[0] = new Rule(
                name,
                f,
                (g, call, i) -> transposed.apply(g, call),
                (t, call) -> self[0].apply(call.parameter(), t[0]),
                false,
                new int[] {Rule.NOTHING},
                List.of(derivative));
        return self[0];
    }

    /** The sum of two tangents of which one may be null, for zero. */
    static Tensor sum(Tensor a, Tensor b) {
        return a == null ? b : b == null ? a : a.add(b);
    }

    static Tensor widen(Tensor tangent, Shape shape) {
        return tangent.shape().equals(shape) ? tangent : tangent.broadcastTo(shape);
    }
}
