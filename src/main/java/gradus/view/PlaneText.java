package gradus.view;

import java.util.ArrayList;
import java.util.List;

/** A plane in text: lines in braille, eight dots a character, with the series' markers set on them. */
final class PlaneText {
    private static final int ROWS = 16;
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";

    private final Plane plane;
    private final int columns;
    private final int[][] dots;
    private final String[][] cells;
    private final List<Double> yTicks;
    private final int margin;

    private PlaneText(Plane plane, int width) {
        this.plane = plane;
        yTicks = plane.y().ticks(5);
        margin = yTicks.stream()
                        .mapToInt(t -> Tex.width(plane.y().label(t)))
                        .max()
                        .orElse(0)
                + 2;
        columns = Math.max(10, width - margin - 2);
        dots = new int[ROWS][columns];
        cells = new String[ROWS][columns];
    }

    static String of(Plane plane, int width) {
        PlaneText text = new PlaneText(plane, width);
        text.shade();
        boolean several =
                plane.marks().stream().filter(m -> m.form() == Plot.Form.LINE).count() > 1;
        for (Plot.Mark mark : plane.marks()) {
            switch (mark.form()) {
                case LINE -> text.line(mark, several);
                case BOUNDARY -> text.line(mark, false);
                case POINTS -> text.points(mark);
                case STAIRS -> text.stairs(mark);
            }
        }
        return text.framed(width);
    }

    private void shade() {
        Plane.Field field = plane.field();
        for (int row = 0; field != null && row < ROWS; row++) {
            for (int column = 0; column < columns; column++) {
                boolean above = field.isAbove(field.xAt((column + 0.5) / columns), field.yAt(1 - (row + 0.5) / ROWS));
                cells[row][column] = above ? "░" : null;
            }
        }
    }

