package gradus.script;

import gradus.array.GradusException;
import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.Ordering;
import gradus.array.Shape;
import gradus.autodiff.Convolution;
import gradus.autodiff.Functions;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Shaping;
import gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** The engine's operations as the DSL's JavaScript half calls them: from the engine's tensors to the engine's tensors. */
public final class Operations {
    Operations() {}

    @HostAccess.Export
    public Object exp(Tensor x) {
        return Functions.exp(x);
    }

    @HostAccess.Export
    public Object expm1(Tensor x) {
        return Functions.expm1(x);
    }

    @HostAccess.Export
    public Object log(Tensor x) {
        return Functions.log(x);
    }

    @HostAccess.Export
    public Object log1p(Tensor x) {
        return Functions.log1p(x);
    }

    @HostAccess.Export
    public Object sqrt(Tensor x) {
        return Functions.sqrt(x);
    }

    @HostAccess.Export
    public Object sin(Tensor x) {
        return Functions.sin(x);
    }

    @HostAccess.Export
    public Object cos(Tensor x) {
        return Functions.cos(x);
    }

    @HostAccess.Export
    public Object tan(Tensor x) {
        return Functions.tan(x);
    }

    @HostAccess.Export
    public Object atan(Tensor x) {
        return Functions.atan(x);
    }

    @HostAccess.Export
    public Object sinh(Tensor x) {
        return Functions.sinh(x);
    }

    @HostAccess.Export
    public Object cosh(Tensor x) {
        return Functions.cosh(x);
    }

    @HostAccess.Export
    public Object tanh(Tensor x) {
        return Functions.tanh(x);
    }

    @HostAccess.Export
    public Object abs(Tensor x) {
        return Functions.abs(x);
    }

    @HostAccess.Export
    public Object sign(Tensor x) {
        return Functions.sign(x);
    }

    @HostAccess.Export
    public Object relu(Tensor x) {
        return Functions.relu(x);
    }

    @HostAccess.Export
    public Object leakyRelu(Tensor x, double slope) {
        return Functions.leakyRelu(x, slope);
    }

    @HostAccess.Export
    public Object sigmoid(Tensor x) {
        return Functions.sigmoid(x);
    }

    @HostAccess.Export
    public Object logSigmoid(Tensor x) {
        return Functions.logSigmoid(x);
    }

    @HostAccess.Export
    public Object softplus(Tensor x) {
        return Functions.softplus(x);
    }

    @HostAccess.Export
    public Object gelu(Tensor x) {
        return Functions.gelu(x);
    }

    @HostAccess.Export
    public Object normalCdf(Tensor x) {
        return Functions.normalCdf(x);
    }

    @HostAccess.Export
    public Object clip(Tensor x, double low, double high) {
        return Functions.clip(x, low, high);
    }

    @HostAccess.Export
    public Object maximum(Tensor a, Tensor b) {
        return Functions.maximum(a, b);
    }

    @HostAccess.Export
    public Object minimum(Tensor a, Tensor b) {
        return Functions.minimum(a, b);
    }

    @HostAccess.Export
    public Object where(Tensor condition, Tensor a, Tensor b) {
        return Functions.where(condition.value(), a, b);
    }

    /** 1 where the relation holds and 0 elsewhere: constants, since no small change of the operands moves them. */
    @HostAccess.Export
    public Object compare(String relation, Tensor a, Tensor b) {
        DoubleBinaryOperator holds =
                switch (relation) {
                    case "less" -> (x, y) -> x < y ? 1 : 0;
                    case "lessEqual" -> (x, y) -> x <= y ? 1 : 0;
                    case "greater" -> (x, y) -> x > y ? 1 : 0;
                    case "greaterEqual" -> (x, y) -> x >= y ? 1 : 0;
                    case "equal" -> (x, y) -> x == y ? 1 : 0;
                    default -> throw new IllegalArgumentException(relation);
                };
        return Tensor.constant(a.value().zip(b.value(), relation, holds));
    }

    /** Whether |a - b| <= atol + rtol |b| everywhere, as in NumPy. */
    @HostAccess.Export
    public boolean allClose(Tensor a, Tensor b, double rtol, double atol) {
        NdArray far = a.value()
                .zip(b.value(), "allClose", (x, y) -> x == y || Math.abs(x - y) <= atol + rtol * Math.abs(y) ? 0 : 1);
        return Arrays.stream(far.data()).allMatch(d -> d == 0);
    }

