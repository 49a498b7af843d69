package gradus.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Text in two dimensions: lines of equal width, and which of them neighbours line up with.
 *
 * @param lines from the top
 * @param baseline the line that stands on the line of writing
 */
record TexBox(List<String> lines, int baseline) {
    static final TexBox EMPTY = line("");

    static TexBox line(String text) {
        return new TexBox(List.of(text), 0);
    }

    int width() {
        return width(lines.get(0));
    }

    int height() {
        return lines.size();
    }

    /** Columns on a terminal: marks that combine with the letter before them take none. */
    static int width(String text) {
        return (int) text.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String centred(String text, int width) {
        int left = Math.max(0, (width - width(text)) / 2);
        return pad(" ".repeat(left) + text, width);
    }

    /** Side by side, baselines level. */
    static TexBox beside(List<TexBox> boxes) {
        int above = boxes.stream().mapToInt(TexBox::baseline).max().orElse(0);
        int below = boxes.stream().mapToInt(b -> b.height() - b.baseline).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < above + below; i++) {
            StringBuilder line = new StringBuilder();
            for (TexBox box : boxes) {
                int k = i - above + box.baseline;
                line.append(k >= 0 && k < box.height() ? box.lines.get(k) : " ".repeat(box.width()));
            }
            lines.add(line.toString());
        }
        return new TexBox(lines, above);
    }

    /** One above the other, centred; the baseline of the result is that of box {@code base}. */
    static TexBox stacked(List<TexBox> boxes, int base) {
        int width = boxes.stream().mapToInt(TexBox::width).max().orElse(0);
        List<String> lines = new ArrayList<>();
        int baseline = 0;
        for (int i = 0; i < boxes.size(); i++) {
            if (i == base) {
                baseline = lines.size() + boxes.get(i).baseline;
            }
            boxes.get(i).lines.forEach(line -> lines.add(centred(line, width)));
        }
        return new TexBox(lines, baseline);
    }

    /** With spaces to the left or right. */
    TexBox padded(int left, int right) {
        return new TexBox(
                lines.stream()
                        .map(line -> " ".repeat(left) + line + " ".repeat(right))
                        .toList(),
                baseline);
    }

    /** With a script to its right, above the first or below the last line. */
    TexBox scripted(TexBox sub, TexBox sup) {
        int width = Math.max(sub == null ? 0 : sub.width(), sup == null ? 0 : sup.width());
        List<String> result = new ArrayList<>();
        if (sup != null) {
            sup.lines.forEach(line -> result.add(" ".repeat(width()) + pad(line, width)));
        }
        lines.forEach(line -> result.add(line + " ".repeat(width)));
        if (sub != null) {
            sub.lines.forEach(line -> result.add(" ".repeat(width()) + pad(line, width)));
        }
        return new TexBox(result, baseline + (sup == null ? 0 : sup.height()));
    }

    /** A column of {@code height} lines: top, middle part repeated, bottom, with a piece of its own at the centre. */
    static TexBox delimiter(String which, int height, int baseline) {
        String pieces =
                switch (which) {
                    case "(" -> "⎛⎜⎝⎜";
                    case ")" -> "⎞⎟⎠⎟";
                    case "[" -> "⎡⎢⎣⎢";
                    case "]" -> "⎤⎥⎦⎥";
                    case "{" -> "⎧⎪⎩⎨";
                    case "}" -> "⎫⎪⎭⎬";
                    case "." -> null;
                    default -> which.repeat(4).substring(0, Math.min(4, 4 * which.length()));
                };
        if (pieces == null) {
            return new TexBox(Collections.nCopies(height, ""), baseline);
        }
        if (height == 1) {
            return line(which);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            int piece = i == 0 ? 0 : i == height - 1 ? 2 : i == height / 2 ? 3 : 1;
            lines.add(pieces.substring(piece, piece + 1));
        }
        return new TexBox(lines, baseline);
    }

    @Override
    public String toString() {
        return String.join("\n", lines.stream().map(String::stripTrailing).toList());
    }
}
