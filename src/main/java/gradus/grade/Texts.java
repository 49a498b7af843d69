package gradus.grade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Texts of strangers, made harmless: as long as they should be, and of characters that every format can carry. */
public final class Texts {
    private static final int LONGEST = 4_000;

    private Texts() {}

    /** The text, cut off after {@code most} characters, and with U+FFFD for control characters and broken surrogates. */
    public static String clipped(String text, int most) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < text.length() && clean.length() < most; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean carried = c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f && (c < 0x80 || c > 0x9f));
            boolean broken = (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff;
            clean.appendCodePoint(carried && !broken ? c : 0xfffd);
        }
        return clean.toString();
    }

    /** A name on one line, short enough to print. */
    public static String name(String text) {
        String line = clipped(text, 120).replace('\n', '\ufffd').replace('\t', '\ufffd');
        return line.length() < text.length() ? line + "..." : line;
    }

    /** The report with all its texts clipped, for a program may have returned a text of megabytes. */
    static JsonNode clipped(JsonNode report) {
        if (report instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(clipped(entry.getValue())));
        } else if (report instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clipped(array.get(i)));
            }
        } else if (report instanceof TextNode text) {
            String clean = clipped(text.asText(), LONGEST);
            return TextNode.valueOf(clean.length() < text.asText().length() ? clean + " [cut off]" : clean);
        }
        return report;
    }
}
