package gradus.view;

/** TeX as characters, and how far it has been read: the pieces below formulas. */
class TexReader {
    final String tex;
    int at;

    TexReader(String tex) {
        this.tex = tex;
    }

    /** The name of the command whose backslash stands before {@code from}: letters, or one other character. */
    final String name(int from) {
        int end = from;
        while (end < tex.length() && Character.isLetter(tex.charAt(end))) {
            end++;
        }
        return end == from ? tex.substring(from, Math.min(from + 1, tex.length())) : tex.substring(from, end);
    }

    /** Whether the command at the backslash that comes next is this one. */
    final boolean isCommand(String command) {
        return name(at + 1).equals(command);
    }

    /** Whether the next character is a point within a number. */
    final boolean isPoint() {
        return tex.charAt(at) == '.' && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1));
    }

    /** The characters of a group as they stand, for words. */
    final String rawGroup() {
        while (at < tex.length() && tex.charAt(at) == ' ') {
            at++;
        }
        if (at >= tex.length() || tex.charAt(at) != '{') {
            return at < tex.length() ? tex.substring(at, ++at) : "";
        }
        int start = ++at;
        int open = 1;
        while (at < tex.length() && open > 0) {
            char c = tex.charAt(at++);
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        String raw = tex.substring(start, open == 0 ? at - 1 : at);
        return raw.replaceAll("\\\\([_$%&#{} ])", "$1").replace('\n', ' ');
    }

    /** A bracket, or a command for one; a point for none. */
    final String delimiter() {
        while (at < tex.length() && tex.charAt(at) == ' ') {
            at++;
        }
        if (at >= tex.length()) {
            return ".";
        }
        if (tex.charAt(at) != '\\') {
            String c = tex.substring(at, ++at);
            return c.equals("|") ? "│" : c;
        }
        String name = name(at + 1);
        at = Math.min(at + 1 + name.length(), tex.length());
        TexNode.Atom symbol = TexSymbols.of(name);
        return name.equals("|") ? "‖" : symbol == null ? "\\" + name : symbol.text();
    }
}
