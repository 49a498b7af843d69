package gradus.grade.report;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** File names for students: their own where that is harmless on every file system, else one that is made of it. */
final class FileNames {
    private static final int LONGEST = 80;

    private FileNames() {}

    static String of(String student) {
        String plain = student.replaceAll("[^\\p{L}\\p{N} ._@+-]", "_").replaceFirst("^[. ]+", "_");
        plain = plain.substring(0, Math.min(LONGEST, plain.length()));
        if (plain.equals(student) && !plain.endsWith(".") && !plain.isEmpty()) {
            return plain;
        }
        CRC32 sum = new CRC32();
        sum.update(student.getBytes(StandardCharsets.UTF_8));
        return plain + "-" + Long.toHexString(sum.getValue());
    }
}
