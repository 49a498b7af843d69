package gradus.learn;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparison of what a cell shows with what is recorded: words to the letter, numbers to a tolerance. */
final class Outputs {
    /** Relative: far above rounding, far below the last digit that anybody reads. */
    private static final double RELATIVE = 1e-9;

    /** What counts as zero beside numbers of ordinary size. */
    private static final double ABSOLUTE = 1e-12;

    private static final Pattern TOKEN =
            Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|[\\p{L}_]+|[^\\s\\p{L}\\d]");

    private Outputs() {}

    static boolean agree(String recorded, String shown) {
        List<String> a = tokens(recorded);
        List<String> b = tokens(shown);
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i)) && !sameNumber(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(m -> m.group()).toList();
    }

    private static boolean sameNumber(String a, String b) {
        if (!isNumber(a) || !isNumber(b)) {
            return false;
        }
        double x = Double.parseDouble(a);
        double y = Double.parseDouble(b);
        return Math.abs(x - y) <= RELATIVE * Math.max(Math.abs(x), Math.abs(y)) + ABSOLUTE;
    }

    private static boolean isNumber(String token) {
        Matcher matcher = TOKEN.matcher(token);
        return matcher.matches() && token.chars().anyMatch(Character::isDigit);
    }
}
