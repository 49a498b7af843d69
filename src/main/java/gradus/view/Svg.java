package gradus.view;

import java.util.List;
import java.util.Locale;

/** The pieces that every SVG picture here is written with. */
final class Svg {
    static final String FONT = "'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif";
    static final String INK = "#222222";

    /** Letters of equal width, {@link #LETTER} apart at {@link #MONOSPACE_SIZE}. */
    static final String MONOSPACE =
            "font-family=\"'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\" xml:space=\"preserve\"";

    static final double LETTER = 8;
    static final double MONOSPACE_SIZE = 13;
    private static final double LINE = 16;
    private static final double MARGIN = 16;

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    static String number(double x) {
        double rounded = Math.round(x * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** An element, its attributes in String.format's manner; numbers are written with a point. */
    Svg add(String element, Object... values) {
        body.append(String.format(Locale.ROOT, element, values)).append('\n');
        return this;
    }

    Svg text(double x, double y, String anchor, double size, String style, String text) {
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\" font-size=\"")
                .append(number(size))
                .append("\"")
                .append(style.isEmpty() ? "" : " " + style)
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
        return this;
    }

    /** Text whose columns matter, in letters of equal width. */
    static String preformatted(String text) {
        List<String> lines = text.lines().toList();
        int columns = lines.stream().mapToInt(Tex::width).max().orElse(0);
        Svg svg = new Svg(columns * LETTER + 2 * MARGIN, lines.size() * LINE + 2 * MARGIN);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripLeading();
            if (!line.isEmpty()) {
                double x = MARGIN + LETTER * (Tex.width(lines.get(i)) - Tex.width(line));
                double length = LETTER * Tex.width(line);
                String style = MONOSPACE + " textLength=\"" + number(length) + "\" lengthAdjust=\"spacingAndGlyphs\"";
                svg.text(x, MARGIN + (i + 0.8) * LINE, "start", MONOSPACE_SIZE, style, line);
            }
        }
        return svg.toString();
    }

    @Override
    public String toString() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" font-family=\"" + FONT
                + "\" fill=\"" + INK + "\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body
                + "</svg>\n";
    }
}
