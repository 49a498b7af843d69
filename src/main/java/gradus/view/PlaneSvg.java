package gradus.view;

import java.util.List;

/** A plane as SVG. */
final class PlaneSvg {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 300;
    private static final double LEFT = 72;
    private static final double TOP = 18;
    private static final double BELOW = 44;
    private static final double SIZE = 12.5;
    private static final int CELLS = 80;

    private final Plane plane;
    private final Svg svg;
    private final double top;

    private PlaneSvg(Plane plane) {
        this.plane = plane;
        List<Plot.Mark> legend = plane.legend();
        double longest = legend.stream()
                .mapToInt(m -> Tex.width(m.series().label()))
                .max()
                .orElse(0);
        double right = legend.isEmpty() ? 22 : 60 + longest * 7;
        top = TOP + (plane.options().title().isEmpty() ? 0 : 26);
        double height = Math.max(HEIGHT, legend.size() * 20);
        svg = new Svg(
                LEFT + WIDTH + right,
                top + height + BELOW + (plane.options().xLabel().isEmpty() ? 0 : 18));
    }

    static String of(Plane plane) {
        return new PlaneSvg(plane).draw();
    }

    private double x(double share) {
        return LEFT + share * WIDTH;
    }

    private double y(double share) {
        return top + (1 - share) * HEIGHT;
    }

    private String draw() {
        Plot.Options options = plane.options();
        if (!options.title().isEmpty()) {
            svg.text(LEFT + WIDTH / 2, TOP + 8, "middle", 15, "font-weight=\"600\"", options.title());
        }
        field();
        axes();
        svg.add(
                "<clipPath id=\"area\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>",
                Svg.number(LEFT - 4), Svg.number(top - 4), Svg.number(WIDTH + 8), Svg.number(HEIGHT + 8));
        svg.add("<g clip-path=\"url(#area)\">");
        for (Plot.Mark mark : plane.marks()) {
            switch (mark.form()) {
                case LINE, BOUNDARY -> line(mark);
                case POINTS -> points(mark);
                case STAIRS -> stairs(mark);
            }
        }
        svg.add("</g>");
        legend();
        if (!options.xLabel().isEmpty()) {
            svg.text(LEFT + WIDTH / 2, top + HEIGHT + 40, "middle", SIZE, "", options.xLabel());
        }
        if (!options.yLabel().isEmpty()) {
            double middle = top + HEIGHT / 2;
            svg.add("<g transform=\"rotate(-90 16 %s)\">", Svg.number(middle));
            svg.text(16, middle, "middle", SIZE, "", options.yLabel()).add("</g>");
        }
        return svg.toString();
    }

    private void field() {
        Plane.Field field = plane.field();
        for (int row = 0; field != null && row < CELLS; row++) {
            int start = -1;
            for (int column = 0; column <= CELLS; column++) {
                boolean above = column < CELLS
                        && field.isAbove(field.xAt((column + 0.5) / CELLS), field.yAt((row + 0.5) / CELLS));
                if (above && start < 0) {
                    start = column;
                } else if (!above && start >= 0) {
                    svg.add(
                            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#e8e8e8\"/>",
                            Svg.number(x((double) start / CELLS)),
                            Svg.number(y((row + 1.0) / CELLS)),
                            Svg.number(WIDTH * (column - start) / CELLS),
                            Svg.number(HEIGHT / CELLS + 0.3));
                    start = -1;
                }
            }
        }
    }

    private void axes() {
        for (double tick : plane.y().ticks(6)) {
            double at = y(plane.y().at(tick));
            svg.add(
                    "<line x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>",
                    Svg.number(LEFT), Svg.number(LEFT + WIDTH), Svg.number(at), Svg.number(at));
            svg.text(LEFT - 8, at + 4, "end", SIZE, "", plane.y().label(tick));
        }
        for (double tick : plane.x().ticks(8)) {
            double at = x(plane.x().at(tick));
            svg.add(
                    "<line x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\" stroke=\"%s\"/>",
                    Svg.number(at), Svg.number(at), Svg.number(top + HEIGHT), Svg.number(top + HEIGHT + 5), Svg.INK);
            svg.text(at, top + HEIGHT + 19, "middle", SIZE, "", plane.x().label(tick));
        }
        svg.add(
                "<path d=\"M%s %s V%s H%s\" fill=\"none\" stroke=\"%s\"/>",
                Svg.number(LEFT), Svg.number(top), Svg.number(top + HEIGHT), Svg.number(LEFT + WIDTH), Svg.INK);
    }

