package gradus.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.autodiff.Tensor;
import gradus.explain.Computations;
import gradus.explain.Count;
import gradus.explain.Derivation;
import gradus.explain.Graph;
import gradus.explain.Node;
import gradus.explain.Step;
import gradus.explain.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationViewsTest {
    @Test
    void theTableOfTheXiChain() {
        assertEquals(
                """
                forward            value
                ────────────────────────────────
                ξ₁       = −W·x    −9
                ξ₂       = e^ξ₁    0.0001234098
                ξ₃       = 1 + ξ₂  1.000123
                ξ₄       = 1/ξ₃    0.9998766
                ξ₅       = log ξ₄  −0.0001234022
                L        = −y·ξ₅   0.0001234022

                backward  local derivative                  upstream        gradient
                ───────────────────────────────────────────────────────────────────────────
                dL/dL                                                       1
                dL/dξ₅    dL/dξ₅ = −y       = −1            × 1             = −1
                dL/dξ₄    dξ₅/dξ₄ = 1/ξ₄    = 1.000123      × −1            = −1.000123
                dL/dξ₃    dξ₄/dξ₃ = −1/ξ₃²  = −0.9997532    × −1.000123     = 0.9998766
                dL/dξ₂    dξ₃/dξ₂ = 1                       × 0.9998766     = 0.9998766
                dL/dξ₁    dξ₂/dξ₁ = e^ξ₁    = 0.0001234098  × 0.9998766     = 0.0001233946
                dL/dW     dξ₁/dW = −x       = −3            × 0.0001233946  = −0.0003701837""", TraceView.display(Trace.of(Computations.xiChain()), 80).text());
    }

    @Test
    void aDerivationOnATerminal() {
        Tensor root = Computations.line();
        Tensor w = Graph.of(root).nodes().get(0).tensor();
        assertEquals("""
                dJ   dJ   dd   da   dc
                ── = ── · ── · ── · ──
                dw   dd   da   dc   dw

                dJ                 d²
                ── = d = 2    (J = ──)
                dd                 2

                dd
                ── = 1    (d = a − y)
                da

                da
                ── = 1    (a = c + b)
                dc

                dc
                ── = x = 3    (c = w·x)
                dw

                dJ
                ── = d·x = 2·1·1·3 = 6
                dw""", DerivationView.display(Derivation.of(root, w), 80).text());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void everythingFitsItsWidth(int width) {
        for (Tensor root : new Tensor[] {
            Computations.line(),
            Computations.xiChain(),
            Computations.twoPaths(),
            Computations.oneLine(),
            Computations.network()
        }) {
            fits(TraceView.display(Trace.of(root), width), width);
            fits(CountView.display(Count.of(root), width), width);
            for (Node node : Graph.of(root).nodes()) {
                if (node.requiresGrad()) {
                    fits(DerivationView.display(Derivation.of(root, node.tensor()), width), width);
                }
            }
            List<Step> steps = Step.all(root);
            for (int i = 0; i < steps.size(); i++) {
                fits(StepView.display(steps.get(i), i + 1, steps.size(), width), width);
            }
        }
    }

    private static void fits(Display display, int width) {
        display.text().lines().forEach(line -> assertTrue(Tex.width(line) <= width, display.text()));
    }

    @Test
    void matricesShowTheirRules() {
        String text = TraceView.display(Trace.of(Computations.network()), 100).text();
        for (String rule : List.of("= Hᵀ G", "= G W₂ᵀ", "= G ⊙ 1[Z₁ > 0]", "= ∑_rows G", "= (softmax(Z₂) − Y)/5")) {
            assertTrue(text.contains(rule), text);
        }
    }

    @Test
    void aStepLightsItsNodeAndMayKeepItsResultBack() {
        List<Step> steps = Step.all(Computations.line());
        Step step = steps.get(5);
        String whole = StepView.display(step, 6, steps.size(), 80).text();
        assertTrue(whole.contains("┃ d = a − y ┃"), whole);
        assertTrue(whole.contains("sends     dJ/da = 2"), whole);
        assertFalse(StepView.words(step, 6, steps.size(), 80, false).contains("sends"));
    }

    @Test
    void aStepShowsNoNumberThatALaterOneGives() {
        List<Step> steps =
                Step.all(Computations.line()); // w = 2 and x = 3, c = w x, b = 1, a = c + b, d = a - y, J = d^2/2
        String first = StepView.display(steps.get(0), 1, steps.size(), 80).text();
        assertTrue(first.contains("?") && !first.contains("grad"), first);
        String turn = StepView.display(steps.get(4), 5, steps.size(), 80).text();
        assertTrue(turn.contains("grad 1") && !turn.contains("grad 2") && !turn.contains("grad 6"), turn);
        String last = StepView.display(steps.get(steps.size() - 1), steps.size(), steps.size(), 80)
                .text();
        assertTrue(!last.contains("?") && last.contains("grad 6"), last);
    }

    @Test
    void countingShowsBothWays() {
        String text = CountView.display(Count.of(Computations.network()), 80).text();
        assertTrue(text.contains("26 passes, one a parameter  5,980 multiplications"), text);
        assertTrue(text.contains("1 pass, one a result        230 multiplications"), text);
        assertTrue(text.contains("dL/dZ₂            1                 4"), text); // to W1, b1, W2 and b2
    }
}
