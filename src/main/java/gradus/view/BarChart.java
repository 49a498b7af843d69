package gradus.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Horizontal bars from a common zero: labels of any length stay readable. */
final class BarChart {
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final double BAR = 20;
    private static final double LENGTH = 440;

    private final List<String> labels;
    private final double[] values;
    private final Plot.Options options;
    private final double low;
    private final double high;

    BarChart(List<String> labels, double[] values, Plot.Options options) {
        this.labels = labels;
        this.values = values;
        this.options = options;
        double[] finite = Arrays.stream(values)
                .filter(v -> Math.abs(v) < Double.POSITIVE_INFINITY)
                .toArray();
        low = Math.min(0, Arrays.stream(finite).min().orElse(0));
        double top = Math.max(0, Arrays.stream(finite).max().orElse(1));
        high = top > low ? top : low + 1;
    }

    private double share(double value) {
        return Double.isNaN(value) ? 0 : Math.max(0, Math.min(1, (value - low) / (high - low)));
    }

    String text(int width) {
        int names = labels.stream().mapToInt(Tex::width).max().orElse(0);
        int numbers = Arrays.stream(values)
                .mapToObj(Values::number)
                .mapToInt(Tex::width)
                .max()
                .orElse(0);
        int room = Math.max(10, width - names - numbers - 4);
        List<String> lines = new ArrayList<>();
        if (!options.title().isEmpty()) {
            lines.add(TexBox.centred(options.title(), width).stripTrailing());
        }
        int zero = (int) Math.round(share(0) * room);
        for (int i = 0; i < values.length; i++) {
            String label = " ".repeat(names - Tex.width(labels.get(i))) + labels.get(i);
            String bar;
            if (values[i] < 0) {
                int start = Math.min(zero, (int) Math.round(share(values[i]) * room));
                bar = " ".repeat(start) + "█".repeat(zero - start);
            } else {
                int eighths = Math.min((room - zero) * 8, (int) Math.round((share(values[i]) - share(0)) * room * 8));
                bar = " ".repeat(zero)
                        + "█".repeat(eighths / 8)
                        + EIGHTHS.substring(eighths % 8, eighths % 8 + 1).strip();
            }
            lines.add(label + " │" + TexBox.pad(bar, room) + " " + Values.number(values[i]));
        }
        return String.join("\n", lines);
    }

    String svg() {
        double names = 16 + labels.stream().mapToInt(Tex::width).max().orElse(0) * 7.2;
        double top = options.title().isEmpty() ? 14 : 40;
        Svg svg = new Svg(names + LENGTH + 110, top + values.length * (BAR + 8) + 12);
        if (!options.title().isEmpty()) {
            svg.text(names + LENGTH / 2, 24, "middle", 15, "font-weight=\"600\"", options.title());
        }
        double zero = names + share(0) * LENGTH;
        for (int i = 0; i < values.length; i++) {
            double y = top + i * (BAR + 8);
            double end = names + share(values[i]) * LENGTH;
            svg.text(names - 8, y + 14, "end", 12.5, "", labels.get(i));
            svg.add(
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                    Svg.number(Math.min(zero, end)),
                    Svg.number(y),
                    Svg.number(Math.abs(end - zero)),
                    Svg.number(BAR),
                    Palette.colour(0));
            svg.text(Math.max(zero, end) + 6, y + 14, "start", 12, "fill=\"#444444\"", Values.number(values[i]));
        }
        svg.add(
                "<line x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"%s\"/>",
                Svg.number(zero),
                Svg.number(zero),
                Svg.number(top - 4),
                Svg.number(top + values.length * (BAR + 8)),
                Svg.INK);
        return svg.toString();
    }
}
