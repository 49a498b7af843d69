package gradus.view;

/**
 * Pictures as HTML. A fragment stands alone: styles are on its elements, formulas are MathML, drawings inline SVG, and
 * nothing is fetched.
 */
public final class Html {
    private static final String STYLE = "body { font: 16px/1.5 system-ui, sans-serif; color: #222222; margin: 2em auto;"
            + " padding: 0 1em; max-width: 72em } svg { max-width: 100%; height: auto }";

    private Html() {}

    /** A fragment as a page of its own. */
    public static String page(String title, String fragment) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + Svg.escaped(title)
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n" + fragment + "\n</body>\n</html>\n";
    }

    /** A formula on lines of its own. */
    static String formula(String tex) {
        return "<div style=\"margin: 0.8em 0; overflow: auto hidden; padding: 0.2em\">" + MathMl.of(tex) + "</div>";
    }

    static String paragraph(String text) {
        return "<p>" + Svg.escaped(text) + "</p>";
    }

    /** Text whose columns matter. */
    static String preformatted(String text) {
        return "<pre style=\"overflow-x: auto; line-height: 1.2\">" + Svg.escaped(text) + "</pre>";
    }
}
