package gradus.view;

import java.util.ArrayList;
import java.util.List;

/** Columns of text. A table that is too wide breaks the lines of its widest column. */
final class TextTable {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<List<String>> rows = new ArrayList<>();

    /** A row; the first one is the head, and gets a line under it. */
    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    String toText(int width) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], Tex.width(row.get(c)));
            }
        }
        int total = (columns - 1) * GAP;
        for (int w : widths) {
            total += w;
        }
        while (total > width) {
            int widest = 0;
            for (int c = 0; c < columns; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            total--;
        }
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            lines.addAll(print(rows.get(r), widths));
            if (r == 0) {
                lines.add("─".repeat(Math.min(total, width)));
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> print(List<String> row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int c = 0; c < row.size(); c++) {
            List<String> lines = broken(row.get(c), widths[c]);
            cells.add(lines);
            height = Math.max(height, lines.size());
        }
        List<String> result = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                String cell = i < cells.get(c).size() ? cells.get(c).get(i) : "";
                line.append(TexBox.pad(cell, widths[c])).append(" ".repeat(GAP));
            }
            result.add(line.toString().stripTrailing());
        }
        return result;
    }

    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : Tex.wrapped(text, width).split("\n", -1)) {
            String rest = line.startsWith("    ") ? " " + line.strip() : line;
            while (rest.length() > width) { // one long word
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            lines.add(rest);
        }
        return lines;
    }
}
