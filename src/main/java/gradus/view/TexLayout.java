package gradus.view;

import gradus.view.TexNode.Kind;
import java.util.ArrayList;
import java.util.List;

/** TeX in two dimensions, as SymPy's pretty printer lays formulas out. */
final class TexLayout {
    /** Scripts up to this length are set in Unicode's raised and lowered letters. */
    private static final int SMALL_SCRIPT = 3;

    private TexLayout() {}

    static TexBox of(TexNode node) {
        if (node instanceof TexNode.Atom atom) {
            return TexBox.line(atom.text());
        } else if (node instanceof TexNode.Row row) {
            return row(row.items());
        } else if (node instanceof TexNode.Fraction fraction) {
            return fraction(of(fraction.above()), of(fraction.below()));
        } else if (node instanceof TexNode.Script script) {
            return script(script);
        } else if (node instanceof TexNode.Root root) {
            return root(of(root.body()));
        } else if (node instanceof TexNode.Fenced fenced) {
            return fenced(fenced.left(), of(fenced.body()), fenced.right());
        } else if (node instanceof TexNode.Table table) {
            return table(table);
        } else if (node instanceof TexNode.Accent accent) {
            return accent(accent);
        }
        return boxed(of(((TexNode.Boxed) node).body()));
    }

    private static TexBox row(List<TexNode> items) {
        List<TexBox> boxes = new ArrayList<>();
        TexNode before = null;
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                int gap = TexNode.gap(before, items.get(i - 1), items.get(i), true);
                boxes.add(TexBox.line(" ".repeat(gap)));
                before = items.get(i - 1);
            }
            boxes.add(of(items.get(i)));
        }
        return boxes.isEmpty() ? TexBox.EMPTY : TexBox.beside(boxes);
    }

    private static TexBox fraction(TexBox above, TexBox below) {
        int tall = above.height() > 1 || below.height() > 1 ? 2 : 0;
        int width = Math.max(1, Math.max(above.width(), below.width()) + tall);
        return TexBox.stacked(List.of(above, TexBox.line("─".repeat(width)), below), 1);
    }

    private static TexBox script(TexNode.Script script) {
        TexBox base = of(script.base());
        if (script.base().kind() == Kind.BIG) {
            List<TexBox> parts = new ArrayList<>();
            if (script.sup() != null) {
                parts.add(of(script.sup()));
            }
            parts.add(base);
            if (script.sub() != null) {
                parts.add(of(script.sub()));
            }
            return TexBox.stacked(parts, script.sup() == null ? 0 : 1);
        }
        String low = script.sub() == null ? "" : small(script.sub(), false);
        String high = script.sup() == null ? "" : small(script.sup(), true);
        if (low != null && high != null && base.height() == 1) {
            return TexBox.line(base + low + high);
        }
        if (low != null && base.height() == 1) { // ξ₁ to the power of something tall
            return TexBox.line(base + low).scripted(null, of(script.sup()));
        }
        return base.scripted(
                script.sub() == null ? null : of(script.sub()), script.sup() == null ? null : of(script.sup()));
    }

    /** The script in small letters; null if it is long or Unicode lacks one of them. */
    private static String small(TexNode script, boolean up) {
        String text = TexLine.of(script).replace(" ", "");
        if (text.length() > SMALL_SCRIPT) {
            return null;
        }
        return up ? TexSymbols.raised(text) : TexSymbols.lowered(text);
    }

    private static TexBox root(TexBox body) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + "_".repeat(body.width()));
        for (int i = 0; i < body.height(); i++) {
            lines.add((i == body.height() - 1 ? "╲╱" : " │") + body.lines().get(i));
        }
        return new TexBox(lines, body.baseline() + 1);
    }

    private static TexBox fenced(String left, TexBox body, String right) {
        return TexBox.beside(List.of(
                TexBox.delimiter(left, body.height(), body.baseline()),
                body,
                TexBox.delimiter(right, body.height(), body.baseline())));
    }

    private static TexBox accent(TexNode.Accent accent) {
        String line = TexLine.of(accent);
        TexBox body = of(accent.body());
        if (TexBox.width(line) == 1 || body.height() > 1 || !accent.command().equals("overline")) {
            return TexBox.line(line);
        }
        return TexBox.stacked(List.of(TexBox.line("_".repeat(body.width())), body), 1);
    }

    private static TexBox boxed(TexBox body) {
        String bar = "─".repeat(body.width() + 2);
        List<String> lines = new ArrayList<>();
        lines.add("┌" + bar + "┐");
        body.lines().forEach(line -> lines.add("│ " + line + " │"));
        lines.add("└" + bar + "┘");
        return new TexBox(lines, body.baseline() + 1);
    }

    private static TexBox table(TexNode.Table table) {
        boolean aligned =
                table.environment().startsWith("align") || table.environment().equals("split");
        boolean cases = table.environment().equals("cases");
        List<List<TexBox>> rows = new ArrayList<>();
        int columns = 0;
        for (List<TexNode> row : table.rows()) {
            rows.add(row.stream().map(TexLayout::of).toList());
            columns = Math.max(columns, row.size());
        }
        int[] widths = new int[columns];
        boolean tall = false;
        for (List<TexBox> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).width());
                tall |= row.get(c).height() > 1;
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<TexBox> row : rows) {
            if (tall && !lines.isEmpty()) {
                lines.add(" ".repeat(TexBox.width(lines.get(0))));
            }
            List<TexBox> cells = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                TexBox cell = c < row.size() ? row.get(c) : TexBox.EMPTY;
                int spare = widths[c] - cell.width();
                int left = aligned ? (c % 2 == 0 ? spare : 0) : cases ? 0 : spare / 2;
                boolean last = c == columns - 1;
                int between = last ? 0 : aligned ? (c % 2 == 0 ? 1 : 3) : 2;
                cells.add(cell.padded(left, spare - left + between));
            }
            lines.addAll(TexBox.beside(cells).lines());
        }
        if (lines.isEmpty()) {
            return TexBox.EMPTY;
        }
        TexBox body = new TexBox(lines, (lines.size() - 1) / 2);
        return switch (table.environment()) {
            case "pmatrix" -> fenced("(", body, ")");
            case "bmatrix" -> fenced("[", body, "]");
            case "vmatrix" -> fenced("│", body, "│");
            case "cases" -> fenced("{", body.padded(1, 0), ".");
            default -> body;
        };
    }
}