    @HostAccess.Export
    public Object sum(Tensor x, Value axes, boolean keepDims) {
        return Functions.sum(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object mean(Tensor x, Value axes, boolean keepDims) {
        return Functions.mean(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object max(Tensor x, Value axes, boolean keepDims) {
        return Functions.max(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object min(Tensor x, Value axes, boolean keepDims) {
        return Functions.min(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object prod(Tensor x, Value axes, boolean keepDims) {
        return Functions.prod(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object variance(Tensor x, Value axes, int ddof, boolean keepDims) {
        return Functions.variance(x, Data.integers(axes), ddof, keepDims);
    }

    @HostAccess.Export
    public Object norm(Tensor x, Value axes, boolean keepDims) {
        return Functions.norm(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object logsumexp(Tensor x, Value axes, boolean keepDims) {
        return Functions.logsumexp(x, Data.integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object softmax(Tensor x, int axis) {
        return Functions.softmax(x, axis);
    }

    @HostAccess.Export
    public Object logSoftmax(Tensor x, int axis) {
        return Functions.logSoftmax(x, axis);
    }

    @HostAccess.Export
    public Object cumsum(Tensor x, int axis) {
        return Functions.cumsum(x, axis);
    }

    @HostAccess.Export
    public Object argmax(Tensor x, int axis) {
        return Tensor.constant(Ordering.argmax(x.value(), axis));
    }

    @HostAccess.Export
    public Object matmul(Tensor a, Tensor b) {
        return a.matmul(b);
    }

    @HostAccess.Export
    public Object dot(Tensor a, Tensor b) {
        return Shaping.dot(a, b);
    }

    @HostAccess.Export
    public Object outer(Tensor a, Tensor b) {
        return Shaping.outer(a, b);
    }

    /** The axes in the given order, or the last two exchanged if none are named. */
    @HostAccess.Export
    public Object transpose(Tensor x, Value order) {
        int[] axes = Data.integers(order);
        return axes.length == 0 ? Shaping.transpose(x) : Shaping.transpose(x, axes);
    }

    /** Another shape of the same size; one length may be -1, which stands for whatever is left. */
    @HostAccess.Export
    public Object reshape(Tensor x, Value dims) {
        int[] lengths = Data.integers(dims);
        int open = -1;
        long known = 1;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] == -1 && open < 0) {
                open = i;
            } else {
                known *= lengths[i];
            }
        }
        if (open >= 0) {
            if (known <= 0 || x.shape().size() % known != 0) {
                throw new GradusException("reshape cannot find the length for -1: shape " + x.shape() + " has "
                        + x.shape().size() + " numbers, which the other lengths, " + known
                        + " together, do not divide.");
            }
            lengths[open] = (int) (x.shape().size() / known);
        }
        return x.reshape(Shape.of(lengths));
    }

    @HostAccess.Export
    public Object broadcastTo(Tensor x, Value dims) {
        return x.broadcastTo(Shape.of(Data.integers(dims)));
    }

    @HostAccess.Export
    public Object concat(Value parts, int axis) {
        return Shaping.concat(axis, Data.tensors(parts));
    }

    @HostAccess.Export
    public Object stack(Value parts, int axis) {
        return Shaping.stack(axis, Data.tensors(parts));
    }

    @HostAccess.Export
    public Object split(Tensor x, Value lengths, int axis) {
        return Data.list((Object[]) Shaping.split(x, axis, Data.integers(lengths)));
    }

    @HostAccess.Export
    public Object slice(Tensor x, int start, int stop, int axis, int step) {
        return Shaping.slice(x, axis, start, stop, step);
    }

    @HostAccess.Export
    public Object take(Tensor x, Tensor indices, int axis) {
        return Shaping.take(x, axis, Indices.of(indices.value()));
    }

    @HostAccess.Export
    public Object gather(Tensor x, Tensor indices, int axis) {
        return Shaping.gather(x, axis, Indices.of(indices.value()));
    }

    @HostAccess.Export
    public Object oneHot(Tensor indices, int classes) {
        return Shaping.oneHot(Indices.of(indices.value()), classes);
    }

    @HostAccess.Export
    public Object conv2d(Tensor images, Tensor kernels, int stride, int padding) {
        return Convolution.conv2d(images, kernels, stride, padding);
    }

    @HostAccess.Export
    public Object maxPool2d(Tensor images, int size, int stride) {
        return Convolution.maxPool2d(images, size, stride);
    }

    @HostAccess.Export
    public Object mse(Tensor prediction, Tensor target, String reduction) {
        return Losses.mse(prediction, target, reduction(reduction));
    }

    @HostAccess.Export
    public Object bce(Tensor p, Tensor y, String reduction) {
        return Losses.bce(p, y, reduction(reduction));
    }

    @HostAccess.Export
    public Object bceWithLogits(Tensor logits, Tensor y, String reduction) {
        return Losses.bceWithLogits(logits, y, reduction(reduction));
    }

    /** Targets of the logits' shape are probabilities; others are class indices, one a row. */
    @HostAccess.Export
    public Object crossEntropy(Tensor logits, Tensor target, String reduction) {
        return target.shape().equals(logits.shape())
                ? Losses.crossEntropy(logits, target, reduction(reduction))
                : Losses.crossEntropy(logits, Indices.of(target.value()), reduction(reduction));
    }

    private static Reduction reduction(String name) {
        return switch (name) {
            case "mean" -> Reduction.MEAN;
            case "sum" -> Reduction.SUM;
            default -> throw new GradusException("A loss is reduced by 'mean' or by 'sum', and not by '" + name + "'.");
        };
    }
}
