package gradus.view;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/** TeX in one line: for tables, and where two dimensions do not fit. */
final class TexLine {
    private TexLine() {}

    static String of(TexNode node) {
        if (node instanceof TexNode.Atom atom) {
            return atom.text();
        } else if (node instanceof TexNode.Row row) {
            return row(row.items());
        } else if (node instanceof TexNode.Fraction fraction) {
            return bracketed(of(fraction.above()), false) + "/" + bracketed(of(fraction.below()), true);
        } else if (node instanceof TexNode.Script script) {
            return script(script);
        } else if (node instanceof TexNode.Root root) {
            String body = of(root.body());
            return TexBox.width(body) == 1 ? "√" + body : "√(" + body + ")";
        } else if (node instanceof TexNode.Fenced fenced) {
            return delimiter(fenced.left()) + of(fenced.body()) + delimiter(fenced.right());
        } else if (node instanceof TexNode.Table table) {
            return table(table);
        } else if (node instanceof TexNode.Accent accent) {
            String body = of(accent.body());
            return TexBox.width(body) == 1
                    ? Normalizer.normalize(body + accent.mark(), Normalizer.Form.NFC)
                    : accent.command().replace("wide", "").replace("overline", "bar") + "(" + body + ")";
        }
        return "[ " + of(((TexNode.Boxed) node).body()) + " ]";
    }

    private static String row(List<TexNode> items) {
        StringBuilder text = new StringBuilder();
        TexNode before = null;
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(" ".repeat(TexNode.gap(before, items.get(i - 1), items.get(i), false)));
                before = items.get(i - 1);
            }
            text.append(of(items.get(i)));
        }
        return text.toString();
    }

    private static String script(TexNode.Script script) {
        String base = of(script.base());
        return base
                + (script.sub() == null ? "" : script(of(script.sub()), false))
                + (script.sup() == null ? "" : script(of(script.sup()), true));
    }

    private static String script(String text, boolean up) {
        String small = up ? TexSymbols.raised(text) : TexSymbols.lowered(text);
        if (small != null) {
            return small;
        }
        boolean atom = text.codePoints().allMatch(Character::isLetterOrDigit);
        return (up ? "^" : "_") + (atom || text.matches("\\p{L}[₀-₉]+") ? text : "(" + text + ")");
    }

    /** In parentheses where a slash would otherwise tear it apart: sums above, and below also products. */
    private static String bracketed(String text, boolean below) {
        int depth = 0;
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            boolean splits = " +−".indexOf(c) >= 0 && i > 0;
            open |= depth == 0 && (splits || (below && "·/⊙×".indexOf(c) >= 0));
        }
        boolean numberFirst =
                below && text.length() > 1 && Character.isDigit(text.charAt(0)) && !text.matches("[0-9.]+");
        boolean sign = below && text.startsWith("−");
        return open || numberFirst || sign ? "(" + text + ")" : text;
    }

    private static String delimiter(String which) {
        return which.equals(".") ? "" : which;
    }

    private static String table(TexNode.Table table) {
        boolean aligned =
                table.environment().startsWith("align") || table.environment().equals("split");
        boolean cases = table.environment().equals("cases");
        String cells = aligned ? " " : cases ? "  " : ", ";
        String rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(TexLine::of)
                        .collect(Collectors.joining(cells))
                        .strip())
                .collect(Collectors.joining(aligned ? "\n" : "; "));
        return aligned ? rows : cases ? "{" + rows : "[" + rows + "]";
    }
}
