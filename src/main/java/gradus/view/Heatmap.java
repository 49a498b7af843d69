package gradus.view;

import gradus.array.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A matrix as shades, from light for the smallest to dark for the largest: an order that needs no colour. */
final class Heatmap {
    private static final String SHADES = " ░▒▓█";
    private static final int MOST_NUMBERS = 144;
    private static final double CELL = 34;
    private static final double LARGEST = 480;

    private final NdArray matrix;
    private final Plot.Options options;
    private final int rows;
    private final int columns;
    private final double low;
    private final double high;

    Heatmap(NdArray matrix, Plot.Options options) {
        this.matrix = matrix;
        this.options = options;
        rows = matrix.shape().dim(0);
        columns = matrix.shape().dim(1);
        double[] finite = Arrays.stream(matrix.data())
                .filter(v -> Math.abs(v) < Double.POSITIVE_INFINITY)
                .toArray();
        low = Arrays.stream(finite).min().orElse(0);
        high = Arrays.stream(finite).max().orElse(1);
    }

    private double share(int row, int column) {
        double v = matrix.data()[row * columns + column];
        return Double.isNaN(v) ? 0 : high > low ? Math.max(0, Math.min(1, (v - low) / (high - low))) : 0.5;
    }

    /** Two characters a cell where there is room; a larger matrix is shown by samples. */
    String text(int width) {
        int shown = Math.min(columns, width - 2);
        int cell = columns * 2 <= width - 2 ? 2 : 1;
        int lines = Math.min(rows, 40);
        List<String> text = new ArrayList<>();
        if (!options.title().isEmpty()) {
            text.add(options.title());
        }
        text.add("┌" + "─".repeat(shown * cell) + "┐");
        for (int i = 0; i < lines; i++) {
            StringBuilder line = new StringBuilder("│");
            for (int k = 0; k < shown; k++) {
                double share = share((int) ((long) i * rows / lines), (int) ((long) k * columns / shown));
                int shade = Math.min(SHADES.length() - 1, (int) (share * SHADES.length()));
                line.append(SHADES.substring(shade, shade + 1).repeat(cell));
            }
            text.add(line.append("│").toString());
        }
        text.add("└" + "─".repeat(shown * cell) + "┘");
        text.add("' ' " + Values.number(low) + "   ░ ▒ ▓   █ " + Values.number(high));
        if (shown < columns || lines < rows) {
            text.add("(samples of " + rows + " × " + columns + ")");
        }
        return String.join("\n", text);
    }

    String svg() {
        double cell = Math.min(CELL, LARGEST / Math.max(rows, columns));
        double top = options.title().isEmpty() ? 12 : 40;
        double width = Math.max(cell * columns, 220);
        Svg svg = new Svg(width + 24, top + cell * rows + 44);
        if (!options.title().isEmpty()) {
            svg.text(12 + width / 2, 24, "middle", 15, "font-weight=\"600\"", options.title());
        }
        boolean numbers = matrix.size() <= MOST_NUMBERS && cell >= 30;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double share = share(row, column);
                svg.add(
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                        Svg.number(12 + column * cell),
                        Svg.number(top + row * cell),
                        Svg.number(cell + 0.2),
                        Svg.number(cell + 0.2),
                        shade(share));
                if (numbers) {
                    svg.text(
                            12 + (column + 0.5) * cell,
                            top + (row + 0.5) * cell + 4,
                            "middle",
                            10,
                            share > 0.55 ? "fill=\"#ffffff\"" : "",
                            Numbers.rounded(matrix.data()[row * columns + column], 2)
                                    .replace('-', '−'));
                }
            }
        }
        double at = top + cell * rows + 14;
        for (int i = 0; i < 40; i++) {
            svg.add(
                    "<rect x=\"%s\" y=\"%s\" width=\"2.2\" height=\"10\" fill=\"%s\"/>",
                    Svg.number(70 + i * 2), Svg.number(at), shade(i / 39.0));
        }
        svg.text(64, at + 9, "end", 11, "", Numbers.rounded(low, 4).replace('-', '−'));
        svg.text(158, at + 9, "start", 11, "", Numbers.rounded(high, 4).replace('-', '−'));
        return svg.toString();
    }

    /** From almost white through blue to almost black: lightness falls all the way. */
    private static String shade(double share) {
        int[][] stops = {{0xf5, 0xf8, 0xfa}, {0x7d, 0xb4, 0xd8}, {0x1f, 0x5f, 0xa0}, {0x0a, 0x1f, 0x44}};
        double at = share * (stops.length - 1);
        int i = Math.min(stops.length - 2, (int) at);
        StringBuilder colour = new StringBuilder("#");
        for (int c = 0; c < 3; c++) {
            long mixed = Math.round(stops[i][c] + (at - i) * (stops[i + 1][c] - stops[i][c]));
            colour.append(String.format(java.util.Locale.ROOT, "%02x", mixed));
        }
        return colour.toString();
    }
}
