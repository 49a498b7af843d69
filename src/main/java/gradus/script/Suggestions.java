package gradus.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant. */
public final class Suggestions {
    private Suggestions() {}

    /** The nearest of {@code names}, if it is near enough to be worth suggesting; empty if it is the name itself. */
    public static Optional<String> nearest(String name, Collection<String> names) {
        return names.stream()
                .filter(candidate -> !candidate.equals(name) && distance(name, candidate) <= tolerance(name, candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** " Did you mean x?", or nothing. */
    public static String didYouMean(String name, Collection<String> names) {
        return nearest(name, names)
                .map(candidate -> " Did you mean " + candidate + "?")
                .orElse("");
    }

    /** A third of the letters may be wrong, but not all of a short name. */
    private static int tolerance(String name, String candidate) {
        int longer = Math.max(name.length(), candidate.length());
        return longer <= 2 ? 0 : Math.max(1, longer / 3);
    }

    /** As {@link #editDistance}, where letters that differ in case alone count as equal. */
    private static int distance(String a, String b) {
        return editDistance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /** Insertions, deletions, replacements and exchanges of neighbours from a to b (optimal string alignment). */
    private static int editDistance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean equal = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(d[i - 1][j - 1] + (equal ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
