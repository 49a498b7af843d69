package gradus.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.array.GradusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The program in an answer file: JavaScript, the cells of a Markdown file or of a notebook, or a zip of one of them. */
public final class AnswerText {
    /** The endings of answer files, in the order in which they are preferred. */
    public static final List<String> ENDINGS = List.of(".js", ".md", ".ipynb", ".zip");

    /** The largest file, in bytes: a notebook may carry pictures, a program not. */
    public static final int LARGEST = 16 << 20;

    private static final int LARGEST_PROGRAM = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerText() {}

    /**
     * The JavaScript in a file.
     *
     * @throws GradusException if there is none, saying why
     */
    public static String of(String file, byte[] bytes) {
        String ending = ending(file);
        if (bytes.length > LARGEST) {
            throw new GradusException("The file is larger than " + (LARGEST >> 20) + " MiB, and no answer is.");
        }
        String program =
                switch (ending) {
                    case ".zip" -> fromZip(bytes);
                    case ".md" -> fromMarkdown(utf8(bytes));
                    case ".ipynb" -> fromNotebook(utf8(bytes));
                    default -> utf8(bytes);
                };
        if (program.length() > LARGEST_PROGRAM) {
            throw new GradusException("The program is longer than 1 MiB, and no answer is.");
        }
        if (program.isBlank()) {
            throw new GradusException("The file holds no program: it is empty.");
        }
        return program;
    }

    /** The ending that tells the format, or an empty text if it is none of {@link #ENDINGS}. */
    public static String ending(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
    }

    private static String utf8(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new GradusException("The file is not UTF-8 text. Save it as UTF-8.", e);
        }
        if (text.indexOf(0) >= 0) {
            throw new GradusException("The file is not text: it holds zero bytes. Save it as UTF-8 text.");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The cells of a Markdown file, each on the lines where it stands, so that messages name the file's own lines. */
    private static String fromMarkdown(String text) {
        StringBuilder program = new StringBuilder();
        int[] line = {0};
        Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(text)
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(FencedCodeBlock cell) {
                        if (isJavaScript(cell.getInfo())) {
                            List<SourceSpan> spans = cell.getSourceSpans();
                            int first = spans.isEmpty() ? line[0] : spans.get(0).getLineIndex() + 1;
                            program.append("\n".repeat(Math.max(0, first - line[0])))
                                    .append(cell.getLiteral());
                            line[0] = Math.max(first, line[0])
                                    + (int) cell.getLiteral()
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count();
                        }
                    }
                });
        if (program.isEmpty()) {
            throw new GradusException("The Markdown file holds no ```js cell, and the cells are the answer.");
        }
        return program.toString();
    }

    private static boolean isJavaScript(String info) {
        String language = info.strip().replaceFirst("[\\s{].*", "");
        return language.equals("js") || language.equals("javascript");
    }

    private static String fromNotebook(String text) {
        JsonNode notebook;
        try {
            notebook = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new GradusException("The notebook is not valid JSON. Save it again.", e);
        }
        StringBuilder program = new StringBuilder();
        for (JsonNode cell : notebook.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                JsonNode source = cell.path("source");
                if (source.isArray()) {
                    source.forEach(line -> program.append(line.asText()));
                } else {
                    program.append(source.asText());
                }
                program.append('\n');
            }
        }
        if (program.isEmpty()) {
            throw new GradusException("The notebook holds no code cell, and the cells are the answer.");
        }
        return program.toString();
    }

    private static String fromZip(byte[] bytes) {
        String found = null;
        byte[] content = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                boolean answer = !entry.isDirectory()
                        && !ending(name).isEmpty()
                        && !ending(name).equals(".zip")
                        && !name.startsWith("__MACOSX/");
                if (answer && found != null) {
                    throw new GradusException("The zip holds several answers, " + Texts.name(found) + " and "
                            + Texts.name(name) + ". It should hold one.");
                }
                if (answer) {
                    found = name;
                    content = zip.readNBytes(LARGEST_PROGRAM + 1);
                    if (content.length > LARGEST_PROGRAM) {
                        throw new GradusException("The answer in the zip is larger than 1 MiB, and no answer is.");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new GradusException("The zip cannot be read: it is damaged.", e);
        }
        if (found == null) {
            throw new GradusException("The zip holds no answer: a file that ends in .js, .md or .ipynb.");
        }
        return of(found, content);
    }
}
