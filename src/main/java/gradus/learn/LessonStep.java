package gradus.learn;

import gradus.course.Lesson;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Prose;
import gradus.course.Quiz;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A step of a lesson: prose and formulas to read, then the cell to run or the question to answer.
 *
 * @param index in the lesson, from 0
 * @param id made from the cell or the question (else from the text), so that it stays when other parts of the lesson
 *     change
 * @param heading under which the step ends; empty before the first
 * @param headings that stand in the step, in order
 * @param text what is read
 * @param asked the cell or the question at its end; none only at the end of a lesson
 */
public record LessonStep(
        int index, String id, String heading, List<String> headings, List<Block> text, Optional<Block> asked) {
    private static final int ID_LENGTH = 12;

    /** The steps of a lesson, at least one. */
    public static List<LessonStep> of(Lesson lesson) {
        List<LessonStep> steps = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        List<Block> text = new ArrayList<>();
        String heading = "";
        for (Block block : lesson.blocks()) {
            boolean asks = block instanceof Cell || block instanceof Quiz;
            if (asks) {
                heading = add(steps, seen, heading, text, Optional.of(block));
                text.clear();
            } else {
                text.add(block);
            }
        }
        if (!text.isEmpty() || steps.isEmpty()) {
            add(steps, seen, heading, text, Optional.empty());
        }
        return List.copyOf(steps);
    }

    private static String add(
            List<LessonStep> steps, Map<String, Integer> seen, String above, List<Block> text, Optional<Block> asked) {
        List<String> headings = text.stream()
                .filter(Prose.class::isInstance)
                .flatMap(block -> headings(((Prose) block).markdown()).stream())
                .toList();
        String heading = headings.isEmpty() ? above : headings.get(headings.size() - 1);
        String hash = hash(asked.map(List::of).orElse(text));
        int count = seen.merge(hash, 1, Integer::sum);
        String id = count == 1 ? hash : hash + "-" + count;
        steps.add(new LessonStep(steps.size(), id, heading, headings, List.copyOf(text), asked));
        return heading;
    }

    private static List<String> headings(String markdown) {
        List<String> headings = new ArrayList<>();
        boolean fenced = false;
        for (String line : markdown.lines().toList()) {
            if (line.stripLeading().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && line.matches("#{1,6}\\s.*")) {
                headings.add(line.replaceFirst("^#+\\s+", "").replaceFirst("\\s+#*\\s*$", ""));
            }
        }
        return headings;
    }

    private static String hash(List<Block> blocks) {
        String content = blocks.stream().map(LessonStep::content).collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What makes a block this one and no other, for the learner. */
    private static String content(Block block) {
        if (block instanceof Cell cell) {
            return "js " + cell.code().strip();
        }
        if (block instanceof Quiz quiz) {
            return "quiz " + quiz.content().question().strip();
        }
        return block instanceof Prose prose ? prose.markdown() : ((Lesson.Formula) block).tex();
    }

    public Optional<Cell> cell() {
        return asked.filter(Cell.class::isInstance).map(Cell.class::cast);
    }

    public Optional<Quiz> quiz() {
        return asked.filter(Quiz.class::isInstance).map(Quiz.class::cast);
    }
}
