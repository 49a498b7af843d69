package gradus.view;

import gradus.view.TexNode.Atom;
import gradus.view.TexNode.Kind;
import gradus.view.TexNode.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the part of TeX that lessons use. Nothing is an error: an unknown command is shown as it is, and what is missing
 * is empty.
 */
final class TexParser extends TexReader {
    /** Formulas of people nest a few levels; this keeps hostile ones from exhausting the stack. */
    private static final int MAX_DEPTH = 100;

    private static final Map<String, Character> ACCENTS = Map.of(
            "hat",
            '\u0302',
            "widehat",
            '\u0302',
            "bar",
            '\u0304',
            "overline",
            '\u0304',
            "tilde",
            '\u0303',
            "widetilde",
            '\u0303',
            "vec",
            '\u20D7',
            "dot",
            '\u0307',
            "ddot",
            '\u0308');
    private static final Set<String> TEXT_COMMANDS =
            Set.of("text", "textbf", "textit", "textrm", "mathrm", "mbox", "texttt");
    private static final Set<String> FONTS =
            Set.of("mathbf", "boldsymbol", "bm", "mathcal", "mathit", "mathsf", "mathbb", "mathop", "bf");
    private static final Set<String> IGNORED = Set.of(
            "displaystyle",
            "textstyle",
            "limits",
            "nolimits",
            "scriptstyle",
            "big",
            "Big",
            "bigl",
            "bigr",
            "Bigl",
            "Bigr",
            "nonumber",
            "left.",
            "right.");
    private static final Map<String, String> BLACKBOARD =
            Map.of("R", "ℝ", "N", "ℕ", "Z", "ℤ", "Q", "ℚ", "C", "ℂ", "E", "𝔼");

    private int depth;

    private TexParser(String tex) {
        super(tex);
    }

    static TexNode parse(String tex) {
        String body = tex.strip();
        for (String[] ends : new String[][] {{"$$", "$$"}, {"\\[", "\\]"}, {"\\(", "\\)"}, {"$", "$"}}) {
            if (body.length() >= ends[0].length() + ends[1].length()
                    && body.startsWith(ends[0])
                    && body.endsWith(ends[1])) {
                body = body.substring(ends[0].length(), body.length() - ends[1].length());
                break;
            }
        }
        TexParser parser = new TexParser(body);
        List<TexNode> all = new ArrayList<>();
        while (parser.at < body.length()) {
            all.addAll(parser.items());
            if (parser.at < body.length()) { // a closing brace, an & or a \\ that nothing opened
                String stray = body.startsWith("\\\\", parser.at) ? "  " : body.substring(parser.at, parser.at + 1);
                all.add(new Atom(stray, Kind.ORDINARY));
                parser.at += body.startsWith("\\\\", parser.at) ? 2 : 1;
            }
        }
        return row(all);
    }

    private static TexNode row(List<TexNode> items) {
        return items.size() == 1 ? items.get(0) : new Row(List.copyOf(items));
    }

