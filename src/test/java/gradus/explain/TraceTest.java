package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void theTableOfTheXiChain() {
        Trace trace = Trace.of(Computations.xiChain());
        assertEquals(
                List.of(
                        "xi1 = -W * x",
                        "xi2 = exp(xi1)",
                        "xi3 = 1 + xi2",
                        "xi4 = 1 / xi3",
                        "xi5 = log(xi4)",
                        "L = -y * xi5"),
                trace.forward().stream().map(Node::toString).toList());
        assertEquals(
                List.of("L", "xi5", "xi4", "xi3", "xi2", "xi1", "W"),
                trace.backward().stream().map(a -> a.node().symbol().name()).toList());
        Trace.Arrival atW = trace.backward().get(6);
        assertEquals(-0.00037018372795869517, atW.gradient().item());
        assertEquals(-3, atW.from().get(0).local());
        assertEquals("-x", atW.from().get(0).derivative().code());
    }

    @Test
    void whatArrivesAddsUpToTheGradient() {
        for (Tensor root : List.of(Computations.network(), Computations.twoPaths(), Computations.oneLine())) {
            for (Trace.Arrival arrival : Trace.of(root).backward()) {
                if (!arrival.from().isEmpty()) {
                    double[] sum = new double[arrival.gradient().size()];
                    for (Edge edge : arrival.from()) {
                        for (int i = 0; i < sum.length; i++) {
                            sum[i] += edge.sent().data()[i];
                        }
                    }
                    for (int i = 0; i < sum.length; i++) {
                        assertEquals(arrival.gradient().data()[i], sum[i], 1e-14);
                    }
                }
            }
        }
    }

    @Test
    void readingAGraphChangesNoGradient() {
        Tensor root = Computations.line();
        Trace trace = Trace.of(root);
        trace.graph().nodes().forEach(node -> assertEquals(null, node.tensor().grad()));
        root.backward();
    }

    @Test
    void everyStepIsPredictable() {
        List<Step> steps = Step.all(Computations.line());
        assertEquals(
                List.of("c", "a", "d", "J", "J", "d", "a", "b", "c", "w"),
                steps.stream().map(s -> s.node().symbol().name()).toList());
        Step first = steps.get(4);
        assertEquals(Step.Direction.BACKWARD, first.direction());
        assertEquals("dJ/dd", first.predictions().get(0).name());
        assertEquals(2, first.predictions().get(0).value().item());
        assertEquals(6, steps.get(9).result().value().item());
    }

    @Test
    void whereGradientsMeetTheirSumIsAskedFor() {
        List<Step> steps = Step.all(Computations.twoPaths());
        Step last = steps.get(steps.size() - 1);
        assertEquals("t", last.node().symbol().name());
        assertEquals(2, last.received().size());
        assertEquals("dz/dt", last.predictions().get(0).name());
    }

    @Test
    void pathsGrowAsLinksDoNot() {
        Tensor s = Computations.param("x", 0.5);
        for (int i = 0; i < 30; i++) {
            s = Functions.sin(s).add(Functions.cos(s)).named("s" + i);
        }
        Count count = Count.of(s);
        assertEquals(BigInteger.TWO.pow(30), count.paths());
        assertEquals(120, count.links().size());
        assertEquals(BigInteger.TWO.pow(30), count.links().get(119).onPaths().multiply(BigInteger.TWO));
        assertTrue(count.pathProducts().compareTo(count.backwardProducts()) > 0);
    }

    @Test
    void aMatrixProductCostsItsInnerSums() {
        int loss = 10;
        int relu = 20;
        int z2 = 5 * 2 * 4 * 2 + 2 * 10;
        int z1 = 5 * 4 * 3 + 2 * 20;
        assertEquals(
                BigInteger.valueOf(loss + relu + z2 + z1),
                Count.of(Computations.network()).passCost());
    }

    @Test
    void namesOfModulesAndGreekLetters() {
        assertEquals(new Symbol("0.weight", "W_0", "W_{0}"), Symbol.of("0.weight"));
        assertEquals("\\xi_{1}", Symbol.of("ξ1").tex());
        assertEquals("\\xi_{1}", Symbol.of("ξ₁").tex());
        assertEquals("\\mathrm{loss}", Symbol.of("loss").tex());
        assertEquals("\\Sigma", Symbol.of("Sigma").tex());
    }

    @Test
    void aNameUsedTwiceIsTwoNames() {
        Tensor s = Computations.param("s", 1);
        Tensor t = Functions.exp(s).named("s");
        assertEquals("L = s_2 * s", Graph.of(t.mul(s).named("L")).root().toString());
    }

    @Test
    void everyOperationIsANodeInDetail() {
        List<Node> nodes = Graph.detailed(Computations.line()).nodes();
        assertEquals(
                List.of("mul", "add", "sub", "pow", "div"),
                nodes.stream()
                        .map(Node::operation)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    @Test
    void aConstantKeepsItsFormulaUntilItsInputsAreOverwritten() {
        Tensor y = Computations.data("y", 2);
        Tensor root = y.neg().mul(Computations.param("w", 3)).named("L");
        assertEquals("L = -y * w", Graph.of(root).root().toString());
        y.assign(gradus.array.NdArray.scalar(5));
        assertEquals("L = -2 * w", Graph.of(root).root().toString());
    }

    @Test
    void equalFactorsCancel() {
        Tensor root = Functions.log(
                        Computations.number(1).div(Computations.param("v", 0.5).add(1)))
                .named("L");
        Tensor v = Graph.of(root).nodes().get(0).tensor();
        assertEquals("-1 / (v + 1)", Derivation.of(root, v).code().orElseThrow());
    }
}
