package gradus.autodiff;

import static gradus.autodiff.Rows.linear;

import gradus.array.Broadcasting;
import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Selection;
import gradus.array.Shape;
import java.util.List;

/**
 * The rows of operations that move numbers without changing them. Each is linear, so that its row is its transpose: what
 * is copied forward is summed backward, and the other way round.
 */
final class ShapeRules {
    static final Rule RESHAPE = linear(
                    "reshape",
                    call -> call.value(0).reshape(call.parameter(Shape.class)),
                    (g, call) -> g.reshape(call.shape(0)),
                    "1")
            .fused(FusedProducts::reshape);

    static final Rule BROADCAST = linear(
                    "broadcastTo",
                    call -> call.value(0).broadcastTo(call.parameter(Shape.class)),
                    (g, call) -> g.unbroadcastTo(call.shape(0)),
                    "1")
            .fused(FusedProducts::broadcastTo);

    static final Rule UNBROADCAST = linear(
            "unbroadcastTo",
            call -> Broadcasting.unbroadcast(call.value(0), call.parameter(Shape.class)),
            (g, call) -> g.broadcastTo(call.shape(0)),
            "1");

    static final Rule TRANSPOSE = linear(
            "transpose",
            call -> call.value(0).transpose(call.parameter(int[].class)),
            (g, call) -> Shaping.transpose(g, inverse(call.parameter(int[].class))),
            "1");

    /** Some of the elements, in some order: slices, index arrays, windows. */
    static final Rule SELECT = linear(
            "select",
            call -> call.parameter(Selection.class).read(call.value(0)),
            (g, call) -> Shaping.scatterAdd(g, call.parameter(Selection.class)),
            "1");

    /** The transpose of select: every element added to where it was read from. */
    static final Rule SCATTER_ADD = linear(
            "scatterAdd",
            call -> call.parameter(Selection.class).scatterAdd(call.value(0)),
            (g, call) -> Shaping.select(g, call.parameter(Selection.class)),
            "1");

    /** Any number of tensors end to end; the parameter is the axis. */
    static final Rule CONCAT = new Rule(
            "concat",
            call -> concat(call),
            (g, call, i) -> {
                int axis = call.parameter(Integer.class);
                int start = start(call, axis, i);
                return Shaping.slice(g, axis, start, start + call.shape(i).dim(axis), 1);
            },
            (t, call) -> {
                Tensor[] parts = new Tensor[t.length];
                for (int i = 0; i < t.length; i++) {
                    parts[i] = t[i] == null ? Functions.zerosLike(call.input(i)) : t[i];
                }
                return Shaping.concat(call.parameter(Integer.class), parts);
            },
            false,
            new int[] {Rule.NOTHING},
            List.of("1"));

    static final List<Rule> ROWS = List.of(RESHAPE, BROADCAST, UNBROADCAST, TRANSPOSE, SELECT, SCATTER_ADD, CONCAT);

    private ShapeRules() {}

    static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i] < 0 ? order[i] + order.length : order[i]] = i;
        }
        return inverse;
    }

    private static int start(Call call, int axis, int part) {
        int start = 0;
        for (int i = 0; i < part; i++) {
            start += call.shape(i).dim(axis);
        }
        return start;
    }

    /** The parts along an axis, as blocks copied in turn. */
    private static NdArray concat(Call call) {
        Shape first = call.shape(0);
        int axis = first.axis(call.parameter(Integer.class));
        int length = 0;
        for (int i = 0; i < call.arity(); i++) {
            Shape shape = call.shape(i);
            if (shape.rank() != first.rank() || !shape.without(axis).equals(first.without(axis))) {
                throw new GradusException(
                        "concat along axis " + axis + " needs equal lengths along every other axis, and"
                                + " got shapes " + first + " and " + shape + ".");
            }
            length += shape.dim(axis);
        }
        Shape result = first.without(axis).insert(axis, length);
        int inner = result.strides()[axis];
        int outer = result.size() == 0 ? 0 : result.size() / (inner * length);
        double[] data = new double[result.size()];
        int at = 0;
        for (int i = 0; i < call.arity(); i++) {
            int block = call.shape(i).dim(axis) * inner;
            for (int o = 0; o < outer; o++) {
                System.arraycopy(call.value(i).data(), o * block, data, o * length * inner + at, block);
            }
            at += block;
        }
        return NdArray.of(result, data);
    }
}