    /** Everything up to a closing brace, a cell's or row's end, \right or \end. */
    private List<TexNode> items() {
        List<TexNode> items = new ArrayList<>();
        while (at < tex.length()) {
            char c = tex.charAt(at);
            if (c == '}' || c == '&' || tex.startsWith("\\\\", at)) {
                break;
            }
            if (c == '\\' && (isCommand("right") || isCommand("end")) && depth > 0) {
                break;
            }
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '^' || c == '_') {
                TexNode base = items.isEmpty() ? new Row(List.of()) : items.remove(items.size() - 1);
                items.add(scripted(base));
            } else {
                TexNode item = item();
                if (item != null) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    private TexNode scripted(TexNode base) {
        List<TexNode> sub = new ArrayList<>();
        List<TexNode> sup = new ArrayList<>();
        while (at < tex.length() && " ^_".indexOf(tex.charAt(at)) >= 0) {
            char mark = tex.charAt(at++);
            if (mark != ' ') {
                (mark == '^' ? sup : sub).add(argument());
            }
        }
        TexNode bare = base instanceof TexNode.Script ? new Row(List.of(base)) : base;
        return new TexNode.Script(bare, sub.isEmpty() ? null : row(sub), sup.isEmpty() ? null : row(sup));
    }

    private TexNode item() {
        char c = tex.charAt(at);
        if (c == '{') {
            return group();
        }
        if (c == '\\') {
            return command();
        }
        if (Character.isDigit(c)) {
            int start = at;
            while (at < tex.length() && (Character.isDigit(tex.charAt(at)) || isPoint())) {
                at++;
            }
            return new Atom(tex.substring(start, at), Kind.ORDINARY);
        }
        if (Character.isHighSurrogate(c) && at + 1 < tex.length()) {
            at += 2;
            return new Atom(tex.substring(at - 2, at), Kind.ORDINARY);
        }
        at++;
        return TexSymbols.of(c);
    }

    /** What stands in braces, or, without braces, the next item; empty at the end. */
    private TexNode argument() {
        while (at < tex.length() && (Character.isWhitespace(tex.charAt(at)) || "^_".indexOf(tex.charAt(at)) >= 0)) {
            at++;
        }
        if (at >= tex.length() || tex.charAt(at) == '}' || tex.charAt(at) == '&') {
            return new Row(List.of());
        }
        if (Character.isDigit(tex.charAt(at))) {
            return new Atom(tex.substring(at, ++at), Kind.ORDINARY);
        }
        if (depth >= MAX_DEPTH) {
            return new Row(List.of());
        }
        depth++;
        TexNode item = item();
        depth--;
        return item == null ? new Row(List.of()) : item;
    }

    private TexNode group() {
        at++;
        if (depth >= MAX_DEPTH) {
            String rest = tex.substring(at);
            at = tex.length();
            return new Atom(rest, Kind.ORDINARY);
        }
        depth++;
        List<TexNode> items = items();
        while (at < tex.length() && tex.charAt(at) != '}') { // an & or \\ outside a table, or a lone \right
            int before = at;
            at += tex.startsWith("\\\\", at)
                    ? 2
                    : tex.charAt(at) == '&' ? 1 : name(at + 1).length() + 1;
            items.add(new Atom(tex.substring(before, Math.min(at, tex.length())), Kind.ORDINARY));
            at = Math.min(at, tex.length());
            items.addAll(items());
        }
        at = Math.min(at + 1, tex.length());
        depth--;
        return row(items);
    }

    private TexNode command() {
        String name = name(at + 1);
        at = Math.min(at + 1 + name.length(), tex.length());
        if (name.endsWith("frac")) {
            TexNode above = argument();
            return new TexNode.Fraction(above, argument());
        }
        if (TEXT_COMMANDS.contains(name) || name.equals("operatorname")) {
            return new Atom(rawGroup(), name.equals("operatorname") ? Kind.FUNCTION : Kind.ORDINARY);
        }
        if (FONTS.contains(name)) {
            TexNode body = argument();
            return name.equals("mathbb") && body instanceof Atom atom
                    ? new Atom(BLACKBOARD.getOrDefault(atom.text(), atom.text()), Kind.ORDINARY)
                    : body;
        }
        if (ACCENTS.containsKey(name)) {
            return new TexNode.Accent(argument(), name, ACCENTS.get(name));
        }
        if (IGNORED.contains(name)) {
            return null;
        }
        return switch (name) {
            case "sqrt" -> {
                if (at < tex.length() && tex.charAt(at) == '[') {
                    int close = tex.indexOf(']', at);
                    at = close < 0 ? tex.length() : close + 1;
                }
                yield new TexNode.Root(argument());
            }
            case "boxed", "fbox" -> new TexNode.Boxed(argument());
            case "left" -> fenced();
            case "begin" -> environment();
            default -> known(name);
        };
    }

    private TexNode known(String name) {
        TexNode symbol = TexSymbols.of(name);
        if (symbol != null) {
            return symbol;
        }
        String shown = "\\" + name;
        return at < tex.length() && tex.charAt(at) == '{'
                ? new Atom(shown + "{" + rawGroup() + "}", Kind.ORDINARY)
                : new Atom(shown, Kind.ORDINARY);
    }

    private TexNode fenced() {
        String left = delimiter();
        if (depth >= MAX_DEPTH) {
            return new Atom(left, Kind.OPEN);
        }
        depth++;
        List<TexNode> items = items();
        depth--;
        String right = ".";
        if (at < tex.length() && isCommand("right")) {
            at += "\\right".length();
            right = delimiter();
        }
        return new TexNode.Fenced(left, row(items), right);
    }

    private TexNode environment() {
        String environment = rawGroup().replace("*", "");
        if (environment.equals("array")) {
            rawGroup();
        }
        List<List<TexNode>> rows = new ArrayList<>();
        List<TexNode> cells = new ArrayList<>();
        if (depth >= MAX_DEPTH) {
            return new Atom("\\begin{" + environment + "}", Kind.ORDINARY);
        }
        depth++;
        while (true) {
            cells.add(row(items()));
            if (at < tex.length() && tex.charAt(at) == '&') {
                at++;
                continue;
            }
            boolean isBlank = cells.size() == 1
                    && cells.get(0) instanceof Row row
                    && row.items().isEmpty();
            boolean more = at < tex.length() && tex.startsWith("\\\\", at);
            if (!isBlank || more) {
                rows.add(cells);
            }
            if (!more) {
                break;
            }
            at += 2;
            cells = new ArrayList<>();
        }
        depth--;
        if (at < tex.length() && isCommand("end")) {
            at += "\\end".length();
            rawGroup();
        } else if (at < tex.length()) {
            at++; // a stray brace or \right
        }
        return new TexNode.Table(environment, rows);
    }
}
