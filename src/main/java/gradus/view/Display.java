package gradus.view;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One value in the forms it can be shown in, keyed by media type, as Jupyter's MIME bundles are. Whoever shows it picks
 * the richest form it can draw.
 *
 * @param plotted the numbers that a plot was drawn from; empty for all else
 */
public record Display(Map<String, String> forms, Optional<Plot.Data> plotted) {
    /** The media type of text with lines of equal-width characters. */
    public static final String TEXT = "text/plain";

    /** The media type of a picture. */
    public static final String SVG = "image/svg+xml";

    /** The media type of a fragment of a page. */
    public static final String HTML = "text/html";

    /** The media type of mathematics. */
    public static final String TEX = "text/latex";

    /** The media type of a graph in Graphviz's language. */
    public static final String DOT = "text/vnd.graphviz";

    /** Nothing to show, as after a statement without a value. */
    public static final Display NOTHING = new Display(Map.of(), Optional.empty());

    public Display {
        forms = Map.copyOf(forms);
    }

    public static Display text(String text) {
        return new Display(Map.of(TEXT, text), Optional.empty());
    }

    /** Text, and the same in other forms. */
    public static Display of(String text, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(others);
        all.put(TEXT, text);
        return new Display(all, Optional.empty());
    }

    /** The same, with the numbers that it was drawn from. */
    Display plotting(Plot.Data data) {
        return new Display(forms, Optional.of(data));
    }

    /** Text and a drawing, which is also the form for a page. */
    public static Display drawn(String text, String svg) {
        return of(text, Map.of(SVG, svg, HTML, svg));
    }

    /** The plain text, empty if there is nothing to show. */
    public String text() {
        return forms.getOrDefault(TEXT, "");
    }

    public boolean isEmpty() {
        return forms.isEmpty();
    }
}
