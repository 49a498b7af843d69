package gradus.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a value is called.
 *
 * @param name as the learner wrote it: xi1, or 0.weight for a module's parameter
 * @param code an identifier of the DSL
 * @param tex the same as mathematics: \xi_{1}
 */
public record Symbol(String name, String code, String tex) {
    private static final List<String> GREEK = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega");
    private static final String GREEK_LETTERS = "αβγδεζηθικλμνξπρστυφχψω";
    private static final Pattern PARTS = Pattern.compile("(\\p{L}+)_?([0-9₀-₉]*)((?:_\\w+)?)");
    private static final Map<String, String> MODULE_PARTS = Map.of("weight", "W", "bias", "b");

    /** The symbol of a name: digits at its end become a subscript, the names of Greek letters those letters. */
    public static Symbol of(String name) {
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            String part = MODULE_PARTS.getOrDefault(name.substring(dot + 1), name.substring(dot + 1));
            String path = name.substring(0, dot);
            String code = part + "_" + path.replaceAll("\\W", "_");
            return new Symbol(name, code, letters(part) + "_{" + escaped(path) + "}");
        }
        String code = name.replaceAll("[^\\p{L}\\p{N}_$]", "_");
        Matcher parts = PARTS.matcher(name);
        if (!parts.matches()) {
            return new Symbol(name, code, "\\mathrm{" + escaped(name) + "}");
        }
        String index = plainDigits(parts.group(2));
        if (!parts.group(3).isEmpty()) {
            String rest = escaped(parts.group(3).substring(1));
            index = index.isEmpty() ? rest : index + "," + rest;
        }
        return new Symbol(name, code, letters(parts.group(1)) + (index.isEmpty() ? "" : "_{" + index + "}"));
    }

    /** The symbol of a derivative, such as dL/dW: dL_dW in code, a fraction in mathematics. */
    static Symbol derivative(Symbol of, Symbol by, String d) {
        return new Symbol(
                "d" + of.name + "/d" + by.name,
                "d" + of.code + "_d" + by.code,
                "\\frac{" + d + of.tex + "}{" + d + by.tex + "}");
    }

    private static String letters(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int greek = GREEK.indexOf(lower);
        if (greek >= 0) {
            boolean capital = Character.isUpperCase(word.charAt(0));
            return "\\" + (capital ? lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1) : lower);
        }
        if (word.length() == 1) {
            int letter = GREEK_LETTERS.indexOf(word);
            return letter >= 0 ? "\\" + GREEK.get(letter) : word;
        }
        return "\\mathrm{" + word + "}";
    }

    private static String plainDigits(String digits) {
        StringBuilder plain = new StringBuilder();
        digits.chars().forEach(c -> plain.append((char) (c >= '₀' && c <= '₉' ? c - '₀' + '0' : c)));
        return plain.toString();
    }

    private static String escaped(String text) {
        return text.replace("_", "\\_").replace("$", "\\$");
    }
}
