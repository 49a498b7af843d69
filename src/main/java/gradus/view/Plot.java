package gradus.view;

import gradus.array.GradusException;
import gradus.array.NdArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plots: each factory gives a plot, and {@link #display} draws it, in braille and block characters for a terminal and as
 * SVG for a page. Series differ by marker and dash pattern as well as by colour.
 */
public final class Plot {
    /**
     * What a plot says besides its data; empty strings say nothing.
     *
     * @param logX a logarithmic horizontal axis, which leaves out what is not positive
     * @param logY the same, vertical
     */
    public record Options(String title, String xLabel, String yLabel, boolean logX, boolean logY) {
        /** Nothing said, linear axes. */
        public static final Options PLAIN = new Options("", "", "", false, false);

        /** A title, linear axes. */
        public static Options titled(String title) {
            return new Options(title, "", "", false, false);
        }
    }

    /** Points with a name; x and y have the same length. */
    public record Series(String label, double[] x, double[] y) {
        /** @throws GradusException if the lengths differ */
        public Series {
            if (x.length != y.length) {
                throw new GradusException("The series " + label + " has " + x.length + " x values and " + y.length
                        + " y values. A point needs one of each.");
            }
        }

        /** y against 0, 1, 2, ...: a learning curve. */
        public static Series of(String label, double... y) {
            return new Series(
                    label, IntStream.range(0, y.length).asDoubleStream().toArray(), y);
        }
    }

    /** What a plot shows, in numbers. */
    public record Data(List<Series> series, Options options) {
        public Data {
            series = List.copyOf(series);
        }
    }

    /** How the points of a series are shown. */
    enum Form {
        LINE,
        POINTS,
        STAIRS,
        BOUNDARY
    }

    /** One series in one form; {@code style} is its place in the palette. */
    record Mark(Form form, Series series, int style) {}

    /** A picture of a plot, for {@code width} columns. */
    private interface Drawing {
        Display draw(int width);
    }

    private final Drawing drawing;

    private Plot(Drawing drawing) {
        this.drawing = drawing;
    }

    /** The picture, its text {@code width} columns wide. */
    public Display display(int width) {
        return drawing.draw(Math.max(30, width));
    }

    /** Lines through the points of each series, in their order. */
    public static Plot lines(List<Series> series, Options options) {
        return plane(series, Form.LINE, options, 0.02);
    }

    /** The points of each series. */
    public static Plot scatter(List<Series> series, Options options) {
        return plane(series, Form.POINTS, options, 0.06);
    }

    private static Plot plane(List<Series> series, Form form, Options options, double room) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            marks.add(new Mark(form, series.get(i), i));
        }
        Scale x = Scale.of(series.stream().map(Series::x).toList(), options.logX(), form == Form.LINE ? 0 : room);
        Scale y = Scale.of(series.stream().map(Series::y).toList(), options.logY(), room);
        return plane(new Plane(marks, null, x, y, options));
    }

    private static Plot plane(Plane plane) {
        Data data = new Data(plane.marks().stream().map(Mark::series).toList(), plane.options());
        return new Plot(width ->
                Display.drawn(PlaneText.of(plane, width), PlaneSvg.of(plane)).plotting(data));
    }

    /** One bar a label, from zero. */
    public static Plot bars(List<String> labels, double[] values, Options options) {
        if (labels.size() != values.length) {
            throw new GradusException("A bar chart needs one label a bar, and got " + labels.size() + " labels for "
                    + values.length + " bars.");
        }
        BarChart chart = new BarChart(labels, values, options);
        Data data = new Data(List.of(Series.of("", values)), options);
        return new Plot(width -> Display.drawn(chart.text(width), chart.svg()).plotting(data));
    }

    /**
     * How many values fall into each of {@code bins} intervals of equal width.
     *
     * @throws GradusException if bins is less than 1
     */
    public static Plot histogram(double[] values, int bins, Options options) {
        if (bins < 1) {
            throw new GradusException("A histogram needs at least one bin, and got " + bins + ".");
        }
        double low = java.util.Arrays.stream(values)
                .filter(v -> Math.abs(v) < Double.POSITIVE_INFINITY)
                .min()
                .orElse(0);
        double high = java.util.Arrays.stream(values)
                .filter(v -> Math.abs(v) < Double.POSITIVE_INFINITY)
                .max()
                .orElse(1);
        double width = high > low ? (high - low) / bins : 1;
        double start = high > low ? low : low - bins / 2.0;
        double[] edges = IntStream.rangeClosed(0, bins)
                .mapToDouble(i -> start + i * width)
                .toArray();
        double[] counts = new double[bins + 1];
        for (double v : values) {
            if (Math.abs(v) < Double.POSITIVE_INFINITY) {
                counts[Math.min(bins - 1, (int) ((v - start) / width))]++;
            }
        }
        Series stairs = new Series("", edges, counts);
        Scale x = Scale.of(List.of(edges), false, 0);
        Scale y = Scale.of(List.of(counts, new double[1]), options.logY(), 0);
        Options labelled = options.yLabel().isEmpty()
                ? new Options(options.title(), options.xLabel(), "count", false, options.logY())
                : options;
        return plane(new Plane(List.of(new Mark(Form.STAIRS, stairs, 0)), null, x, y, labelled));
    }

    /** A matrix, row 0 on top, dark where it is large. */
    public static Plot heatmap(NdArray matrix, Options options) {
        checkMatrix(matrix);
        Heatmap map = new Heatmap(matrix, options);
        return new Plot(width -> Display.drawn(map.text(width), map.svg()));
    }

    /**
     * The line where a function of two variables has the value {@code level}, such as a decision boundary, and points over
     * it. What lies above the level is shaded.
     *
     * @param x the grid's columns, ascending
     * @param y the grid's rows, ascending
     * @param values shape (y.length, x.length)
     * @param points one series a class
     */
    public static Plot contour(
            double[] x, double[] y, NdArray values, double level, List<Series> points, Options options) {
        checkMatrix(values);
        if (values.shape().dim(0) != y.length || values.shape().dim(1) != x.length) {
            throw new GradusException("A contour needs values of shape (y, x) = (" + y.length + ", " + x.length
                    + "), and got " + values.shape() + ".");
        }
        List<Mark> marks = new ArrayList<>();
        Series boundary = Contours.of(x, y, values, level);
        marks.add(new Mark(Form.BOUNDARY, new Series("boundary", boundary.x(), boundary.y()), 6));
        for (int i = 0; i < points.size(); i++) {
            marks.add(new Mark(Form.POINTS, points.get(i), i));
        }
        Plane.Field field = new Plane.Field(x, y, values, level);
        return plane(new Plane(marks, field, Scale.of(List.of(x), false, 0), Scale.of(List.of(y), false, 0), options));
    }

    private static void checkMatrix(NdArray matrix) {
        if (matrix.shape().rank() != 2 || matrix.size() == 0) {
            throw new GradusException(
                    "This plot needs a matrix with at least one row and column, and got shape " + matrix.shape() + ".");
        }
    }
}
