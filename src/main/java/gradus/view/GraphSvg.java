package gradus.view;

import gradus.view.GraphLayout.Place;
import gradus.view.GraphLayout.Point;
import java.util.ArrayList;
import java.util.List;

/** A diagram as SVG. */
final class GraphSvg {
    private static final double TITLE_LETTER = 8.8;
    private static final double LETTER = 7.3;
    private static final double LINE = 18;
    private static final double PADDING = 11;
    private static final double MARGIN = 14;
    private static final double TITLE_SIZE = 14.5;
    private static final double TEXT_SIZE = 12.5;
    private static final double LONG = 1100;

    private GraphSvg() {}

    static String of(Diagram diagram) {
        List<Point> sizes = new ArrayList<>();
        for (Diagram.Box box : diagram.boxes()) {
            sizes.add(new Point(
                    Math.max(54, width(box) + 2 * PADDING), box.lines().size() * LINE + 2 * PADDING - 4));
        }
        GraphLayout layout = GraphLayout.of(diagram, sizes, true, 18, 34, 12);
        if (layout.width() > LONG) {
            layout = GraphLayout.of(diagram, sizes, false, 22, 30, 12);
        }
        Svg svg = new Svg(layout.width() + 2 * MARGIN, layout.height() + 2 * MARGIN);
        svg.add("<defs>%s%s</defs>", head("arrow", "#555555"), head("lit", Palette.colour(1)));
        svg.add("<g transform=\"translate(%s %s)\">", Svg.number(MARGIN), Svg.number(MARGIN));
        for (int pass = 0; pass < 2; pass++) { // what is lit lies on top
            for (int i = 0; i < diagram.arrows().size(); i++) {
                if (diagram.arrows().get(i).lit() == (pass == 1)) {
                    arrow(svg, layout.routes().get(i), pass == 1);
                }
            }
        }
        for (int i = 0; i < diagram.boxes().size(); i++) {
            box(svg, diagram.boxes().get(i), layout.places().get(i));
        }
        return svg.add("</g>").toString();
    }

    /** Estimated: what shows the picture picks the font. */
    private static double width(Diagram.Box box) {
        double title = Tex.width(box.lines().get(0)) * TITLE_LETTER;
        return Math.max(title, box.width() * LETTER);
    }

    private static String head(String id, String colour) {
        return "<marker id=\"" + id
                + "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\""
                + " markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0.8 L8 4 L0 7.2 Z\" fill=\"" + colour
                + "\"/></marker>";
    }

    private static void arrow(Svg svg, List<Point> route, boolean lit) {
        StringBuilder path = new StringBuilder();
        for (Point point : route) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(Svg.number(point.x()))
                    .append(' ')
                    .append(Svg.number(point.y()));
        }
        svg.add(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\" marker-end=\"url(#%s)\"/>",
                path, lit ? Palette.colour(1) : "#555555", lit ? "2.6" : "1.2", lit ? "lit" : "arrow");
    }

    private static void box(Svg svg, Diagram.Box box, Place place) {
        String fill =
                switch (box.style()) {
                    case DATA -> "#ffffff";
                    case PARAMETER -> "#e3f1fb";
                    case COMPUTED -> "#f6f6f4";
                    case RESULT -> "#fdf3dc";
                    case FOLDED -> "#f3eef6";
                };
        String dashes = box.style() == Diagram.Style.FOLDED ? " stroke-dasharray=\"5 3\"" : "";
        double radius = box.style() == Diagram.Style.PARAMETER ? Math.min(16, place.height() / 2) : 3;
        svg.add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                Svg.number(place.x()),
                Svg.number(place.y()),
                Svg.number(place.width()),
                Svg.number(place.height()),
                Svg.number(radius),
                fill,
                box.lit() ? Palette.colour(1) : Svg.INK,
                box.lit() ? "3" : "1.2",
                dashes);
        if (box.style() == Diagram.Style.RESULT) {
            svg.add(
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"1.5\" fill=\"none\" stroke=\"%s\" stroke-width=\"0.8\"/>",
                    Svg.number(place.x() + 3.5),
                    Svg.number(place.y() + 3.5),
                    Svg.number(place.width() - 7),
                    Svg.number(place.height() - 7),
                    Svg.INK);
        }
        double middle = place.x() + place.width() / 2;
        double y = place.y() + PADDING + 11;
        for (int i = 0; i < box.lines().size(); i++) {
            boolean title = i == 0;
            svg.text(
                    middle,
                    y + i * LINE,
                    "middle",
                    title ? TITLE_SIZE : TEXT_SIZE,
                    title ? "font-weight=\"600\"" : "fill=\"#444444\"",
                    box.lines().get(i));
        }
    }
}
