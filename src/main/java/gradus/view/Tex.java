package gradus.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Mathematics as text: the part of TeX that lessons use, laid out in two dimensions, or in one line. Nothing is an error:
 * an unknown command is shown as it is, and malformed input as far as it can be read.
 */
public final class Tex {
    /** Longer than any formula that a person reads in two dimensions. */
    private static final int LONGEST = 4000;

    private Tex() {}

    /** In two dimensions if that is at most {@code width} columns wide, else in lines broken at {@code width}. */
    public static String text(String tex, int width) {
        TexNode node = TexParser.parse(tex);
        TexBox box = tex.length() <= LONGEST ? TexLayout.of(node) : null;
        return box != null && box.width() <= width ? box.toString() : wrapped(TexLine.of(node), width);
    }

    /** In one line; the rows of an aligned environment in one line each. */
    public static String line(String tex) {
        return TexLine.of(TexParser.parse(tex));
    }

    /** Text for a terminal of {@code width} columns, and TeX, HTML and SVG for a page. */
    public static Display display(String tex, int width) {
        String text = text(tex, width);
        return Display.of(
                text,
                Map.of(
                        Display.TEX, "$$" + tex + "$$",
                        Display.HTML, Html.formula(tex),
                        Display.SVG, Svg.preformatted(text)));
    }

    /** The columns that the text takes on a terminal. */
    static int width(String text) {
        return TexBox.width(text);
    }

    /** Broken between words, what follows a break indented. */
    static String wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String words = paragraph.stripLeading();
            StringBuilder line = new StringBuilder(paragraph.substring(0, paragraph.length() - words.length()));
            boolean start = true;
            for (String word : words.split(" ", -1)) {
                if (!start && width(line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append("    ");
                } else if (!start) {
                    line.append(' ');
                }
                line.append(word);
                start = false;
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }
}
