package gradus.learn.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.course.Draw;
import gradus.course.Draw.Pass;
import gradus.course.Draw.Sharing;
import gradus.course.Operation;
import gradus.learn.expression.Expression.Constant;
import gradus.learn.expression.Expression.Node;
import gradus.learn.expression.Expression.Step;
import gradus.learn.expression.Sweep.Order;
import gradus.learn.expression.Sweep.Overwrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random expressions are what was wished, equal for equal seeds, rightly computed, and shrunk as far as it goes. */
class ExpressionTest {
    private static final List<Pass> ONCE = List.of(Pass.LAST);

    private static Draw draw(Sharing sharing, boolean constants) {
        return new Draw(
                null,
                List.of(Operation.values()),
                List.of(3, 7),
                List.of(1, 3),
                null,
                sharing,
                constants,
                null,
                null,
                0,
                null);
    }

    private static List<Expression> drawn(long seed, Sharing sharing, boolean constants, int count) {
        Draw draw = draw(sharing, constants);
        ExpressionGenerator generator = new ExpressionGenerator(seed, draw, draw.operations());
        List<Expression> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(generator.next());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(Sharing.class)
    void expressionsAreAsWishedAndEqualForEqualSeeds(Sharing sharing) {
        List<Expression> expressions = drawn(7, sharing, false, 20);
        assertEquals(expressions, drawn(7, sharing, false, 20));
        assertNotEquals(expressions, drawn(8, sharing, false, 20));
        for (Expression e : expressions) {
            boolean leaf = false;
            boolean step = false;
            for (int i = 0; i < e.size(); i++) {
                leaf |= i < e.leaves().size() && e.uses(i) > 1;
                step |= i >= e.leaves().size() && e.uses(i) > 1;
                assertTrue(i == e.last() || e.uses(i) > 0, "nothing is left over: " + e);
            }
            boolean twice = e.steps().stream()
                    .anyMatch(s -> s.operands().size() == 2
                            && s.operands().get(0).equals(s.operands().get(1)));
            assertTrue(Evaluation.isTame(e), e.toString());
            switch (sharing) {
                case NONE -> assertFalse(leaf || step, e.toString());
                case LEAVES -> assertTrue(leaf && !step, e.toString());
                case STEPS -> assertTrue(step, e.toString());
                case TWICE -> assertTrue(twice, e.toString());
            }
        }
    }

    @Test
    void theEngineCentralDifferencesAndAnyTopologicalOrderAgree() {
        for (Sharing sharing : Sharing.values()) {
            for (Expression e : drawn(11, sharing, true, 15)) {
                assertTrue(e.hasConstants(), e.toString());
                assertTrue(Evaluation.isConfirmed(e), e.toString());
                double[] gradient = Evaluation.gradient(e, false);
                for (Order order : Order.values()) {
                    if (order.isTopological()) {
                        assertArrayEquals(
                                gradient, Sweep.RIGHT.in(order).gradient(e, ONCE, Calculus.RIGHT), 1e-9, e.toString());
                    }
                }
                double slope = 0;
                double[] directions =
                        e.directions().stream().mapToDouble(d -> d).toArray();
                for (int i = 0; i < gradient.length; i++) {
                    slope += gradient[i] * directions[i];
                }
                assertEquals(slope, Evaluation.slope(e, directions, 0, Calculus.RIGHT), 1e-9 * (1 + Math.abs(slope)));
                for (int i = 0; i < gradient.length; i++) {
                    double sum = Evaluation.contributions(e, i).stream()
                            .mapToDouble(d -> d)
                            .sum();
                    assertEquals(gradient[i], sum, 1e-9 * (1 + Math.abs(sum)));
                }
            }
        }
    }

    @Test
    void leavesForConstantsGiveTheSameValue() {
        for (Expression e : drawn(13, Sharing.STEPS, true, 15)) {
            Expression leaves = e.withoutConstants();
            assertFalse(leaves.hasConstants(), leaves.toString());
            assertEquals(Evaluation.value(e), Evaluation.value(leaves), 1e-12);
        }
    }

    @Test
    void aLoopIsWhatItUnrollsTo() {
        Expression loop = new Expression(
                List.of(0.5, 0.25),
                List.of(1.0, 1.0),
                List.of(Step.of(Operation.ADD, new Node(0), new Node(1)), Step.of(Operation.NEG, new Node(2))),
                3);
        // s = -(s + y), three times
        assertEquals(-(0.5 - 0.25 + 0.25) - 0.0 - 0.25, Evaluation.value(loop), 1e-12);
        assertEquals(6, loop.unrolled().steps().size());
        assertArrayEquals(new double[] {-1, -1}, Evaluation.gradient(loop, false), 1e-12);
    }

    @Test
    void orderAndOverwritingShowWhereValuesAreShared() {
        // a = x y, b = exp a, c = a + b
        Expression diamond = new Expression(
                List.of(0.5, 2.0),
                List.of(1.0, 1.0),
                List.of(
                        Step.of(Operation.MUL, new Node(0), new Node(1)),
                        Step.of(Operation.EXP, new Node(2)),
                        Step.of(Operation.ADD, new Node(2), new Node(3))),
                1);
        double e = Math.exp(1);
        assertArrayEquals(new double[] {2 * (1 + e), 0.5 * (1 + e)}, Evaluation.gradient(diamond, false), 1e-12);
        assertArrayEquals(
                new double[] {2, 0.5},
                Sweep.RIGHT.in(Order.WHEN_FIRST_MET).gradient(diamond, ONCE, Calculus.RIGHT),
                1e-12,
                "a has sent before b's part arrived");
        assertArrayEquals(
                new double[] {2 * e, 0.5 * e},
                Sweep.RIGHT.overwriting(Overwrite.ALL).gradient(diamond, ONCE, Calculus.RIGHT),
                1e-12);
        assertArrayEquals(
                new double[] {2, 0.5},
                Sweep.RIGHT.in(Order.BREADTH_FIRST).gradient(diamond, ONCE, Calculus.RIGHT),
                1e-12);
        assertArrayEquals(
                new double[] {2 + 2 * (1 + e), 0.5 + 0.5 * (1 + e)},
                Sweep.RIGHT.in(Order.WHENEVER_MET).gradient(diamond, ONCE, Calculus.RIGHT),
                1e-12,
                "a sends what it has a second time");
    }

    @Test
    void passesAddUpInTheLeavesAlone() {
        Expression product = new Expression(
                List.of(2.0),
                List.of(1.0),
                List.of(Step.of(Operation.NEG, new Node(0)), Step.of(Operation.NEG, new Node(1))),
                1);
        List<Pass> twice = List.of(Pass.LAST, Pass.LAST);
        assertArrayEquals(new double[] {2}, Sweep.RIGHT.gradient(product, twice, Calculus.RIGHT));
        assertArrayEquals(new double[] {3}, Sweep.RIGHT.keepingSteps().gradient(product, twice, Calculus.RIGHT));
        assertArrayEquals(new double[] {1}, Sweep.RIGHT.clearingLeaves().gradient(product, twice, Calculus.RIGHT));
        assertArrayEquals(
                new double[] {1},
                Sweep.RIGHT.gradient(product, List.of(Pass.LAST, Pass.ZERO, Pass.LAST), Calculus.RIGHT));
        assertArrayEquals(
                new double[] {0}, Sweep.RIGHT.gradient(product, List.of(Pass.LAST, Pass.MIDDLE), Calculus.RIGHT));
    }

    /** The mistakes, as what fails by them, and the number of steps in the smallest program that shows each. */
    private static boolean fails(Expression e, Sweep sweep) {
        double[] right = Evaluation.gradient(e, false);
        double[] wrong = sweep.gradient(e, ONCE, Calculus.RIGHT);
        for (int i = 0; i < right.length; i++) {
            if (wrong == null || Math.abs(right[i] - wrong[i]) > 1e-9) {
                return true;
            }
        }
        return false;
    }

    @Test
    void whatIsShrunkStillFailsAndNothingSmallerNearbyDoes() {
        for (Sweep sweep : List.of(
                Sweep.RIGHT.overwriting(Overwrite.ALL),
                Sweep.RIGHT.in(Order.WHEN_FIRST_MET),
                Sweep.RIGHT.from(Sweep.Seed.NOTHING),
                Sweep.RIGHT.overwriting(new Overwrite(true, Operation.MUL, 0)))) {
            Predicate<Expression> fails = e -> fails(e, sweep);
            List<Expression> failing =
                    drawn(17, Sharing.STEPS, true, 12).stream().filter(fails).toList();
            assertFalse(failing.isEmpty());
            for (Expression e : failing) {
                Expression smallest = Shrinker.shrink(e, fails, 10_000);
                assertTrue(fails.test(smallest), smallest.toString());
                assertTrue(smallest.steps().size() <= e.steps().size());
                assertEquals(
                        List.of(),
                        Shrinker.smaller(smallest).stream().filter(fails).toList(),
                        smallest.toString());
            }
        }
    }

    @Test
    void overwritingIsShownByOneStep() {
        for (Expression e : drawn(19, Sharing.TWICE, true, 10)) {
            Predicate<Expression> fails = smaller -> fails(smaller, Sweep.RIGHT.overwriting(Overwrite.ALL));
            if (fails.test(e)) {
                Expression smallest = Shrinker.shrink(e, fails, 10_000);
                assertTrue(smallest.steps().size() <= 2, smallest.toString());
                assertEquals(1, smallest.leaves().size(), smallest.toString());
                assertEquals(List.of(2.0), smallest.leaves(), "with the simplest number");
            }
        }
    }

    @Test
    void aLoopShrinksToTheFewestTurnsThatFail() {
        Expression loop = new Expression(
                List.of(0.37, 0.11),
                List.of(1.0, 1.0),
                List.of(Step.of(Operation.ADD, new Node(0), new Node(1))),
                1000);
        Expression smallest = Shrinker.shrink(loop, e -> e.times() * e.steps().size() > 37, 10_000);
        assertEquals(38, smallest.times());
    }

    @Test
    void shrinkingAsksNoMoreOftenThanItMay() {
        Expression e = drawn(23, Sharing.STEPS, true, 1).get(0);
        int[] asked = {0};
        Shrinker.shrink(
                e,
                smaller -> {
                    asked[0]++;
                    return true;
                },
                5);
        assertTrue(asked[0] <= 5);
    }

    @Test
    void operationsKeepOutOfWhereTheyHaveNoDerivative() {
        assertFalse(Operation.DIV.accepts(1, 0.01));
        assertFalse(Operation.RELU.accepts(0.0));
        assertFalse(Operation.LOG.accepts(-1));
        assertFalse(Operation.POW.accepts(-1, 0.5));
        assertTrue(Operation.POW.accepts(-1, 3));
        assertEquals(
                List.of("add", "sub", "mul", "div", "pow", "neg", "exp", "log", "sin", "cos", "tanh", "relu"),
                Arrays.stream(Operation.values()).map(Operation::method).toList());
        assertEquals(new Constant(3), new Constant(3.0));
    }
}
