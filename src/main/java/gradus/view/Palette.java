package gradus.view;

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito, "Color Universal Design", 2008), each with a dash
 * pattern and a marker of its own, so that nothing hangs on colour.
 */
final class Palette {
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#222222", "#8c6d1f", "#6a51a3", "#777777"
    };
    private static final String[] DASHES = {
        "", "7 3", "2 2.5", "9 3 2 3", "12 4", "4 2", "1 3", "14 3 2 3 2 3", "6 6", "3 6"
    };
    private static final String MARKERS = "●▲■◆✚○△□◇✕";

    private Palette() {}

    static String colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    /** The dash pattern as SVG has it; empty for a solid line. */
    static String dashes(int series) {
        return DASHES[series % DASHES.length];
    }

    /** A letter-like marker, for text and SVG alike. */
    static String marker(int series) {
        int i = series % MARKERS.length();
        return MARKERS.substring(i, i + 1);
    }
}