    private void line(Plot.Mark mark, boolean withMarkers) {
        double[] xs = mark.series().x();
        double[] ys = mark.series().y();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < xs.length; i++) {
            double px = plane.x().at(xs[i]) * (2 * columns - 1);
            double py = (1 - plane.y().at(ys[i])) * (4 * ROWS - 1);
            if (!Double.isNaN(px + py)) {
                segment(Double.isNaN(lastX) ? px : lastX, Double.isNaN(lastX) ? py : lastY, px, py);
            }
            lastX = Double.isNaN(px + py) ? Double.NaN : px;
            lastY = py;
        }
        if (withMarkers) {
            markers(mark);
        }
    }

    private void segment(double x0, double y0, double x1, double y1) {
        int steps = (int) Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))) + 1;
        for (int s = 0; s <= steps; s++) {
            double t = (double) s / steps;
            int dx = (int) Math.round(x0 + t * (x1 - x0));
            int dy = (int) Math.round(y0 + t * (y1 - y0));
            if (dx >= 0 && dy >= 0 && dx < 2 * columns && dy < 4 * ROWS) {
                dots[dy / 4][dx / 2] |= DOTS[dy % 4][dx % 2];
                if ("░".equals(cells[dy / 4][dx / 2])) {
                    cells[dy / 4][dx / 2] = null;
                }
            }
        }
    }

    /** The series' marker, every dozen columns, at other columns than the other series' have theirs. */
    private void markers(Plot.Mark mark) {
        double[] xs = mark.series().x();
        double[] ys = mark.series().y();
        int step = Math.max(12, columns / 5);
        int next = (mark.style() * 3 + 1) % step;
        for (int i = 0; i + 1 < xs.length; i++) {
            double c0 = plane.x().at(xs[i]) * (columns - 1);
            double c1 = plane.x().at(xs[i + 1]) * (columns - 1);
            while (next >= c0 && next <= c1) {
                double t = c1 > c0 ? (next - c0) / (c1 - c0) : 0;
                double r0 = (1 - plane.y().at(ys[i])) * (ROWS - 1);
                double r1 = (1 - plane.y().at(ys[i + 1])) * (ROWS - 1);
                double r = r0 + t * (r1 - r0);
                if (!Double.isNaN(r)) {
                    cells[(int) Math.round(r)][next] = Palette.marker(mark.style());
                }
                next += step;
            }
        }
    }

    private void points(Plot.Mark mark) {
        for (int i = 0; i < mark.series().x().length; i++) {
            double px = plane.x().at(mark.series().x()[i]) * (columns - 1);
            double py = (1 - plane.y().at(mark.series().y()[i])) * (ROWS - 1);
            if (!Double.isNaN(px + py) && px > -0.5 && py > -0.5 && px < columns - 0.5 && py < ROWS - 0.5) {
                cells[(int) Math.round(py)][(int) Math.round(px)] = Palette.marker(mark.style());
            }
        }
    }

    private void stairs(Plot.Mark mark) {
        double[] edges = mark.series().x();
        double[] counts = mark.series().y();
        for (int column = 0; column < columns; column++) {
            int bin = Math.min(edges.length - 2, (int) ((column + 0.5) / columns * (edges.length - 1)));
            double height = plane.y().at(counts[bin]);
            double filled = (Double.isNaN(height) ? 0 : height) * ROWS * 8;
            for (int row = 0; row < ROWS; row++) {
                int eighths = (int) Math.max(0, Math.min(8, Math.round(filled - 8.0 * (ROWS - 1 - row))));
                cells[row][column] = eighths == 0 ? null : EIGHTHS.substring(eighths, eighths + 1);
            }
        }
    }

    private String framed(int width) {
        List<String> lines = new ArrayList<>();
        Plot.Options options = plane.options();
        if (!options.title().isEmpty()) {
            lines.add(TexBox.centred(options.title(), width).stripTrailing());
        }
        if (!options.yLabel().isEmpty()) {
            lines.add(" ".repeat(Math.max(0, margin - 1)) + options.yLabel());
        }
        String[] labels = new String[ROWS];
        for (double tick : yTicks) {
            long row = Math.round((1 - plane.y().at(tick)) * (ROWS - 1));
            if (row >= 0 && row < ROWS) {
                labels[(int) row] = plane.y().label(tick);
            }
        }
        for (int row = 0; row < ROWS; row++) {
            String label = labels[row] == null ? "" : labels[row];
            StringBuilder line = new StringBuilder(" ".repeat(margin - 1 - Tex.width(label)) + label + " ");
            line.append(labels[row] == null ? "│" : "┤");
            for (int column = 0; column < columns; column++) {
                String braille = dots[row][column] == 0 ? " " : String.valueOf((char) (0x2800 + dots[row][column]));
                line.append(cells[row][column] != null ? cells[row][column] : braille);
            }
            lines.add(line.toString().stripTrailing());
        }
        axis(lines);
        if (!options.xLabel().isEmpty()) {
            lines.add(" ".repeat(margin + 1)
                    + TexBox.centred(options.xLabel(), columns).stripTrailing());
        }
        legend(lines, width);
        return String.join("\n", lines);
    }

    private void axis(List<String> lines) {
        StringBuilder rule = new StringBuilder(" ".repeat(margin) + "└" + "─".repeat(columns));
        StringBuilder labels = new StringBuilder(" ".repeat(margin + columns + 8));
        int free = 0;
        for (double tick : plane.x().ticks(Math.max(2, columns / 12))) {
            int column = margin + 1 + (int) Math.round(plane.x().at(tick) * (columns - 1));
            String label = plane.x().label(tick);
            int start = Math.max(0, column - label.length() / 2);
            if (start >= free && start + label.length() <= margin + 1 + columns + 1 && column < rule.length()) {
                rule.setCharAt(column, '┬');
                labels.replace(start, start + label.length(), label);
                free = start + label.length() + 1;
            }
        }
        lines.add(rule.toString());
        lines.add(labels.toString().stripTrailing());
    }

    private void legend(List<String> lines, int width) {
        StringBuilder line = new StringBuilder(" ".repeat(margin));
        for (Plot.Mark mark : plane.legend()) {
            boolean boundary = mark.form() == Plot.Form.BOUNDARY;
            boolean only = plane.legend().size() == 1 && mark.form() == Plot.Form.LINE;
            String entry = (boundary || only ? "⠒⠒" : Palette.marker(mark.style())) + " "
                    + mark.series().label() + "   ";
            if (Tex.width(line.toString()) + Tex.width(entry) - 3 > width
                    && !line.toString().isBlank()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(margin));
            }
            line.append(entry);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().stripTrailing());
        }
    }
}
