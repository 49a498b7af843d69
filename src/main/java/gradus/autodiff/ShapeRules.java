package gradus.autodiff;

import static gradus.autodiff.Rows.linear;

import gradus.array.Broadcasting;
import gradus.array.Reductions;
import gradus.array.Shape;
import java.util.List;

/**
 * The rows of operations that move or add numbers up without changing them. Each is linear, so that its row is its
 * transpose: what is copied forward is summed backward, and the other way round.
 */
final class ShapeRules {
    static final Rule SUM = linear(
            "sum",
            call -> Reductions.sum(call.value(0), axes(call).axes(), axes(call).keepDims()),
            (g, call) -> {
                Shape kept = Reductions.shape(call.shape(0), axes(call).axes(), true);
                return g.reshape(kept).broadcastTo(call.shape(0));
            },
            "1");

    static final Rule RESHAPE = linear(
            "reshape",
            call -> call.value(0).reshape(call.parameter(Shape.class)),
            (g, call) -> g.reshape(call.shape(0)),
            "1");

    static final Rule BROADCAST = linear(
            "broadcastTo",
            call -> call.value(0).broadcastTo(call.parameter(Shape.class)),
            (g, call) -> g.unbroadcastTo(call.shape(0)),
            "1");

    static final Rule UNBROADCAST = linear(
            "unbroadcastTo",
            call -> Broadcasting.unbroadcast(call.value(0), call.parameter(Shape.class)),
            (g, call) -> g.broadcastTo(call.shape(0)),
            "1");

    static final Rule TRANSPOSE = linear(
            "transpose",
            call -> call.value(0).transpose(call.parameter(int[].class)),
            (g, call) -> Functions.transpose(g, inverse(call.parameter(int[].class))),
            "1");

    static final List<Rule> ROWS = List.of(SUM, RESHAPE, BROADCAST, UNBROADCAST, TRANSPOSE);

    private ShapeRules() {}

    private static Axes axes(Call call) {
        return call.parameter(Axes.class);
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }
}
