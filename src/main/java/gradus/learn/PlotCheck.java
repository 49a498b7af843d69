package gradus.learn;

import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.course.Ask;
import gradus.view.Display;
import gradus.view.Plot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Whether a plot shows the numbers that it should. How it is drawn is the learner's own choice. */
final class PlotCheck {
    /** Logarithms may be plotted in the place of the numbers themselves. */
    private static final List<DoubleUnaryOperator> LOGARITHMS =
            List.of(Math::log10, Math::log, v -> Math.log(v) / Math.log(2));

    private final List<Plot.Series> series;
    private final boolean isLog;

    private PlotCheck(Plot.Data plot) {
        series = plot.series();
        isLog = plot.options().logY();
    }

    /**
     * What is wrong with a plot, as the rest of a sentence that begins with its name; empty if nothing is.
     *
     * @param values all inputs and quantities
     */
    static Optional<String> complaint(Ask ask, Display picture, Map<String, NdArray> values) {
        if (ask.shows().isEmpty()) {
            return Optional.empty();
        }
        if (picture.plotted().isEmpty()) {
            return Optional.of(" shows no series of numbers. A plot.line({ name: numbers, ... }) does.");
        }
        PlotCheck plot = new PlotCheck(picture.plotted().get());
        for (String name : ask.shows()) {
            NdArray numbers = values.get(name);
            boolean logarithm = LOGARITHMS.stream().anyMatch(log -> plot.shows(numbers.map(log)));
            if (!logarithm && !plot.shows(numbers)) {
                return Optional.of(" has " + plot.count() + ", and none with the numbers of " + name + ".");
            }
            if (ask.logY() && !logarithm && !plot.isLog) {
                return Optional.of(" has a linear axis, and the numbers differ by powers of ten: the small ones all"
                        + " lie on the bottom line. On which scale do equal factors look equal? (See logY.)");
            }
        }
        return Optional.empty();
    }

    /** Whether a series has these numbers, from the first to the last or the other way. */
    private boolean shows(NdArray numbers) {
        return series.stream()
                .map(one -> NdArray.of(Shape.of(one.y().length), one.y()))
                .anyMatch(y -> Agreement.sameNumbers(y, numbers) || Agreement.sameNumbers(reversed(y), numbers));
    }

    private static NdArray reversed(NdArray y) {
        double[] data = new double[y.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = y.data()[data.length - 1 - i];
        }
        return NdArray.of(y.shape(), data);
    }

    private String count() {
        return series.size() == 1 ? "one line" : series.size() + " lines";
    }
}
