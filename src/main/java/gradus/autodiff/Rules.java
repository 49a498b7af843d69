package gradus.autodiff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of rules: every operation that Gradus can differentiate, one row each. The rows stand, by kind, in
 * {@link ElementwiseRules}, {@link ReductionRules}, {@link ShapeRules}, {@link MatrixRules} and {@link LossRules}. */
public final class Rules {
    private static final List<Rule> TABLE = Stream.of(
                    ElementwiseRules.ROWS, ReductionRules.ROWS, ShapeRules.ROWS, MatrixRules.ROWS, LossRules.ROWS)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /** Every row. */
    public static List<Rule> table() {
        return TABLE;
    }

    /** The row of an operation. */
    public static Optional<Rule> named(String name) {
        return TABLE.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
