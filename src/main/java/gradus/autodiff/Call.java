package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One application of a {@link Rule}: a node of the graph. It knows its inputs, its output and the parameters that are
 * not differentiated, such as the axis of a sum.
 */
public final class Call {
    private final Rule rule;
    private final Object parameter;
    private Tensor first;
    private Tensor second;
    /** All inputs, where there are more than two: an array a node of its own would be much of a graph of scalars. */
    private Tensor[] inputs;

    private Tensor output;
    private int versions;

    Call(Rule rule, Object parameter, Tensor[] inputs) {
        this.rule = rule;
        this.parameter = parameter;
        this.first = inputs.length > 0 ? inputs[0] : null;
        this.second = inputs.length > 1 ? inputs[1] : null;
        this.inputs = inputs.length > 2 ? inputs : null;
    }

    /** The row that was applied. */
    public Rule rule() {
        return rule;
    }

    /** What the rule was called with besides its inputs, or null. */
    public Object parameter() {
        return parameter;
    }

    /** What the rule was called with besides its inputs. */
    public <P> P parameter(Class<P> type) {
        return type.cast(parameter);
    }

    /** The axes that a reduction runs over; none for other operations. */
    public int[] axes() {
        return parameter instanceof Axes axes
                ? axes.axes().clone()
                : parameter instanceof ReductionRules.Spread spread
                        ? spread.axes().axes().clone()
                        : new int[0];
    }

    /** What a mean, a variance or a mean loss divides its sum by: the N of its row; 1 for other operations. */
    public double divisor() {
        if (parameter instanceof Reduction) {
            return LossRules.divisor(this);
        }
        if (parameter instanceof ReductionRules.Spread spread) {
            return spread.axes().count(shape(0)) - spread.ddof();
        }
        return rule == ReductionRules.MEAN ? parameter(Axes.class).count(shape(0)) : 1;
    }

    /** The number of inputs. */
    public int arity() {
        return inputs != null ? inputs.length : second != null ? 2 : first != null ? 1 : 0;
    }

    /** Input {@code i}, as a tensor to compute with. */
    public Tensor input(int i) {
        return i == 0 ? first : i == 1 ? second : inputs[i];
    }

    /** The numbers of input {@code i}. */
    public NdArray value(int i) {
        return input(i).value();
    }

    /** The shape of input {@code i}. */
    public Shape shape(int i) {
        return input(i).shape();
    }

    /** What the call computed. */
    public Tensor output() {
        return output;
    }

    /** Whether the graph behind this node has been let go by a backward pass. */
    public boolean isReleased() {
        return first == null;
    }

    /** How many steps the formula of a constant has; more than any limit if a large array is among its inputs. */
    int formulaDepth() {
        int depth = 0;
        for (int i = 0; i < arity(); i++) {
            Tensor input = input(i);
            Call from = input.origin();
            depth = input.value().size() != 1
                    ? Integer.MAX_VALUE
                    : Math.max(depth, from == null ? 1 : from.formulaDepth() + 1);
        }
        return depth;
    }

    void record(Tensor result) {
        output = result;
        versions = usedVersions();
    }

    void release() {
        first = null;
        second = null;
        inputs = null;
        output = null;
    }

    /**
     * Checks that no value which the vector-Jacobian products will read has been overwritten since the forward pass.
     *
     * @throws GradusException naming the operation and the value
     */
    void checkVersions() {
        if (usedVersions() == versions) {
            return;
        }
        Set<String> changed = new LinkedHashSet<>();
        for (int i = 0; i < arity(); i++) {
            if (input(i).version() > 0) {
                changed.add(input(i).label());
            }
        }
        throw new GradusException(
                "backward() needs the value of " + String.join(" or ", changed) + " as it was when " + rule.name()
                        + " used it, and it has been overwritten since. Call backward() before the update, or compute the loss"
                        + " again after it.");
    }

    /** Versions only grow, so their sum changes exactly when one of them does. */
    private int usedVersions() {
        int sum = 0;
        int arity = arity();
        for (int i = 0; i < arity; i++) {
            if (input(i).requiresGrad()) {
                int uses = rule.uses(i);
                if ((uses & Rule.OUTPUT) != 0) {
                    sum += output.version();
                }
                for (int k = 0; k < arity && uses > Rule.OUTPUT; k++) {
                    if ((uses & Rule.input(k)) != 0) {
                        sum += input(k).version();
                    }
                }
            }
        }
        return sum;
    }
}
