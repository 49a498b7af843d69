package gradus.view;

import gradus.view.TexNode.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** TeX as MathML, which browsers draw without any library: of it the part that all of them share, MathML Core. */
final class MathMl {
    private MathMl() {}

    /** A formula, its fractions in full size. */
    static String of(String tex) {
        return "<math displaystyle=\"true\">" + of(TexParser.parse(tex)) + "</math>";
    }

    private static String of(TexNode node) {
        if (node instanceof TexNode.Atom atom) {
            return atom(atom);
        } else if (node instanceof TexNode.Row row) {
            return row(row.items());
        } else if (node instanceof TexNode.Fraction fraction) {
            return "<mfrac>" + of(fraction.above()) + of(fraction.below()) + "</mfrac>";
        } else if (node instanceof TexNode.Script script) {
            return script(script);
        } else if (node instanceof TexNode.Root root) {
            return "<msqrt>" + of(root.body()) + "</msqrt>";
        } else if (node instanceof TexNode.Fenced fenced) {
            return fenced(fenced.left(), of(fenced.body()), fenced.right());
        } else if (node instanceof TexNode.Table table) {
            return table(table);
        } else if (node instanceof TexNode.Accent accent) {
            return "<mover accent=\"true\">" + of(accent.body()) + "<mo>" + mark(accent.mark()) + "</mo></mover>";
        }
        return "<mrow style=\"border: 1px solid; padding: 0.3em\">" + of(((TexNode.Boxed) node).body()) + "</mrow>";
    }

    private static String row(List<TexNode> items) {
        return "<mrow>" + items.stream().map(MathMl::of).collect(Collectors.joining()) + "</mrow>";
    }

    private static String atom(TexNode.Atom atom) {
        String text = Svg.escaped(atom.text());
        return switch (atom.kind()) {
            case SPACE ->
                "<mspace width=\""
                        + (atom.text().length() < 2 ? 0.17 : 0.5 * atom.text().length()) + "em\"></mspace>";
            case FUNCTION -> "<mi>" + text + "</mi><mspace width=\"0.17em\"></mspace>";
            case BINARY, RELATION, PUNCTUATION, BIG -> "<mo>" + text + "</mo>";
            case OPEN, CLOSE -> "<mo stretchy=\"false\">" + text + "</mo>";
            case ORDINARY ->
                Character.isDigit(atom.text().isEmpty() ? ' ' : atom.text().charAt(0))
                        ? "<mn>" + text + "</mn>"
                        : atom.text().indexOf(' ') >= 0
                                ? "<mtext>" + text.replace(' ', '\u00a0') + "</mtext>"
                                : "<mi>" + text + "</mi>";
        };
    }

    private static String script(TexNode.Script script) {
        boolean big = script.base().kind() == Kind.BIG;
        String base = of(script.base());
        String sub = script.sub() == null ? "" : of(script.sub());
        String sup = script.sup() == null ? "" : of(script.sup());
        String element = big ? "munder" : "msub";
        if (script.sub() != null && script.sup() != null) {
            element = big ? "munderover" : "msubsup";
        } else if (script.sup() != null) {
            element = big ? "mover" : "msup";
        }
        return script.sub() == null && script.sup() == null
                ? base
                : "<" + element + ">" + base + sub + sup + "</" + element + ">";
    }

    private static String fenced(String left, String body, String right) {
        return "<mrow>" + delimiter(left) + body + delimiter(right) + "</mrow>";
    }

    private static String delimiter(String which) {
        return which.equals(".") ? "" : "<mo stretchy=\"true\">" + Svg.escaped(which) + "</mo>";
    }

    private static String mark(char combining) {
        return switch (combining) {
            case '\u0302' -> "^";
            case '\u0303' -> "~";
            case '\u0304' -> "¯";
            case '\u20D7' -> "→";
            case '\u0307' -> "˙";
            default -> "¨";
        };
    }

    private static String table(TexNode.Table table) {
        boolean aligned =
                table.environment().startsWith("align") || table.environment().equals("split");
        StringBuilder rows = new StringBuilder("<mtable displaystyle=\"" + aligned + "\">");
        for (List<TexNode> row : table.rows()) {
            rows.append("<mtr>");
            for (int c = 0; c < row.size(); c++) {
                String align = !aligned ? "center" : c % 2 == 0 ? "right" : "left";
                rows.append("<mtd style=\"text-align: ")
                        .append(table.environment().equals("cases") ? "left" : align)
                        .append("\">")
                        .append(of(row.get(c)))
                        .append("</mtd>");
            }
            rows.append("</mtr>");
        }
        rows.append("</mtable>");
        return switch (table.environment()) {
            case "pmatrix" -> fenced("(", rows.toString(), ")");
            case "bmatrix" -> fenced("[", rows.toString(), "]");
            case "vmatrix" -> fenced("|", rows.toString(), "|");
            case "cases" -> fenced("{", rows.toString(), ".");
            default -> rows.toString();
        };
    }
}