    private void line(Plot.Mark mark) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        int n = mark.series().x().length;
        for (int i = 0; i < n; i++) {
            double px = plane.x().at(mark.series().x()[i]);
            double py = plane.y().at(mark.series().y()[i]);
            boolean shown = !Double.isNaN(px + py);
            if (shown) {
                path.append(pen ? " L" : " M")
                        .append(Svg.number(x(px)))
                        .append(' ')
                        .append(Svg.number(y(py)));
            }
            pen = shown;
        }
        stroke(path.toString().strip(), mark);
        if (mark.form() == Plot.Form.LINE && n > 0) {
            int step = Math.max(1, n / 6);
            for (int i = Math.min(n - 1, mark.style() * step / 10); i < n; i += step) {
                marker(
                        plane.x().at(mark.series().x()[i]),
                        plane.y().at(mark.series().y()[i]),
                        mark.style());
            }
        }
    }

    private void stroke(String path, Plot.Mark mark) {
        boolean boundary = mark.form() == Plot.Form.BOUNDARY;
        String dashes = boundary ? "" : Palette.dashes(mark.style());
        svg.add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s/>",
                path,
                Palette.colour(mark.style()),
                boundary ? "2.4" : "1.8",
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    private void points(Plot.Mark mark) {
        for (int i = 0; i < mark.series().x().length; i++) {
            marker(
                    plane.x().at(mark.series().x()[i]),
                    plane.y().at(mark.series().y()[i]),
                    mark.style());
        }
    }

    private void marker(double px, double py, int style) {
        if (!Double.isNaN(px + py)) {
            svg.add(marker(x(px), y(py), style, Palette.colour(style)));
        }
    }

    /** A shape for each series: circle, triangle, square, diamond, cross, filled and then open. */
    private static String marker(double x, double y, int style, String colour) {
        boolean filled = style % 10 < 5;
        String paint = (filled
                ? "fill=\"" + colour + "\" stroke=\"#ffffff\" stroke-width=\"0.6\""
                : "fill=\"#ffffff\" stroke=\"" + colour + "\" stroke-width=\"1.5\"");
        String at = Svg.number(x) + " " + Svg.number(y);
        return switch (style % 5) {
            case 0 -> "<circle cx=\"" + Svg.number(x) + "\" cy=\"" + Svg.number(y) + "\" r=\"3.8\" " + paint + "/>";
            case 1 -> "<path d=\"M" + at + " m0 -4.6 l4.4 8 h-8.8 z\" " + paint + "/>";
            case 2 -> "<path d=\"M" + at + " m-3.6 -3.6 h7.2 v7.2 h-7.2 z\" " + paint + "/>";
            case 3 -> "<path d=\"M" + at + " m0 -4.9 l4.9 4.9 l-4.9 4.9 l-4.9 -4.9 z\" " + paint + "/>";
            default ->
                "<path d=\"M" + at + " m-3.6 -3.6 l7.2 7.2 m0 -7.2 l-7.2 7.2\" fill=\"none\" stroke=\"" + colour
                        + "\" stroke-width=\"" + (filled ? 2.4 : 1.2) + "\"/>";
        };
    }

    private void stairs(Plot.Mark mark) {
        double[] edges = mark.series().x();
        for (int i = 0; i + 1 < edges.length; i++) {
            double height = plane.y().at(mark.series().y()[i]);
            if (height > 0) {
                double left = x(plane.x().at(edges[i]));
                svg.add(
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"#ffffff\"/>",
                        Svg.number(left),
                        Svg.number(y(height)),
                        Svg.number(x(plane.x().at(edges[i + 1])) - left),
                        Svg.number(HEIGHT * height),
                        Palette.colour(mark.style()));
            }
        }
    }

    private void legend() {
        double left = LEFT + WIDTH + 16;
        double at = top + 12;
        for (Plot.Mark mark : plane.legend()) {
            if (mark.form() != Plot.Form.POINTS) {
                stroke("M" + Svg.number(left) + " " + Svg.number(at) + " h28", mark);
            }
            if (mark.form() != Plot.Form.BOUNDARY) {
                svg.add(marker(left + 14, at, mark.style(), Palette.colour(mark.style())));
            }
            svg.text(left + 36, at + 4, "start", SIZE, "", mark.series().label());
            at += 20;
        }
    }
}
