package gradus.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;
import gradus.explain.Computations;
import gradus.explain.Graph;
import gradus.nn.Linear;
import gradus.nn.ReLU;
import gradus.nn.Sequential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphViewTest {
    private static String text(Tensor root, int width) {
        return GraphView.display(Graph.of(root), width).text();
    }

    private static String svg(Tensor root) {
        return GraphView.display(Graph.of(root), 80).forms().get(Display.SVG);
    }

    /** A network of {@code layers} linear layers with ReLUs between, and the sum of what it gives. */
    private static Tensor network(int layers) {
        RandomNumbers random = new RandomNumbers(3);
        gradus.nn.Module[] parts = new gradus.nn.Module[2 * layers - 1];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = i % 2 == 0 ? new Linear(4, 4, random) : new ReLU();
        }
        Tensor x = Tensor.constant(random.normal(Shape.of(5, 4), 0, 1)).named("X");
        return Functions.mean(new Sequential(parts).forward(x), new int[0], false)
                .named("L");
    }

    @Test
    void theLineOfTheCourseFitsEightyColumns() {
        assertEquals("""
                                                      ┌───┐
                               ╭─────────╮            │ y │
                      ┌───┐    │    b    │            │ 5 │──┐
                      │ x │    │    1    │──┐         │   │  │
                      │ 3 │──┐ │ grad 2  │  │         └───┘  │
                      │   │  │ ╰─────────╯  │                │ ┌───────────┐   ╔═══════════╗
                      └───┘  │              │ ┌───────────┐  └▸│ d = a − y │   ║ J = d²/2  ║
                             │ ┌─────────┐  └▸│ a = c + b │    │     2     │──▸║     2     ║
                ╭─────────╮  └▸│ c = w·x │    │     7     │───▸│  grad 2   │   ║  grad 1   ║
                │    w    │    │    6    │───▸│  grad 2   │    └───────────┘   ╚═══════════╝
                │    2    │───▸│ grad 2  │    └───────────┘
                │ grad 6  │    └─────────┘
                ╰─────────╯
                """.stripTrailing().replaceAll("(?m)^ {0,0}", ""), text(Computations.line(), 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120, 200})
    void everyPictureFitsItsWidth(int width) {
        for (Tensor root : new Tensor[] {
            Computations.line(),
            Computations.xiChain(),
            Computations.twoPaths(),
            Computations.network(),
            network(2),
            network(12)
        }) {
            text(root, width).lines().forEach(line -> assertTrue(Tex.width(line) <= width, line));
        }
    }

    @Test
    void aNetworkOfModulesShowsItsLayers() {
        String picture = text(network(2), 80);
        for (String part : new String[] {"X", "W₀", "b₀", "ReLU", "W₂", "b₂", "L = mean"}) {
            assertTrue(picture.contains(part), picture);
        }
    }

    @Test
    void aDeepNetworkIsFoldedByModule() {
        String picture = text(network(20), 80);
        assertTrue(picture.contains("layer 0:") && picture.contains("layer 38:"), picture);
    }

    @Test
    void tenThousandNodesAreSummarised() {
        Tensor s = Computations.param("x", 0.5);
        for (int i = 0; i < 5000; i++) {
            s = Functions.sin(s).add(Functions.cos(s).mul(0.1));
        }
        String picture = text(s.named("L"), 80);
        assertTrue(picture.contains("nodes") && picture.contains("sin"), picture);
        assertTrue(picture.lines().count() < 80, picture);
    }

    @Test
    void aPathIsHighlightedByItsLines() {
        Graph graph = Graph.of(Computations.line());
        String picture = GraphView.display(
                        graph, GraphView.Options.path(graph, graph.nodes().get(0)), 80)
                .text();
        assertTrue(picture.contains("┃ c = w·x ┃") && picture.contains("▶"), picture);
        assertFalse(picture.contains("┃ y ┃"), picture);
    }

    @Test
    void theSvgHasABoxANodeAndAnArrowAnEdge() {
        String picture = svg(Computations.line());
        assertEquals(8 + 2, Xml.count(picture, "rect")); // the page, and the second outline of the result
        assertEquals(7 + 2, Xml.count(picture, "path")); // the heads of arrows
    }

    @Test
    void dotHasEveryNodeAndEdge() {
        String dot = GraphView.dot(Graph.of(Computations.line()));
        assertEquals(8, dot.lines().filter(line -> line.contains("label=")).count());
        assertEquals(7, dot.lines().filter(line -> line.contains("->")).count());
    }

    @Test
    void namesAreEscaped() {
        Tensor odd = Functions.exp(Computations.param("a<\"b\">&", 1)).named("L");
        Xml.parse(svg(odd));
        assertTrue(GraphView.dot(Graph.of(odd)).contains("\\\""));
    }
}
