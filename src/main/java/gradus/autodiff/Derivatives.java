package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Differentiation of functions, to be composed at will: {@code grad(grad(f))} is the second derivative, and what a
 * function refers to besides its argument may itself be differentiated by.
 */
public final class Derivatives {
    /** Which way to run over the graph. */
    public enum Mode {
        /** One pass for each input. */
        FORWARD,
        /** One pass for each output. */
        REVERSE
    }

    /**
     * A function's value and a derivative of it.
     *
     * @param value f(x)
     * @param derivative what was asked for
     */
    public record Result(Tensor value, Tensor derivative) {}

    private Derivatives() {}

    /** The gradient of a function with a scalar result, as a function: of the argument's shape. */
    public static UnaryOperator<Tensor> grad(Function<Tensor, Tensor> f) {
        return x -> valueAndGrad(f, x).derivative();
    }

    /** f(x) and its gradient at x, for a function with a scalar result. */
    public static Result valueAndGrad(Function<Tensor, Tensor> f, Tensor x) {
        Point point = new Point(f, x);
        Shape shape = point.y.shape();
        if (shape.size() != 1) {
            throw new GradusException(
                    "A gradient is of a function with one number as its value, and this one's has shape " + shape
                            + ". Reduce it, as in x => f(x).sum(), or use jacobian or vjp.");
        }
        return new Result(point.result(), point.vjp(null));
    }

    /** f(x), and u^T J: the gradient of the sum of u * f(x). */
    public static Result vjp(Function<Tensor, Tensor> f, Tensor x, Tensor u) {
        Point point = new Point(f, x);
        return new Result(point.result(), point.vjp(u));
    }

    /** f(x), and J v: the rate at which f(x) changes when x moves with velocity v. */
    public static Result jvp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
        if (!v.shape().equals(x.shape())) {
            throw new GradusException("A tangent has the shape of its argument, " + x.shape() + ", and this has shape "
                    + v.shape() + ".");
        }
        Point point = new Point(f, x);
        return new Result(point.result(), point.jvp(v));
    }

    /**
     * Every derivative of every output: shape (output's shape..., argument's shape...). Runs forward if that needs fewer
     * passes than backward.
     */
    public static Tensor jacobian(Function<Tensor, Tensor> f, Tensor x) {
        Point point = new Point(f, x);
        return point.jacobian(x.shape().size() < point.y.shape().size() ? Mode.FORWARD : Mode.REVERSE);
    }

    /** {@link #jacobian(Function, Tensor)}, in the given direction. */
    public static Tensor jacobian(Function<Tensor, Tensor> f, Tensor x, Mode mode) {
        return new Point(f, x).jacobian(mode);
    }

    /** The second derivatives of a function with a scalar result: shape (argument's shape..., argument's shape...). */
    public static Tensor hessian(Function<Tensor, Tensor> f, Tensor x) {
        return jacobian(grad(f), x, Mode.FORWARD);
    }

    /** The Hessian times v, without forming the Hessian: the gradient's rate of change along v. */
    public static Tensor hvp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
        return jvp(grad(f), x, v).derivative();
    }

    /** A function applied at a point, ready to be differentiated there. */
    private static final class Point {
        private final Tensor x;
        private final Tensor y;

        /** Whether the result also depends on parameters outside, so that derivatives must stay differentiable. */
        private final boolean nested;

        Point(Function<Tensor, Tensor> f, Tensor at) {
            // A node of its own, even if the caller's tensor is one already: f may also refer to that one directly.
            x = at.requiresGrad() && Recording.isOn() ? at.reshape(at.shape()) : Tensor.parameter(at.value());
            y = Recording.with(true, () -> f.apply(x));
            nested = y.requiresGrad() && Recording.isOn() && dependsOnMore();
        }

        private boolean dependsOnMore() {
            Traversal graph = Traversal.from(y);
            for (int i = 0; i < graph.size(); i++) {
                if (graph.tensor(i).isLeaf() && graph.tensor(i) != x) {
                    return true;
                }
            }
            return false;
        }

        Tensor result() {
            return nested ? y : y.detach();
        }

        Tensor vjp(Tensor u) {
            if (!y.requiresGrad()) {
                return Functions.zerosLike(x);
            }
            return Backward.gradients(y, List.of(x), new Backward.Options(u, true, nested))[0];
        }

        Tensor jvp(Tensor v) {
            return Recording.with(nested, () -> Forward.tangent(y, List.of(x), List.of(v)));
        }

        Tensor jacobian(Mode mode) {
            Shape shape = y.shape();
            for (int d : x.shape().dims()) {
                shape = shape.insert(shape.rank(), d);
            }
            int passes = mode == Mode.FORWARD ? x.shape().size() : y.shape().size();
            if (passes == 0 || x.shape().size() == 0) {
                return Tensor.constant(NdArray.full(shape, 0));
            }
            Shape unit = mode == Mode.FORWARD ? x.shape() : y.shape();
            Tensor[] lines = new Tensor[passes];
            Arrays.setAll(lines, i -> {
                NdArray direction = NdArray.full(unit, 0);
                direction.data()[i] = 1;
                Tensor d = Tensor.constant(direction);
                Tensor line = mode == Mode.FORWARD ? jvp(d) : vjp(d);
                return line.reshape(Shape.of(line.shape().size()));
            });
            Tensor rows = Recording.with(nested, () -> Shaping.stack(mode == Mode.FORWARD ? 1 : 0, lines));
            return rows.reshape(shape);
        }
    }
}
