package gradus.explain;

import static gradus.explain.Computations.number;
import static gradus.explain.Computations.param;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Rule;
import gradus.autodiff.Rules;
import gradus.autodiff.Tensor;
import gradus.script.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is true: evaluated in a session by the values' names, each derivation gives the gradient. */
class DerivationTest {
    private static final String MISSING_NAMES = """
            globalThis.softmax ??= (x) => exp(x) / sum(exp(x), x.shape.length - 1, {keepDims: true})
            globalThis.logSoftmax ??= (x) => log(softmax(x))
            """;

    private final Session session = Session.open(line -> {});

    @AfterEach
    void close() {
        session.close();
    }

    static Stream<Tensor> computations() {
        return Stream.of(
                Computations.xiChain(),
                Computations.line(),
                Computations.twoPaths(),
                Computations.oneLine(),
                Computations.network(),
                reductions(),
                vectors(),
                probabilities());
    }

    private static Tensor reductions() {
        Tensor x = matrix("X", 3, 4);
        Tensor centred =
                x.sub(Functions.mean(x, new int[] {0}, true).named("m")).named("C");
        Tensor scaled = centred.div(
                        Functions.variance(x, new int[] {0}, 0, true).named("s"))
                .named("S");
        Tensor lengths = Functions.norm(scaled, new int[] {1}, false).named("n");
        return lengths.mul(Functions.max(x, new int[] {1}, false).named("top"))
                .sum()
                .named("L");
    }

    private static Tensor vectors() {
        Tensor w = vector("w", 0.3, -1.2, 0.8);
        Tensor z = matrix("A", 4, 3).matmul(w).named("z");
        Tensor u = vector("u", 1, 2, 3, 4);
        Tensor v = u.matmul(matrix("B", 4, 3)).named("v");
        return z.matmul(u).named("p").add(v.matmul(w).named("q")).named("L");
    }

    private static Tensor probabilities() {
        Tensor z = matrix("Z", 2, 3);
        Tensor p = Functions.softmax(z, -1).named("P");
        Tensor q = Functions.logSoftmax(z.mul(number(2)).named("U"), -1).named("Q");
        Tensor s = Functions.logsumexp(z, new int[] {1}, true).named("s");
        Tensor target = Tensor.constant(NdArray.of(Shape.of(2, 3), 0, 1, 0, 0.2, 0.3, 0.5))
                .named("Y");
        return Losses.mse(p, target, Reduction.MEAN)
                .named("m")
                .add(q.mul(p).sum().named("h"))
                .add(s.sum().named("t"))
                .named("L");
    }

    private static Tensor matrix(String name, int... dims) {
        return Computations.matrix(name, true, new gradus.array.RandomNumbers(name.hashCode()), dims);
    }

    private static Tensor vector(String name, double... numbers) {
        return Tensor.parameter(NdArray.vector(numbers)).named(name);
    }

    @ParameterizedTest
    @MethodSource("computations")
    void thePrintedFormulaGivesTheGradient(Tensor root) {
        for (Node node : Graph.of(root).nodes()) {
            if (node.kind() == Node.Kind.PARAMETER) {
                proveTrue(Derivation.of(root, node.tensor()), Graph.of(root));
            }
        }
    }

    static Stream<Rule> elementwiseRows() {
        List<String> others = List.of("where", "gelu", "leakyRelu", "clip", "maximum", "minimum");
        return Rules.table().stream()
                .filter(rule ->
                        rule.derivatives().stream().noneMatch(tex -> tex.contains("\\top") || tex.contains("N")))
                .filter(rule -> !others.contains(rule.name()))
                .takeWhile(rule -> !rule.name().equals("sum"));
    }

