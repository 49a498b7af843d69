package gradus.view;

import java.util.List;

/** TeX, read: what {@link TexParser} makes of it, to be laid out in two dimensions or in one line. */
sealed interface TexNode {
    /** What an atom is to its neighbours, which decides the space between them, as in TeX. */
    enum Kind {
        ORDINARY,
        BINARY,
        RELATION,
        OPEN,
        CLOSE,
        PUNCTUATION,
        FUNCTION,
        BIG,
        SPACE
    }

    /** A symbol, a number or a word. */
    record Atom(String text, Kind kind) implements TexNode {}

    /** One after the other. */
    record Row(List<TexNode> items) implements TexNode {}

    record Fraction(TexNode above, TexNode below) implements TexNode {}

    /** A base with a subscript or superscript, either of them null. */
    record Script(TexNode base, TexNode sub, TexNode sup) implements TexNode {}

    record Root(TexNode body) implements TexNode {}

    /** Between delimiters that grow with it; "." is none. */
    record Fenced(String left, TexNode body, String right) implements TexNode {}

    /** matrix, pmatrix, ..., cases, aligned: rows of cells. */
    record Table(String environment, List<List<TexNode>> rows) implements TexNode {}

    /** A letter under a mark, given as the combining character. */
    record Accent(TexNode body, String command, char mark) implements TexNode {}

    record Boxed(TexNode body) implements TexNode {}

    /** What this is to its neighbours. */
    default Kind kind() {
        if (this instanceof Atom atom) {
            return atom.kind();
        }
        if (this instanceof Script script) {
            return script.base().kind();
        }
        return Kind.ORDINARY;
    }

    /** The spaces between two neighbours, the first of which follows {@code before} (null at the start). */
    static int gap(TexNode before, TexNode left, TexNode right, boolean stacked) {
        Kind a = binary(before, left);
        Kind b = binary(left, right);
        if (a == Kind.SPACE || b == Kind.SPACE || a == Kind.OPEN || b == Kind.CLOSE || b == Kind.PUNCTUATION) {
            return 0;
        }
        if (isTight(left) && isTight(right) && (isDot(left) || isDot(right))) {
            return 0;
        }
        if (a == Kind.BINARY || a == Kind.RELATION || a == Kind.PUNCTUATION || b == Kind.BINARY || b == Kind.RELATION) {
            return 1;
        }
        if (a == Kind.FUNCTION) {
            return b == Kind.OPEN || right instanceof Fenced ? 0 : 1;
        }
        if (a == Kind.BIG || ((b == Kind.FUNCTION || b == Kind.BIG) && !isSign(left))) {
            return 1;
        }
        return isTall(left, stacked) || (isTall(right, stacked) && (stacked || !isSign(left))) ? 1 : 0;
    }

    /** A sign after nothing, or after another operator, belongs to what follows. */
    private static Kind binary(TexNode before, TexNode node) {
        Kind kind = node.kind();
        if (kind != Kind.BINARY) {
            return kind;
        }
        Kind previous = before == null ? Kind.OPEN : before.kind();
        boolean sign = previous == Kind.BINARY
                || previous == Kind.RELATION
                || previous == Kind.OPEN
                || previous == Kind.PUNCTUATION;
        return sign ? Kind.ORDINARY : kind;
    }

    private static boolean isSign(TexNode node) {
        return node.kind() == Kind.BINARY;
    }

    private static boolean isDot(TexNode node) {
        return node instanceof Atom atom && atom.text().equals("·");
    }

    private static boolean isTight(TexNode node) {
        return node instanceof Atom
                || node instanceof Accent
                || node instanceof Fenced
                || (node instanceof Script script && isTight(script.base()));
    }

    private static boolean isTall(TexNode node, boolean stacked) {
        return node instanceof Fraction || (stacked && node instanceof Table);
    }
}
