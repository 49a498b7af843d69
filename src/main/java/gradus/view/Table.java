package gradus.view;

import java.util.ArrayList;
import java.util.List;

/** Rows of words and formulas, the first one the head, to be drawn as text, SVG or HTML. */
final class Table {
    private static final String CELL = "padding: 0.2em 1.2em 0.2em 0; text-align: left; vertical-align: middle";

    /**
     * One cell.
     *
     * @param text in one line
     * @param tex as a formula, or null for words
     */
    record Cell(String text, String tex) {
        String html() {
            return tex == null ? Svg.escaped(text) : MathMl.of(tex);
        }
    }

    private final List<List<Cell>> rows = new ArrayList<>();

    static Cell words(String text) {
        return new Cell(text, null);
    }

    static Cell formula(String tex) {
        return new Cell(Tex.line(tex), tex);
    }

    /** The names of the columns. */
    static Table headed(String... names) {
        Table table = new Table();
        List<Cell> head = new ArrayList<>();
        for (String name : names) {
            head.add(words(name));
        }
        table.rows.add(head);
        return table;
    }

    Table row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    List<List<Cell>> rows() {
        return rows;
    }

    String text(int width) {
        TextTable text = new TextTable();
        rows.forEach(row -> text.row(row.stream().map(Cell::text).toArray(String[]::new)));
        return text.toText(width);
    }

    String html() {
        StringBuilder html = new StringBuilder("<table style=\"border-collapse: collapse; margin: 1em 0\">\n");
        for (int r = 0; r < rows.size(); r++) {
            String element = r == 0 ? "th" : "td";
            html.append(r == 0 ? "<tr style=\"border-bottom: 1px solid\">" : "<tr>");
            for (Cell cell : rows.get(r)) {
                html.append("<" + element + " style=\"" + CELL + "\">")
                        .append(cell.html())
                        .append("</" + element + ">");
            }
            html.append("</tr>\n");
        }
        return html.append("</table>").toString();
    }
}
