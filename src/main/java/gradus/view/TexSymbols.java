package gradus.view;

import gradus.view.TexNode.Kind;
import java.util.HashMap;
import java.util.Map;

/** The commands of TeX that stand for one symbol, and the letters that Unicode has raised or lowered. */
final class TexSymbols {
    private static final Map<String, String> ORDINARY = table("""
            alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
            mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ
            Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ Re ℜ Im ℑ
            forall ∀ exists ∃ emptyset ∅ top ⊤ bot ⊥ prime ′ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ angle ∠ degree °
            Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ neg ¬ lnot ¬ _ _ % % $ $ # # & &
            """);
    private static final Map<String, String> BINARY = table("""
            cdot · times × odot ⊙ otimes ⊗ oplus ⊕ circ ∘ pm ± mp ∓ div ÷ ast ∗ star ⋆ cup ∪ cap ∩ setminus ∖ wedge ∧ vee ∨
            land ∧ lor ∨ bullet •
            """);
    private static final Map<String, String> RELATIONS = table("""
            le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ propto ∝ in ∈ notin ∉ subset ⊂ subseteq ⊆ to →
            rightarrow → leftarrow ← gets ← Rightarrow ⇒ Leftarrow ⇐ implies ⇒ iff ⇔ Leftrightarrow ⇔ mapsto ↦ ll ≪ gg ≫
            mid ∣ parallel ∥ perp ⊥ longrightarrow ⟶ leftrightarrow ↔ triangleq ≜ coloneqq ≔
            """);
    private static final Map<String, String> BIG = table("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂");
    private static final Map<String, String> FUNCTIONS = table("""
            log log ln ln exp exp sin sin cos cos tan tan sinh sinh cosh cosh tanh tanh max max min min arg arg det det
            lim lim sup sup inf inf arctan arctan arcsin arcsin arccos arccos dim dim ker ker Pr Pr
            """);
    private static final Map<String, String> OPEN =
            table("lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lVert ‖ lvert │ lbrack [ { {");
    private static final Map<String, String> CLOSE =
            table("rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rVert ‖ rvert │ rbrack ] } }");
    private static final Map<String, String> SPACES =
            Map.of(",", " ", ":", " ", ";", " ", " ", " ", "quad", "  ", "qquad", "    ", "!", "", ">", " ");

    private static final String NORMAL = "0123456789+−-=()abcdefghijklmnoprstuvwxyzTβγδφχ′∗⊤";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᵠᵡ′*ᵀ";
    private static final String NORMAL_LOW = "0123456789+−-=()aehijklmnoprstuvxβγρφχ";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";

    private TexSymbols() {}

    /** The symbol that a command stands for; null if it is none of these. */
    static TexNode.Atom of(String command) {
        TexNode.Atom atom = find(command, ORDINARY, Kind.ORDINARY);
        atom = atom != null ? atom : find(command, BINARY, Kind.BINARY);
        atom = atom != null ? atom : find(command, RELATIONS, Kind.RELATION);
        atom = atom != null ? atom : find(command, BIG, Kind.BIG);
        atom = atom != null ? atom : find(command, FUNCTIONS, Kind.FUNCTION);
        atom = atom != null ? atom : find(command, OPEN, Kind.OPEN);
        atom = atom != null ? atom : find(command, CLOSE, Kind.CLOSE);
        return atom != null ? atom : find(command, SPACES, Kind.SPACE);
    }

    private static TexNode.Atom find(String command, Map<String, String> table, Kind kind) {
        String text = table.get(command);
        return text == null ? null : new TexNode.Atom(text, kind);
    }

    /** A character that stands for itself. */
    static TexNode.Atom of(char c) {
        return switch (c) {
            case '-' -> new TexNode.Atom("−", Kind.BINARY);
            case '+', '*', '⊙', '·', '×', '−' -> new TexNode.Atom(String.valueOf(c), Kind.BINARY);
            case '=', '<', '>', ':', '≤', '≥', '≈' -> new TexNode.Atom(String.valueOf(c), Kind.RELATION);
            case '(', '[' -> new TexNode.Atom(String.valueOf(c), Kind.OPEN);
            case ')', ']', '!' -> new TexNode.Atom(String.valueOf(c), Kind.CLOSE);
            case ',', ';' -> new TexNode.Atom(String.valueOf(c), Kind.PUNCTUATION);
            case '\'' -> new TexNode.Atom("′", Kind.ORDINARY);
            case '|' -> new TexNode.Atom("│", Kind.ORDINARY);
            case '~' -> new TexNode.Atom(" ", Kind.SPACE);
            default -> new TexNode.Atom(String.valueOf(c), Kind.ORDINARY);
        };
    }

    /** The text in raised letters; null if Unicode lacks one of them. */
    static String raised(String text) {
        return mapped(text, NORMAL, RAISED);
    }

    /** The text in lowered letters; null if Unicode lacks one of them. */
    static String lowered(String text) {
        return mapped(text, NORMAL_LOW, LOWERED);
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder result = new StringBuilder();
        for (char c : text.replace(" ", "").toCharArray()) {
            int i = from.indexOf(c);
            if (i < 0) {
                return null;
            }
            result.append(to.charAt(i));
        }
        return result.toString();
    }

    private static Map<String, String> table(String pairs) {
        String[] words = pairs.trim().split("\\s+", -1);
        Map<String, String> table = new HashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            table.put(words[i], words[i + 1]);
        }
        return Map.copyOf(table);
    }
}
