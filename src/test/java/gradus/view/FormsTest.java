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
import gradus.script.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of pictures that pages show. */
class FormsTest {
    @TempDir
    private Path folder;

    static Stream<Display> pictures() {
        return Stream.of(
                        Computations.xiChain(), Computations.twoPaths(), Computations.oneLine(), Computations.network())
                .flatMap(FormsTest::explained);
    }

    private static Stream<Display> explained(Tensor root) {
        Graph graph = Graph.of(root);
        Node parameter = graph.nodes().stream()
                .filter(node -> node.kind() == Node.Kind.PARAMETER)
                .findFirst()
                .orElseThrow();
        List<Step> steps = Step.all(root);
        return Stream.of(
                TraceView.display(Trace.of(root), 80),
                CountView.display(Count.of(root), 80),
                DerivationView.display(Derivation.of(root, parameter.tensor()), 80),
                GraphView.display(graph, 80),
                StepView.display(steps, 80),
                StepView.display(steps.get(0), 1, steps.size(), 80),
                Tex.display(graph.formula().tex(), 80));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureIsWellFormedSvgAndHtmlThatFetchesNothing(Display picture) {
        Xml.parse(picture.forms().get(Display.SVG));
        String html = picture.forms().get(Display.HTML);
        Xml.parse("<body>" + html + "</body>");
        assertFalse(
                Pattern.compile("<script|<link|src=|href=|url\\((?!#)")
                        .matcher(html)
                        .find(),
                html);
    }

    @Test
    void aTableAsSvgSaysWhatTheTerminalSays() {
        Display trace = TraceView.display(Trace.of(Computations.xiChain()), 200);
        String svg = trace.forms().get(Display.SVG);
        for (String cell : trace.text().split("\\s{2,}|\n", -1)) {
            if (!cell.isBlank() && !cell.startsWith("─")) {
                assertTrue(svg.contains(">" + Svg.escaped(cell.strip()) + "</text>"), cell);
            }
        }
    }

    @Test
    void formulasBecomeMathMl() {
        String html = Tex.display(
                        "\\frac{\\partial L}{\\partial w_1} = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} x^2", 80)
                .forms()
                .get(Display.HTML);
        assertEquals(1, Xml.count(html, "mfrac"));
        assertEquals(1, Xml.count(html, "msub"));
        assertEquals(1, Xml.count(html, "msup"));
        assertEquals(2, Xml.count(html, "mtr"));
        assertEquals(4, Xml.count(html, "mtd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b & c > \"d\"",
                "\\text{<script>alert(1)</script>}",
                "\\nonsense{<&}",
                "\\left< x \\right>",
                "\\begin{pmatrix} a"
            })
    void whatTheLearnerWroteIsEscaped(String tex) {
        String html = Tex.display(tex, 80).forms().get(Display.HTML);
        assertFalse(html.contains("<script>"), html);
        Xml.parse(html);
    }

    @Test
    void anHtmlFileIsAWholePage() throws IOException {
        Path page = folder.resolve("my <trace>.html");
        try (Session session = Session.open(line -> {}).allowSaving()) {
            session.eval("const w = param(2)\nconst L = w ** 2\nsave(trace(L), '" + page + "')", "cell");
            session.eval("save(trace(L), '" + folder.resolve("trace.svg") + "')", "cell");
            session.eval("save(count(L), '" + folder.resolve("count.svg") + "')", "cell");
        }
        String html = Files.readString(page);
        assertTrue(html.startsWith("<!DOCTYPE html>"), html);
        assertTrue(html.contains("<title>my &lt;trace&gt;</title>") && html.contains("charset=\"utf-8\""), html);
        assertTrue(html.stripTrailing().endsWith("</html>"), html);
        assertTrue(Xml.count(Files.readString(folder.resolve("trace.svg")), "text") > 10);
        assertTrue(Files.readString(folder.resolve("count.svg")).contains("uses path by path"));
    }
}
