package gradus.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Letters that keyboards lack, by their TeX names: {@code \xi} then Tab gives ξ, as in Julia. All are good in names. */
final class Symbols {
    private static final Map<String, String> BY_NAME = new TreeMap<>();

    static {
        String names =
                "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma"
                        + " sigma tau upsilon phi chi psi omega";
        char letter = 'α';
        for (String name : names.split(" ", -1)) {
            BY_NAME.put("\\" + name, String.valueOf(letter));
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            if (letter != 'ς') {
                BY_NAME.put("\\" + capital, String.valueOf(Character.toUpperCase(letter)));
            }
            letter++;
        }
        BY_NAME.put("\\varphi", "ϕ");
        BY_NAME.put("\\ell", "ℓ");
        BY_NAME.put("\\hbar", "ħ");
    }

    private Symbols() {}

    /** All, by name with the backslash. */
    static Map<String, String> byName() {
        return BY_NAME;
    }

    /** The letter whose name ends the text, if there is one. */
    static Optional<String> nameAtEnd(String text) {
        int at = text.lastIndexOf('\\');
        return at < 0 ? Optional.empty() : Optional.of(text.substring(at)).filter(BY_NAME::containsKey);
    }
}
