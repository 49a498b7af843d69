package gradus.course;

import gradus.array.GradusException;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Claim;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Output;
import gradus.course.Lesson.Prose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a lesson: a YAML header, then Markdown in which fences are cells, outputs, formulas, claims and questions. The
 * authoring guide describes the format.
 */
public final class LessonParser {
    private static final Parser MARKDOWN = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final Pattern ERROR = Pattern.compile("error=\"(.*)\"");
    private static final Pattern CLAIM = Pattern.compile("claim(?:\\s+tolerance=(\\S+))?");

    /** Two ways to the same formula agree to rounding, unless one of them is a numerical derivative. */
    private static final double CLAIM_TOLERANCE = 1e-9;

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
        return new LessonParser(file, text).parse();
    }

    /** The headings of any Markdown file, as GitHub names them in addresses. */
    public static Set<String> anchors(String text, Path file) {
        LessonText visitor = new LessonText(file);
        MARKDOWN.parse(text).accept(visitor);
        return visitor.anchors();
    }

    private Lesson parse() {
        LessonHeader header = header();
        List<String> body = new ArrayList<>(Collections.nCopies(proseFrom, ""));
        body.addAll(lines.subList(proseFrom, lines.size()));
        Node document = MARKDOWN.parse(String.join("\n", body));
        LessonText text = new LessonText(file);
        document.accept(text);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) {
                fence(fence);
            }
        }
        prose(lines.size());
        return new Lesson(file, header, blocks, text.links(), text.anchors());
    }

    private LessonHeader header() {
        int closing = lines.isEmpty() || !lines.get(0).strip().equals("---")
                ? -1
                : lines.subList(1, lines.size()).indexOf("---") + 1;
        if (closing < 0) {
            throw at(0, "a lesson starts with a header that gives its title:\n---\ntitle: The chain rule\n---");
        }
        if (closing == 0) {
            throw at(0, "the header is never closed. End it with --- on a line of its own.");
        }
        proseFrom = closing + 1;
        return Yaml.read(String.join("\n", lines.subList(1, closing)), LessonHeader.class, file, 2);
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
        String content = fence.getLiteral();
        switch (info.split("\\s+", 2)[0]) {
            case "js" -> js(info.substring("js".length()).strip(), content, first);
            case "output" -> output(content, first);
            case "math" -> add(new Formula(content.strip(), first + 2, Optional.empty()), first);
            case "quiz" -> quiz(content, first);
            case "", "text" -> {
                return; // An illustration: part of the prose.
            }
            default ->
                throw at(
                        first,
                        "unknown kind of fence \"" + info + "\". A lesson has js (a cell), output (what the cell before"
                                + " it shows), math (a formula), js claim (its proof), quiz and text.");
        }
        proseFrom = last + 1;
    }

    private void js(String attributes, String code, int line) {
        Matcher error = ERROR.matcher(attributes);
        Matcher claim = CLAIM.matcher(attributes);
        if (claim.matches()) {
            claim(new Claim(code, line + 2, tolerance(claim.group(1), line)), line);
        } else if (attributes.isEmpty() || error.matches()) {
            Optional<String> message = attributes.isEmpty() ? Optional.empty() : Optional.of(error.group(1));
            add(new Cell(code, line + 2, Optional.empty(), message), line);
        } else {
            throw at(
                    line,
                    "a cell is \"js\", \"js error=\"the message\"\", \"js claim\" or \"js claim tolerance=1e-6\", and this"
                            + " says \"js " + attributes + "\".");
        }
    }

    private double tolerance(String given, int line) {
        try {
            return given == null ? CLAIM_TOLERANCE : Double.parseDouble(given);
        } catch (NumberFormatException e) {
            throw at(line, "a tolerance is a number, as in tolerance=1e-6, and not \"" + given + "\".");
        }
    }

    /** Gives a claim to the formula that stands directly before it. */
    private void claim(Claim claim, int line) {
        if (!(directlyBefore(line) instanceof Formula formula)
                || formula.claim().isPresent()) {
            throw at(line, "a claim must stand right after the displayed formula (a math fence) that it proves.");
        }
        blocks.set(blocks.size() - 1, new Formula(formula.tex(), formula.line(), Optional.of(claim)));
    }

    /** Gives an output to the cell that stands directly before it. */
    private void output(String text, int line) {
        if (!(directlyBefore(line) instanceof Cell cell) || cell.output().isPresent()) {
            throw at(line, "an output must stand right after the js cell that shows it.");
        }
        Output output = new Output(text, line + 2);
        blocks.set(blocks.size() - 1, new Cell(cell.code(), cell.line(), Optional.of(output), cell.error()));
    }

    private void quiz(String body, int line) {
        Quiz quiz = new Quiz(line + 2, Yaml.read(body, Quiz.Content.class, file, line + 2));
        quiz.flaw().ifPresent(flaw -> {
            throw at(line, flaw);
        });
        add(quiz, line);
    }

    private void add(Block block, int line) {
        prose(line);
        blocks.add(block);
    }

    /** The block that ends before this line with nothing but blank lines between, or null. */
    private Block directlyBefore(int line) {
        boolean adjacent = lines.subList(proseFrom, line).stream().allMatch(String::isBlank);
        return adjacent && !blocks.isEmpty() ? blocks.get(blocks.size() - 1) : null;
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

    private GradusException at(int line, String message) {
        return new GradusException(file + ":" + (line + 1) + ": " + message);
    }
}
