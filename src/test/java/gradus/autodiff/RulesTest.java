package gradus.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.NdArray;
import gradus.autodiff.RowExamples.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every row of the table, both modes, first and second order, at random shapes; and the prover itself. */
class RulesTest {
    @Provide
    Arbitrary<String> rows() {
        return Arbitraries.of(RowExamples.table());
    }

    @Test
    void everyRowHasAnExample() {
        assertEquals(new HashSet<>(RowExamples.table()), RowExamples.names());
    }

    @Test
    void everyRowIsRightToSecondOrder() {
        for (String row : RowExamples.table()) {
            for (int seed = 0; seed < 4; seed++) {
                verify(row, seed, 3, 2);
            }
        }
    }

    @Property(tries = 500, seed = "20260101")
    void everyRowIsRightAtRandomShapes(
            @ForAll("rows") String row,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @IntRange(min = 1, max = 4) int m) {
        verify(row, seed, n, m);
    }

    private static void verify(String row, long seed, int n, int m) {
        Example example = RowExamples.of(row, seed, n, m);
        GradCheck.Report report = GradCheck.check(row, example.f(), GradCheck.Options.DEFAULT, example.at());
        assertTrue(report.failure().isEmpty(), () -> report.failure().orElse(""));
        assertTrue(report.differentiable(), row + " is not smooth at the example's point");
    }

    /** What a product reads must be what the row says it reads, as forward passes keep no more than that. */
    @Test
    void everyRowReadsExactlyWhatItSays() {
        for (String row : RowExamples.table()) {
            Example example = RowExamples.of(row, 5, 3, 2);
            Tensor[] x = parameters(example.at());
            Tensor y = example.f().apply(x);
            Call call = y.source();
            while (!call.rule().name().equals(row)) {
                call = call.input(0).source();
            }
            for (int i = 0; i < call.arity(); i++) {
                Tensor g = Tensor.constant(call.output().value().map(v -> 1.5));
                NdArray clean = call.rule().vjp(g, call, i).value();
                int reads = 0;
                reads |= changes(call, i, g, clean, call.output()) ? Rule.OUTPUT : 0;
                for (int k = 0; k < Math.min(2, call.arity()); k++) {
                    reads |= changes(call, i, g, clean, call.input(k)) ? Rule.input(k) : 0;
                }
                assertEquals(reads, reads & call.rule().uses(i), row + ": the gradient of input " + i + " reads more");
            }
        }
    }

    private static boolean changes(Call call, int i, Tensor g, NdArray clean, Tensor poisoned) {
        double[] data = poisoned.value().data();
        double[] before = data.clone();
        Arrays.setAll(data, k -> before[k] + 0.25);
        NdArray changed = call.rule().vjp(g, call, i).value();
        System.arraycopy(before, 0, data, 0, data.length);
        return !changed.equals(clean);
    }

    private static Tensor[] parameters(NdArray[] at) {
        return Arrays.stream(at).map(Tensor::parameter).toArray(Tensor[]::new);
    }

    /**
     * The prover is proven: wrong rules, one row at a time, must be caught. A mutant that computes the same gradient as
     * the right rule (twice zero is zero) is no mutant, and is left out.
     */
    @Test
    void wrongRulesAreCaught() {
        List<String> survivors = new ArrayList<>();
        int[] counts = new int[2];
        for (String row : RowExamples.table()) {
            mutants(row).forEach((name, mechanism) -> {
                Boolean caught = isCaught(row, mechanism);
                if (caught != null) {
                    counts[0]++;
                    counts[1] += caught ? 1 : 0;
                    if (!caught) {
                        survivors.add(row + " with " + name);
                    }
                }
            });
        }
        System.out.println("Mutation score of gradcheck: " + counts[1] + " of " + counts[0] + " wrong rules caught");
        assertTrue(counts[0] > 180, "only " + counts[0] + " mutants");
        assertEquals(List.of(), survivors);
    }

    private static Map<String, Backward.Mechanism> mutants(String row) {
        Map<String, Backward.Mechanism> mutants = new LinkedHashMap<>();
        mutants.put(
                "a factor 2.001",
                wrong(row, rule -> rule.withVjp((g, c, i) -> rule.vjp(g, c, i).mul(2.001))));
        mutants.put(
                "the wrong sign",
                wrong(row, rule -> rule.withVjp((g, c, i) -> rule.vjp(g, c, i).neg())));
        mutants.put(
                "zero returned",
                wrong(row, rule -> rule.withVjp((g, c, i) -> rule.vjp(g, c, i).mul(0))));
        mutants.put(
                "upstream ignored",
                wrong(
                        row,
                        rule -> rule.withVjp((g, c, i) -> {
                            Tensor ones = Tensor.constant(g.value().map(v -> 1));
                            return rule.vjp(ones, c, i);
                        })));
        mutants.put("broadcasting not undone", wrong(row, Rule::withoutBroadcasting));
        mutants.put("= for +=", new Backward.Mechanism(rule -> rule, (before, more) -> more));
        return mutants;
    }

    private static Backward.Mechanism wrong(String row, Function<Rule, Rule> change) {
        return new Backward.Mechanism(rule -> rule.name().equals(row) ? change.apply(rule) : rule, Tensor::add);
    }

    /** Whether some example of the row, each input used twice, shows the mutant up; null if it never differs. */
    private static Boolean isCaught(String row, Backward.Mechanism mechanism) {
        boolean differs = false;
        GradCheck.Options quick = new GradCheck.Options(3, 200, 10, false);
        for (int seed = 0; seed < 8; seed++) {
            Example example = RowExamples.of(row, seed, 3, 2);
            Function<Tensor[], Tensor> twice =
                    x -> example.f().apply(x).add(example.f().apply(x));
            differs |= differs(twice, example.at(), mechanism);
            try {
                if (GradCheck.check(row, twice, quick, mechanism, example.at())
                        .failure()
                        .isPresent()) {
                    return true;
                }
            } catch (IllegalStateException e) {
                return true; // the driver itself found a gradient of the wrong shape
            }
        }
        return differs ? false : null;
    }

    private static boolean differs(Function<Tensor[], Tensor> f, NdArray[] at, Backward.Mechanism mechanism) {
        Tensor[] x = parameters(at);
        Tensor y = f.apply(x);
        Tensor g = Tensor.constant(y.value().map(v -> 0.7));
        Backward.Options keep = new Backward.Options(g, true, false);
        try {
            // By the table itself, as the mutant is: shortcuts round otherwise.
            Backward.Mechanism table = new Backward.Mechanism(rule -> rule, Tensor::add);
            Tensor[] right = Backward.gradients(y, Arrays.asList(x), keep, table);
            Tensor[] wrong = Backward.gradients(y, Arrays.asList(x), keep, mechanism);
            for (int k = 0; k < x.length; k++) {
                NdArray gap = right[k].value().zip(wrong[k].value(), "sub", (a, b) -> Math.abs(a - b));
                if (Arrays.stream(gap.data()).anyMatch(v -> v > 0)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
