package gradus.learn.expression;

import gradus.autodiff.Backward;
import gradus.autodiff.Tensor;
import gradus.course.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How single operations are computed and differentiated. The table of rules is the right way; mistakes are others. */
public interface Calculus {
    /** The table as it stands. */
    Calculus RIGHT = ofTable(Backward.Mechanism.RIGHT);

    /** The operation's result. */
    default double value(Operation operation, double[] x) {
        return operation
                .apply(Arrays.stream(x).mapToObj(Tensor::constant).toList())
                .item();
    }

    /** What the operation sends back to each of its variables when {@code upstream} arrives at its result. */
    double[] sent(Operation operation, double[] x, double upstream);

    /** The slope of the result, given the operands' numbers and slopes. */
    default double slope(Operation operation, double[] x, double[] dx) {
        double[] local = sent(operation, x, 1);
        double slope = 0;
        for (int i = 0; i < local.length; i++) {
            slope += local[i] * dx[i];
        }
        return slope;
    }

    /** By the engine's table of rules, or one with wrong rows. */
    static Calculus ofTable(Backward.Mechanism mechanism) {
        return (operation, x, upstream) -> {
            List<Tensor> operands = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                operands.add(i < operation.variables() ? Tensor.parameter(x[i]) : Tensor.constant(x[i]));
            }
            Tensor result = operation.apply(operands);
            Backward.Options options = new Backward.Options(Tensor.constant(upstream), false, false);
            List<Tensor> variables = operands.subList(0, operation.variables());
            Tensor[] gradients = Backward.gradients(result, variables, options, mechanism);
            return Arrays.stream(gradients).mapToDouble(Tensor::item).toArray();
        };
    }
}
