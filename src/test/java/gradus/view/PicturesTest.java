package gradus.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Losses;
import gradus.autodiff.Recording;
import gradus.autodiff.Reduction;
import gradus.autodiff.Tensor;
import gradus.explain.Computations;
import gradus.explain.Graph;
import gradus.nn.Adam;
import gradus.nn.Linear;
import gradus.nn.Module;
import gradus.nn.Sequential;
import gradus.nn.Tanh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures in docs/pictures are what the code draws now. To draw them anew:
 * {@code mvn test -Dtest=PicturesTest -Dpictures=write}.
 */
class PicturesTest {
    private static final Path FOLDER = Path.of("docs/pictures");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w#])\\d+(\\.\\d+)?");

    @ParameterizedTest
    @ValueSource(strings = {"graph", "network", "learning-rates", "decision-boundary"})
    void thePictureIsWhatTheCodeDraws(String name) throws IOException {
        String svg =
                switch (name) {
                    case "graph" -> graph();
                    case "network" -> network();
                    case "learning-rates" -> learningRates();
                    default -> decisionBoundary();
                };
        Path file = FOLDER.resolve(name + ".svg");
        if ("write".equals(System.getProperty("pictures"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, svg);
        }
        String drawn = Files.readString(file).replace("\r\n", "\n");
        assertEquals(NUMBER.matcher(drawn).replaceAll("N"), NUMBER.matcher(svg).replaceAll("N"));
        Matcher before = NUMBER.matcher(drawn);
        Matcher now = NUMBER.matcher(svg);
        while (before.find() && now.find()) { // the last digits of exp and tanh differ between JDKs
            assertEquals(Double.parseDouble(before.group()), Double.parseDouble(now.group()), 0.6);
        }
    }

    private static String svg(Display display) {
        return display.forms().get(Display.SVG);
    }

    private static String graph() {
        Graph graph = Graph.of(Computations.line());
        return svg(GraphView.display(
                graph, GraphView.Options.path(graph, graph.nodes().get(0)), 80));
    }

    private static String network() {
        return svg(GraphView.display(Graph.of(Computations.network()), 80));
    }

    /** w^2/2 + w^4/100 from 3, by gradient descent at ten rates. */
    private static String learningRates() {
        List<Plot.Series> curves = new ArrayList<>();
        for (int k = 1; k <= 10; k++) {
            double rate = 0.002 * k * k;
            double[] losses = new double[61];
            Tensor w = Tensor.parameter(3);
            for (int step = 0; step < losses.length; step++) {
                Tensor loss = w.mul(w).mul(0.5).add(w.mul(w).mul(w).mul(w).mul(0.01));
                losses[step] = loss.item();
                loss.backward();
                NdArray next = NdArray.scalar(w.item() - rate * w.grad().item());
                Tensor current = w;
                Recording.off(() -> {
                    current.assign(next);
                    return null;
                });
                w.zeroGrad();
            }
            curves.add(Plot.Series.of("rate " + Numbers.rounded(rate, 3), losses));
        }
        return svg(Plot.lines(curves, new Plot.Options("Ten learning rates", "step", "loss", false, true))
                .display(80));
    }

    /** Two interleaved spirals of points, and the boundary that a small network learns. */
    private static String decisionBoundary() {
        RandomNumbers random = new RandomNumbers(11);
        int n = 60;
        double[] points = new double[4 * n];
        double[] targets = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            double t = 0.4 + 2.6 * (i % n) / n;
            double turn = i < n ? 0 : Math.PI;
            points[2 * i] = t / 3 * Math.cos(1.6 * t + turn) + 0.03 * random.normal();
            points[2 * i + 1] = t / 3 * Math.sin(1.6 * t + turn) + 0.03 * random.normal();
            targets[i] = i < n ? 0 : 1;
        }
        Tensor x = Tensor.constant(NdArray.of(Shape.of(2 * n, 2), points));
        Tensor y = Tensor.constant(NdArray.of(Shape.of(2 * n, 1), targets));
        Module model = new Sequential(new Linear(2, 16, random), new Tanh(), new Linear(16, 1, random));
        Adam optimizer = new Adam(model.parameters(), 0.05);
        for (int step = 0; step < 300; step++) {
            model.zeroGrad();
            Losses.bceWithLogits(model.forward(x), y, Reduction.MEAN).backward();
            optimizer.step();
        }
        int size = 61;
        double[] grid = new double[size];
        Arrays.setAll(grid, i -> -1.2 + 2.4 * i / (size - 1));
        double[] places = new double[2 * size * size];
        for (int i = 0; i < size * size; i++) {
            places[2 * i] = grid[i % size];
            places[2 * i + 1] = grid[i / size];
        }
        NdArray logits = Recording.off(
                        () -> model.forward(Tensor.constant(NdArray.of(Shape.of(size * size, 2), places))))
                .value();
        List<Plot.Series> classes = new ArrayList<>();
        for (int c = 0; c < 2; c++) {
            double[] xs = new double[n];
            double[] ys = new double[n];
            for (int i = 0; i < n; i++) {
                xs[i] = points[2 * (c * n + i)];
                ys[i] = points[2 * (c * n + i) + 1];
            }
            classes.add(new Plot.Series("class " + c, xs, ys));
        }
        return svg(Plot.contour(
                        grid,
                        grid,
                        logits.reshape(Shape.of(size, size)),
                        0,
                        classes,
                        Plot.Options.titled("What a small network learnt"))
                .display(80));
    }
}