    @ParameterizedTest
    @MethodSource("elementwiseRows")
    void theTexOfEveryElementwiseRowIsItsDerivative(Rule rule) {
        boolean two = rule.broadcasts();
        Tensor x = param("x", 0.37);
        Tensor y = param("y", 1.6);
        Tensor value = (two ? rule.apply(null, x, y) : rule.apply(null, x)).named("f");
        Tensor root = value.mul(value).named("L");
        proveTrue(Derivation.of(root, x), Graph.of(root));
        if (two) {
            proveTrue(Derivation.of(root, y), Graph.of(root));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyGraphOfNumbers(int seed) {
        Random random = new Random(seed);
        List<Tensor> values = new ArrayList<>(List.of(param("a", 0.4), param("b", 1.3), param("c", -0.7)));
        for (int i = 0; i < 4 + seed; i++) {
            Tensor p = values.get(random.nextInt(values.size()));
            Tensor q = values.get(values.size() - 1 - random.nextInt(3));
            Tensor next =
                    switch (random.nextInt(7)) {
                        case 0 -> p.add(q);
                        case 1 -> p.mul(q).sub(q);
                        case 2 -> Functions.sin(p.add(q));
                        case 3 -> Functions.sigmoid(p).mul(q);
                        case 4 -> p.div(q.mul(q).add(2));
                        case 5 -> q.sub(p).pow(number(2)).neg();
                        default -> Functions.relu(p).add(Functions.tanh(q));
                    };
            values.add(random.nextBoolean() ? next.named("n" + i) : next);
        }
        Tensor root =
                values.get(values.size() - 1).add(values.get(values.size() - 2)).named("L");
        for (Tensor leaf : values.subList(0, 3)) {
            if (Graph.of(root).node(leaf).isPresent()) {
                proveTrue(Derivation.of(root, leaf), Graph.of(root));
            }
        }
    }

    private void proveTrue(Derivation derivation, Graph graph) {
        StringBuilder program = new StringBuilder("{\n");
        for (Node node : graph.nodes()) {
            if (node.isNamed()) {
                program.append("const ")
                        .append(node.symbol().code())
                        .append(" = ")
                        .append(literal(node.value()))
                        .append('\n');
            }
        }
        String code = derivation.code().orElseThrow(() -> new AssertionError("no code: " + derivation.tex()));
        int last = code.lastIndexOf('\n') + 1;
        program.append(code, 0, last)
                .append("globalThis.answer = ")
                .append(code.substring(last))
                .append("\n}");
        session.eval(MISSING_NAMES, "names");
        session.eval(program.toString(), "derivation");
        NdArray answer = (NdArray) session.evalData("tensor(answer)", "answer");
        NdArray expected = derivation.value();
        assertEquals(expected.shape(), answer.shape(), code);
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.data()[i];
            assertEquals(e, answer.data()[i], 1e-12 * Math.max(1, Math.abs(e)), code);
        }
    }

    private static String literal(NdArray array) {
        StringBuilder numbers = new StringBuilder();
        for (double x : array.data()) {
            numbers.append(numbers.isEmpty() ? "" : ", ").append(x);
        }
        String dims = List.of(array.shape().dims()).isEmpty()
                ? ""
                : java.util.Arrays.toString(array.shape().dims());
        return array.shape().isScalar()
                ? numbers.toString()
                : "reshape(tensor([" + numbers + "]), " + dims.substring(1, dims.length() - 1) + ")";
    }

    @Test
    void aChainIsWrittenAsAPersonWritesIt() {
        Tensor root = Computations.line();
        Tensor w = Graph.of(root).nodes().get(0).tensor();
        List<Derivation.Line> lines = Derivation.of(root, w).lines();
        assertEquals(
                "\\frac{dJ}{dd} \\cdot \\frac{dd}{da} \\cdot \\frac{da}{dc} \\cdot \\frac{dc}{dw}",
                lines.get(0).equals().get(0));
        assertEquals(List.of("d", "2"), lines.get(1).equals());
        assertEquals(
                List.of("d \\cdot x", "2 \\cdot 1 \\cdot 1 \\cdot 3", "6"),
                lines.get(lines.size() - 1).equals());
    }

    @Test
    void severalPathsAreASum() {
        Tensor root = Computations.twoPaths();
        Derivation derivation =
                Derivation.of(root, Graph.of(root).nodes().get(0).tensor());
        assertEquals(2, derivation.paths().size());
        assertTrue(derivation.lines().get(0).equals().get(0).contains(" + "));
    }

    @Test
    void matricesKeepTheirTransposes() {
        Tensor root = Computations.network();
        Node w2 = Graph.of(root).nodes().stream()
                .filter(n -> n.symbol().name().equals("W2"))
                .findFirst()
                .orElseThrow();
        assertTrue(Derivation.of(root, w2.tensor())
                .tex()
                .contains(
                        "\\frac{\\partial L}{\\partial W_{2}} &= H^{\\top} \\, \\frac{\\partial L}{\\partial Z_{2}}"));
    }

    /** u = A w, L = the sum of u squared: A = ((1, 2), (3, 4)), w = (1, -1). */
    private static Tensor squares() {
        Tensor a = Tensor.parameter(NdArray.of(Shape.of(2, 2), 1, 2, 3, 4)).named("A");
        Tensor u = a.matmul(vector("w", 1, -1)).named("u");
        return u.pow(number(2)).sum().named("L");
    }

    private static List<Derivation.Line> linesBy(Tensor root, String name) {
        Node node = Graph.of(root).nodes().stream()
                .filter(n -> n.symbol().name().equals(name))
                .findFirst()
                .orElseThrow();
        return Derivation.of(root, node.tensor()).lines();
    }

    @Test
    void vectorsAreColumnsOfNumbersIfTheyAreShort() {
        List<Derivation.Line> lines = linesBy(squares(), "w");
        String sent = "\\begin{pmatrix} -2 \\\\ -2 \\end{pmatrix}";
        assertEquals(
                List.of("2 \\, u", "2 \\, \\begin{pmatrix} -1 \\\\ -1 \\end{pmatrix}", sent),
                lines.get(0).equals());
        assertEquals(
                List.of(
                        "A^{\\top} \\, \\frac{\\partial L}{\\partial u}",
                        "\\begin{pmatrix} 1 & 3 \\\\ 2 & 4 \\end{pmatrix} \\, " + sent,
                        "\\begin{pmatrix} -8 \\\\ -12 \\end{pmatrix}"),
                lines.get(1).equals());
    }

    @Test
    void aMatrixBesideAVectorGetsAnOuterProduct() {
        List<String> ends = linesBy(squares(), "A").get(1).equals();
        assertEquals("\\frac{\\partial L}{\\partial u} \\, w^{\\top}", ends.get(0));
        assertEquals("\\begin{pmatrix} -2 & 2 \\\\ -2 & 2 \\end{pmatrix}", ends.get(2));
    }

    @Test
    void longVectorsAreLeftToTheirNames() {
        Tensor w = vector("w", 1, 2, 3, 4, 5);
        assertEquals(
                List.of("2 \\, w"),
                linesBy(w.pow(number(2)).sum().named("L"), "w").get(0).equals());
    }

    @Test
    void whatIsRepeatedAlongAnAxisIsWrittenByEntries() {
        Tensor x = Tensor.parameter(NdArray.of(Shape.of(2, 2), 1, 2, 3, 4)).named("X");
        Tensor s = x.sum(1).named("s");
        List<Derivation.Line> lines = linesBy(s.pow(number(2)).sum().named("L"), "X");
        assertEquals("\\frac{\\partial L}{\\partial X_{ij}}", lines.get(1).left());
        assertEquals(
                List.of("\\frac{\\partial L}{\\partial s_{i}}"), lines.get(1).equals());
        assertEquals(
                List.of("\\begin{pmatrix} 6 & 6 \\\\ 14 & 14 \\end{pmatrix}"),
                lines.get(2).equals());
    }

    @Test
    void anEntryOfAVectorSendsAMultipleOfAUnitVector() {
        Tensor p = vector("p", 2, 3, 4);
        Tensor one = gradus.autodiff.Shaping.slice(p, 0, 1, 2, 1).reshape(Shape.SCALAR);
        List<String> ends = linesBy(one.mul(number(6)).named("L"), "p").get(0).equals();
        assertTrue(ends.get(0).contains("\\mathbf{e}_{1}"), ends.toString());
        assertEquals("\\begin{pmatrix} 0 \\\\ 6 \\\\ 0 \\end{pmatrix}", ends.get(ends.size() - 1));
    }

    @ParameterizedTest
    @MethodSource("computations")
    void noDerivationSpeaksOfReshaping(Tensor root) {
        for (Node node : Graph.of(root).nodes()) {
            if (node.requiresGrad()) {
                String tex = Derivation.of(root, node.tensor()).tex();
                assertTrue(!tex.contains("reshape"), tex);
            }
        }
    }

    @Test
    void manyPathsAreABackwardPass() {
        Tensor x = param("x", 0.5);
        Tensor s = x;
        for (int i = 0; i < 40; i++) {
            s = Functions.sin(s).add(Functions.cos(s)).named("s" + i);
        }
        Derivation derivation = Derivation.of(s, x);
        assertTrue(derivation.paths().isEmpty());
        proveTrue(derivation, Graph.of(s));
    }

    @Test
    void whatDoesNotDependSaysSo() {
        GradusException e =
                assertThrows(GradusException.class, () -> Derivation.of(Computations.line(), param("q", 1)));
        assertTrue(e.getMessage().contains("does not depend on q"), e.getMessage());
    }

    @Test
    void aGraphThatHasBeenLetGoSaysSo() {
        Tensor root = Computations.line();
        root.backward();
        GradusException e = assertThrows(GradusException.class, () -> Trace.of(root));
        assertTrue(e.getMessage().contains("retainGraph"), e.getMessage());
    }
}
