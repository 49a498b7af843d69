package gradus.view;

import java.util.Map;

/**
 * One value in the forms it can be shown in, keyed by media type, as Jupyter's MIME bundles are. Whoever shows it picks
 * the richest form it can draw.
 */
public record Display(Map<String, String> forms) {
    private static final String TEXT = "text/plain";

    /** Nothing to show, as after a statement without a value. */
    public static final Display NOTHING = new Display(Map.of());

    public Display {
        forms = Map.copyOf(forms);
    }

    public static Display text(String text) {
        return new Display(Map.of(TEXT, text));
    }

    /** The plain text, empty if there is nothing to show. */
    public String text() {
        return forms.getOrDefault(TEXT, "");
    }

    public boolean isEmpty() {
        return forms.isEmpty();
    }
}
