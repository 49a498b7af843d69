package gradus.view;

import gradus.explain.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A derivation, line by line, with mathematics laid out. */
public final class DerivationView {
    /** Beyond this many lines, each is set in one: a page of stacked fractions is hard to follow. */
    private static final int MOST_STACKED = 24;

    private DerivationView() {}

    /** For {@code width} columns, and as TeX, HTML and SVG for a page. */
    public static Display display(Derivation derivation, int width) {
        List<Derivation.Line> lines = derivation.lines();
        List<String> blocks = new ArrayList<>();
        boolean stacked = lines.size() <= MOST_STACKED;
        for (Derivation.Line line : lines) {
            String formula = line.left() + " = " + String.join(" = ", line.equals());
            String full = line.remark().isEmpty() ? formula : formula + " \\qquad (" + remark(line.remark()) + ")";
            if (!stacked) {
                blocks.add(Tex.wrapped(Tex.line(full), width));
            } else if (Tex.width(firstLine(Tex.text(full, Integer.MAX_VALUE))) <= width) {
                blocks.add(Tex.text(full, width));
            } else if (!line.remark().isEmpty()
                    && Tex.width(firstLine(Tex.text(formula, Integer.MAX_VALUE))) <= width) {
                blocks.add(Tex.text(formula, width) + "\n" + below(line.remark(), width));
            } else {
                blocks.add(broken(line, width));
            }
        }
        String text = String.join(stacked ? "\n\n" : "\n", blocks);
        return Display.of(
                text,
                Map.of(
                        Display.TEX,
                        "$$" + derivation.tex() + "$$",
                        Display.HTML,
                        html(lines),
                        Display.SVG,
                        Svg.preformatted(text)));
    }

    private static String html(List<Derivation.Line> lines) {
        StringBuilder html = new StringBuilder("<div>\n");
        for (Derivation.Line line : lines) {
            String remark = line.remark().isEmpty() ? "" : " \\qquad (" + remark(line.remark()) + ")";
            html.append(Html.formula(line.left() + " = " + String.join(" = ", line.equals()) + remark))
                    .append('\n');
        }
        return html.append("</div>").toString();
    }

    /** The widest line decides; they are padded only up to their last character. */
    private static String firstLine(String text) {
        return text.lines().max((a, b) -> Tex.width(a) - Tex.width(b)).orElse("");
    }

    /** One equals sign a line. */
    private static String broken(Derivation.Line line, int width) {
        StringBuilder tex = new StringBuilder("\\begin{aligned}");
        String left = line.left();
        for (String right : line.equals()) {
            tex.append(left).append(" &= ").append(right).append("\\\\");
            left = "";
        }
        String text = Tex.text(tex + "\\end{aligned}", width);
        return line.remark().isEmpty() ? text : text + "\n" + below(line.remark(), width);
    }

    private static String below(String remark, int width) {
        return Tex.wrapped("  (" + Tex.line(remark(remark)) + ")", width);
    }

    private static String remark(String tex) {
        return tex.startsWith("\\") || tex.contains("=") ? tex : "\\text{" + tex + "}";
    }
}
