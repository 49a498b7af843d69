package gradus.course;

import gradus.array.GradusException;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Prose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a lesson: a YAML header, then Markdown in which a {@code js} fence is a cell and an {@code output} fence right
 * after it what the cell shows.
 */
public final class LessonParser {
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(YamlFrontMatterExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private static final Pattern ERROR = Pattern.compile("error=\"(.*)\"");

    private final Path file;
    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int proseFrom;

    private LessonParser(Path file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    /**
     * The lesson in a file.
     *
     * @throws GradusException naming file and line where the format is broken
     */
    public static Lesson read(Path file) {
        return parse(CourseFiles.read(file), file);
    }

    public static Lesson parse(String text, Path file) {
        return new LessonParser(file, text).parse(MARKDOWN.parse(text));
    }

    private Lesson parse(Node document) {
        YamlFrontMatterVisitor header = new YamlFrontMatterVisitor();
        document.accept(header);
        Map<String, List<String>> fields = header.getData();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof YamlFrontMatterBlock) {
                proseFrom = closingHeaderLine();
            } else if (node instanceof FencedCodeBlock fence) {
                fence(fence);
            }
        }
        prose(lines.size());
        String title = field(fields, "title")
                .orElseThrow(
                        () -> new GradusException(file + ":1: a lesson starts with a header that gives its title:\n"
                                + "---\ntitle: The chain rule\n---"));
        return new Lesson(file, title, field(fields, "exercise"), blocks);
    }

    private int closingHeaderLine() {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("---")) {
                return i + 1;
            }
        }
        return 0;
    }

    private void fence(FencedCodeBlock fence) {
        List<SourceSpan> spans = fence.getSourceSpans();
        int first = spans.get(0).getLineIndex();
        int last = spans.get(spans.size() - 1).getLineIndex();
        if (fence.getClosingFenceLength() == null) {
            throw at(
                    first,
                    "this fence is never closed. End it with " + "`".repeat(fence.getOpeningFenceLength())
                            + " on a line of its own.");
        }
        String info = fence.getInfo().strip();
        String kind = info.split("\\s+", 2)[0];
        switch (kind) {
            case "js" -> {
                prose(first);
                blocks.add(new Cell(fence.getLiteral(), first + 2, Optional.empty(), error(info, first)));
                proseFrom = last + 1;
            }
            case "output" -> {
                attach(fence.getLiteral(), first);
                proseFrom = last + 1;
            }
            case "", "text" -> {
                // An illustration: part of the prose.
            }
            default ->
                throw at(
                        first,
                        "unknown kind of fence \"" + kind
                                + "\". A lesson has js (a cell), output (what the cell before it shows) and text.");
        }
    }

    private Optional<String> error(String info, int line) {
        String rest = info.substring("js".length()).strip();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = ERROR.matcher(rest);
        if (!matcher.matches()) {
            throw at(line, "a cell is \"js\" or \"js error=\"the message\"\", and this says \"" + info + "\".");
        }
        return Optional.of(matcher.group(1));
    }

    /** Gives an output to the cell that stands directly before it. */
    private void attach(String output, int line) {
        int last = blocks.size() - 1;
        boolean adjacent = last >= 0
                && blocks.get(last) instanceof Cell cell
                && cell.output().isEmpty()
                && isBlank(proseFrom, line);
        if (!adjacent) {
            throw at(line, "an output must stand right after the js cell that shows it.");
        }
        Cell cell = (Cell) blocks.get(last);
        blocks.set(last, new Cell(cell.code(), cell.line(), Optional.of(output), cell.error()));
    }

    private boolean isBlank(int from, int to) {
        return lines.subList(from, to).stream().allMatch(String::isBlank);
    }

    private void prose(int to) {
        int from = proseFrom;
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        if (from < to) {
            blocks.add(new Prose(String.join("\n", lines.subList(from, to)).stripTrailing(), from + 1));
        }
    }

    private static Optional<String> field(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    private GradusException at(int line, String message) {
        return new GradusException(file + ":" + (line + 1) + ": " + message);
    }
}
