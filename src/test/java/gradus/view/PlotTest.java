package gradus.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
    private static final Plot.Options LOG = new Plot.Options("Loss", "step", "loss", false, true);

    private static List<Plot.Series> curves(int n) {
        List<Plot.Series> curves = new ArrayList<>();
        for (int k = 1; k <= n; k++) {
            double rate = k / 60.0;
            curves.add(Plot.Series.of(
                    "rate " + k,
                    IntStream.range(0, 101)
                            .mapToDouble(i -> Math.exp(-i * rate))
                            .toArray()));
        }
        return curves;
    }

    private static Plot circle() {
        double[] grid = IntStream.range(0, 41).mapToDouble(i -> -2 + i * 0.1).toArray();
        double[] z = new double[41 * 41];
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.hypot(grid[i % 41], grid[i / 41]);
        }
        Plot.Series inside = new Plot.Series("inside", new double[] {0, 0.5}, new double[] {0, 0.5});
        Plot.Series outside = new Plot.Series("outside", new double[] {1.5}, new double[] {1.5});
        return Plot.contour(
                grid, grid, NdArray.of(Shape.of(41, 41), z), 1, List.of(inside, outside), Plot.Options.PLAIN);
    }

    private static List<Plot> plots() {
        double nan = Double.NaN;
        double infinite = Double.POSITIVE_INFINITY;
        return List.of(
                Plot.lines(curves(10), LOG),
                Plot.lines(List.of(), Plot.Options.PLAIN),
                Plot.lines(List.of(Plot.Series.of("empty")), LOG),
                Plot.lines(List.of(Plot.Series.of("one", 3)), Plot.Options.PLAIN),
                Plot.lines(List.of(Plot.Series.of("flat", 3, 3, 3)), LOG),
                Plot.lines(List.of(Plot.Series.of("holes", 1, nan, 2, infinite, -1, 0, 1e300)), LOG),
                Plot.scatter(List.of(Plot.Series.of("a", 1e-300, 5e-300)), Plot.Options.titled("small")),
                Plot.bars(List.of("a", "a long name"), new double[] {-1, 2}, Plot.Options.PLAIN),
                Plot.bars(List.of("nan", "inf"), new double[] {nan, infinite}, Plot.Options.PLAIN),
                Plot.bars(List.of(), new double[0], Plot.Options.PLAIN),
                Plot.histogram(new double[] {1, 2, 2, 3, nan}, 4, Plot.Options.PLAIN),
                Plot.histogram(new double[0], 4, Plot.Options.PLAIN),
                Plot.histogram(new double[] {7, 7}, 3, LOG),
                Plot.heatmap(NdArray.of(Shape.of(2, 3), 1, 2, 3, 4, 5, nan), Plot.Options.titled("W")),
                Plot.heatmap(NdArray.full(Shape.of(300, 300), 1), Plot.Options.PLAIN),
                circle());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 120})
    void everyPlotFitsItsWidthAndIsWellFormed(int width) {
        for (Plot plot : plots()) {
            Display display = plot.display(width);
            display.text().lines().forEach(line -> assertTrue(Tex.width(line) <= width, display.text()));
            assertTrue(Xml.count(display.forms().get(Display.SVG), "rect") >= 1);
        }
    }

    @Test
    void tenCurvesDifferByMoreThanColour() {
        Display display = Plot.lines(curves(10), LOG).display(80);
        Set<String> dashes = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            long shown = display.text()
                    .chars()
                    .filter(c -> Palette.marker(0).charAt(0) == c)
                    .count();
            assertTrue(shown >= 3, display.text());
            assertTrue(display.text().contains(Palette.marker(i) + " rate " + (i + 1)), display.text());
            dashes.add(Palette.dashes(i));
        }
        assertEquals(10, dashes.size());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, false",
        "-3, 7, false",
        "0.001, 0.0093, false",
        "1e-6, 100, true",
        "2, 5, true",
        "1e9, 1.5e9, false"
    })
    void ticksAreRoundAndWithin(double low, double high, boolean log) {
        Scale scale = Scale.of(List.of(new double[] {low, high}), log, 0);
        List<Double> ticks = scale.ticks(6);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 13, ticks.toString());
        for (double tick : ticks) {
            assertTrue(scale.at(tick) > -1e-6 && scale.at(tick) < 1 + 1e-6, "tick " + tick);
            assertTrue(Numbers.rounded(tick, 3).equals(Numbers.rounded(tick, 12)), "round " + tick);
        }
    }

    @Test
    void aLogarithmicAxisSpacesPowersEvenly() {
        Scale scale = Scale.of(List.of(new double[] {1e-4, 1}), true, 0);
        assertEquals(0.25, scale.at(1e-3), 1e-12);
        assertEquals("10⁻⁴", scale.label(1e-4));
        assertTrue(Double.isNaN(scale.at(0)));
    }

    @Test
    void aBoundaryLiesWhereTheLevelIs() {
        double[] grid = {-1, 0, 1};
        NdArray plane = NdArray.of(Shape.of(3, 3), -1, 0, 1, -1, 0, 1, -1, 0, 1);
        Plot.Series boundary = Contours.of(grid, grid, plane, 0.25);
        for (double x : boundary.x()) {
            assertTrue(Double.isNaN(x) || Math.abs(x - 0.25) < 1e-12);
        }
        assertEquals(6, boundary.x().length); // two segments and their ends
    }

    @Test
    void histogramsCountEveryValue() {
        String text = Plot.histogram(new double[] {0, 0.5, 1, 1, 1, 1}, 2, Plot.Options.PLAIN)
                .display(60)
                .text();
        assertTrue(text.contains("5 ┤") && text.contains("count"), text);
    }

    @Test
    void wrongSizesAreExplained() {
        GradusException e =
                assertThrows(GradusException.class, () -> new Plot.Series("s", new double[2], new double[3]));
        assertTrue(e.getMessage().contains("2 x values and 3"), e.getMessage());
        assertThrows(GradusException.class, () -> Plot.bars(List.of("a"), new double[2], Plot.Options.PLAIN));
        assertThrows(GradusException.class, () -> Plot.heatmap(NdArray.vector(1, 2), Plot.Options.PLAIN));
        assertThrows(GradusException.class, () -> Plot.histogram(new double[2], 0, Plot.Options.PLAIN));
    }

    @Test
    void aPicturesNumbersGoWithIt() {
        Plot.Data data = Plot.lines(curves(3), LOG).display(80).plotted().orElseThrow();
        assertEquals(
                List.of("rate 1", "rate 2", "rate 3"),
                data.series().stream().map(Plot.Series::label).toList());
        assertTrue(data.options().logY());
        assertEquals(
                List.of(2.0, 3.0),
                DoubleStream.of(Plot.bars(List.of("a", "b"), new double[] {2, 3}, Plot.Options.PLAIN)
                                .display(80)
                                .plotted()
                                .orElseThrow()
                                .series()
                                .get(0)
                                .y())
                        .boxed()
                        .toList());
        assertTrue(Display.text("x").plotted().isEmpty());
    }
}
