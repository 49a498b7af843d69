package gradus.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables one below the other, with sentences between them, in every form. */
final class Sheet {
    private static final double LINE = 22;
    private static final double GAP = 22;
    private static final double MARGIN = 16;
    private static final int SENTENCE = 78;

    /** Either a sentence or a table; the other is null. */
    private record Part(String sentence, Table table) {
        String text(int width) {
            return table == null ? String.join("\n", broken(sentence, width)) : table.text(width);
        }

        String html() {
            return table == null ? Html.paragraph(sentence) : table.html();
        }
    }

    private final List<Part> parts = new ArrayList<>();

    private static List<String> broken(String sentence, int width) {
        return Tex.wrapped(sentence, width).lines().map(String::strip).toList();
    }

    Sheet add(Table table) {
        parts.add(new Part(null, table));
        return this;
    }

    Sheet add(String sentence) {
        parts.add(new Part(sentence, null));
        return this;
    }

    Display display(int width, Map<String, String> others) {
        Map<String, String> forms = new HashMap<>(others);
        forms.put(Display.SVG, svg());
        forms.put(
                Display.HTML,
                "<div>\n" + parts.stream().map(Part::html).collect(Collectors.joining("\n")) + "\n</div>");
        return Display.of(parts.stream().map(part -> part.text(width)).collect(Collectors.joining("\n\n")), forms);
    }

    private String svg() {
        List<List<Integer>> widths = parts.stream().map(Sheet::widths).toList();
        double width = widths.stream()
                .mapToDouble(columns ->
                        columns.stream().mapToDouble(n -> n * Svg.LETTER + GAP).sum())
                .max()
                .orElse(0);
        double height = MARGIN;
        for (Part part : parts) {
            height += lines(part) * LINE + (part.table() == null ? 0.5 : 1) * LINE;
        }
        Svg svg = new Svg(width - GAP + 2 * MARGIN, height);
        double y = MARGIN;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            y = part.table() == null ? sentence(svg, part.sentence(), y) : table(svg, part.table(), widths.get(i), y);
        }
        return svg.toString();
    }

    private static List<Integer> widths(Part part) {
        List<Integer> widths = new ArrayList<>();
        if (part.table() == null) {
            widths.add(broken(part.sentence(), SENTENCE).stream()
                    .mapToInt(Tex::width)
                    .max()
                    .orElse(0));
            return widths;
        }
        for (List<Table.Cell> row : part.table().rows()) {
            for (int c = 0; c < row.size(); c++) {
                int letters = Tex.width(row.get(c).text());
                if (c == widths.size()) {
                    widths.add(letters);
                } else {
                    widths.set(c, Math.max(widths.get(c), letters));
                }
            }
        }
        return widths;
    }

    private static long lines(Part part) {
        return part.table() == null
                ? broken(part.sentence(), SENTENCE).stream().count()
                : part.table().rows().size();
    }

    private static double sentence(Svg svg, String sentence, double top) {
        double y = top;
        for (String line : broken(sentence, SENTENCE)) {
            svg.text(MARGIN, y + LINE - 7, "start", Svg.MONOSPACE_SIZE, "", line);
            y += LINE;
        }
        return y + LINE / 2;
    }

    private static double table(Svg svg, Table table, List<Integer> widths, double top) {
        double y = top;
        for (int r = 0; r < table.rows().size(); r++) {
            double x = MARGIN;
            List<Table.Cell> row = table.rows().get(r);
            for (int c = 0; c < row.size(); c++) {
                String style = Svg.MONOSPACE + (r == 0 ? " font-weight=\"600\"" : "");
                svg.text(
                        x,
                        y + LINE - 7,
                        "start",
                        Svg.MONOSPACE_SIZE,
                        style,
                        row.get(c).text());
                x += widths.get(c) * Svg.LETTER + GAP;
            }
            y += LINE;
            if (r == 0) {
                double right =
                        widths.stream().mapToDouble(n -> n * Svg.LETTER + GAP).sum() - GAP + MARGIN;
                svg.add(
                        "<path d=\"M%s %s H%s\" stroke=\"%s\" stroke-width=\"1\"/>",
                        Svg.number(MARGIN), Svg.number(y), Svg.number(right), Svg.INK);
            }
        }
        return y + LINE;
    }
}
