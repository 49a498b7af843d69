package gradus.autodiff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of rules: every operation that Gradus can differentiate, one row each. The rows stand, by kind, in
 * {@link ElementwiseRules}, {@link ShapeRules} and {@link MatrixRules}. */
public final class Rules {
    private static final List<Rule> TABLE = Stream.of(ElementwiseRules.ROWS, ShapeRules.ROWS, MatrixRules.ROWS)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    public static List<Rule> table() {
        return TABLE;
    }

    public static Optional<Rule> named(String name) {
        return TABLE.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
