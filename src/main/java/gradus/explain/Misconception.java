package gradus.explain;

import gradus.autodiff.Backward;
import gradus.autodiff.Rule;
import gradus.autodiff.Tensor;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A way to get a derivative wrong, as a way to compute: some rows of the table replaced, or the contributions of several
 * uses put together otherwise.
 *
 * @param id by which the course's files name it
 * @param says what an answer did that comes out so, as a sentence
 * @param asks a question that leads on, without giving the answer away
 * @param rows wrong vector-Jacobian products, by the name of the row
 * @param sum how contributions are put together
 */
public record Misconception(
        String id, String says, String asks, Map<String, Rule.Vjp> rows, BinaryOperator<Tensor> sum) {
    /** Gradients of several uses are added. */
    static final BinaryOperator<Tensor> ADDED = Tensor::add;

    public Misconception {
        rows = Map.copyOf(rows);
    }

    /** Whether it can show in a graph at all that applies these operations. */
    public boolean concerns(String row) {
        return rows.containsKey(row);
    }

    /** Whether it is about how contributions are put together. */
    public boolean isAboutSums() {
        return sum != ADDED;
    }

    /** The backward pass that makes this mistake wherever it can. */
    public Backward.Mechanism mechanism() {
        return new Backward.Mechanism(this::wrong, sum);
    }

    /** The backward pass that makes this mistake and another. */
    public Backward.Mechanism and(Misconception other) {
        return new Backward.Mechanism(
                rule -> concerns(rule.name()) ? wrong(rule) : other.wrong(rule), isAboutSums() ? sum : other.sum);
    }

    private Rule wrong(Rule rule) {
        Rule.Vjp vjp = rows.get(rule.name());
        return vjp == null
                ? rule
                : rule.withVjp((g, call, i) -> {
                    Tensor gradient = vjp.apply(g, call, i);
                    return gradient == null ? rule.vjp(g, call, i) : gradient;
                });
    }
}
