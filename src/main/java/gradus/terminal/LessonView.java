package gradus.terminal;

import gradus.course.Course;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Claim;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Prose;
import gradus.learn.Failure;
import gradus.learn.LessonSearch;
import gradus.learn.LessonStep;
import gradus.learn.Score;
import gradus.learn.StepRecord;
import gradus.learn.Walkthrough;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** What a learner sees of a lesson: its steps, the outline, the end. */
final class LessonView {
    private static final int MOST_FOUND = 12;

    private final Walkthrough walk;

    /** A claim is proved when its formula is first seen, and not again: proving draws random numbers. */
    private final Map<Claim, Optional<Failure>> proofs = new HashMap<>();

    LessonView(Walkthrough walk) {
        this.walk = walk;
    }

    /** The step at which the learner is: its text, its cell with what it showed, or its question. */
    List<AttributedString> step(LessonPage page) {
        LessonStep step = walk.step();
        List<AttributedString> lines = new ArrayList<>();
        for (Block block : step.text()) {
            lines.addAll(text(block, page));
            lines.add(AttributedString.EMPTY);
        }
        step.cell().ifPresent(cell -> {
            StepRecord done = walk.record(step);
            lines.addAll(page.code(walk.code(step)));
            if (done.outcome() == StepRecord.Outcome.RAN) {
                lines.addAll(page.output(done.output()));
            } else if (done.outcome() == StepRecord.Outcome.FAILED) {
                lines.addAll(page.failure(done.output()));
            }
        });
        step.quiz().ifPresent(quiz -> {
            String question = walk.player().textWithGaps(quiz.content().question(), quiz.line());
            lines.addAll(page.question(quiz, question));
            lines.addAll(closed(walk.record(step), page));
        });
        return lines;
    }

    private List<AttributedString> text(Block block, LessonPage page) {
        if (block instanceof Prose prose) {
            return page.prose(walk.player().textWithGaps(prose.markdown(), prose.line()));
        }
        Formula formula = (Formula) block;
        List<AttributedString> lines = new ArrayList<>(page.formula(formula));
        formula.claim().ifPresent(claim -> {
            Optional<Failure> failure =
                    proofs.computeIfAbsent(claim, c -> walk.player().prove(c));
            boolean learners = failure.isPresent() && walk.changesBefore(walk.step());
            lines.addAll(
                    learners
                            ? page.note("With what you changed, the claim of this formula cannot be tried.")
                            : page.proof(failure));
        });
        return lines;
    }

    private static List<AttributedString> closed(StepRecord done, LessonPage page) {
        if (done.outcome() == null) {
            return List.of();
        }
        return switch (done.outcome()) {
            case RIGHT ->
                page.right("You answered: `"
                        + done.tries().get(done.tries().size() - 1).answer() + "`");
            case SHOWN -> page.note("The answer was shown to you. You may still give it.");
            case SKIPPED -> page.note("You skipped this question. You may still answer it.");
            default -> List.of();
        };
    }

    /** The headings with their steps, and where the learner is. */
    List<AttributedString> outline() {
        List<AttributedString> lines = new ArrayList<>();
        int at = walk.at();
        lines.add(new AttributedString(
                walk.lesson().title() + ": "
                        + (walk.isAtEnd()
                                ? "the end"
                                : "step " + (at + 1) + " of " + walk.steps().size()),
                AttributedStyle.BOLD));
        for (LessonStep step : walk.steps()) {
            List<String> headings = step.index() == 0 && step.headings().isEmpty() ? List.of("") : step.headings();
            headings.forEach(heading -> lines.add(section(heading, step)));
        }
        lines.add(new AttributedString((walk.isAtEnd() ? "  ▸ " : "    ") + "the end"));
        return lines;
    }

    /** A heading, which stands in a step. */
    private AttributedString section(String heading, LessonStep from) {
        List<LessonStep> steps = walk.steps().stream()
                .filter(step -> step.index() == from.index()
                        || (step.index() > from.index() && step.heading().equals(heading)))
                .toList();
        long done = steps.stream().filter(step -> walk.record(step).isDone()).count();
        boolean here = !walk.isAtEnd() && walk.step().heading().equals(heading) && steps.contains(walk.step());
        String mark = here ? "▸ " : done == steps.size() ? "✓ " : "  ";
        String name = heading.isEmpty() ? "(the beginning)" : heading;
        String text = "  " + mark + name + "  (step " + (from.index() + 1) + ")";
        return new AttributedString(text, here ? AttributedStyle.BOLD : AttributedStyle.DEFAULT);
    }

    /** The score, the exercise, and what comes next. */
    List<AttributedString> end(LessonPage page, Optional<String> next) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(page.rule("the end of \"" + walk.lesson().title() + "\""));
        lines.addAll(LessonPage.plain(Score.of(walk).text()));
        walk.lesson().exercise().ifPresent(exercise -> {
            lines.add(AttributedString.EMPTY);
            lines.addAll(page.invitation(exercise));
        });
        lines.add(AttributedString.EMPTY);
        lines.addAll(LessonPage.plain(next.map(title -> "The next lesson is \"" + title + "\". Enter begins it.")
                .orElse("Enter leaves.")));
        return lines;
    }

    /** Where a text stands, in this lesson and then in the others. */
    List<AttributedString> found(Course course, String text, int width) {
        List<AttributedString> lines = new ArrayList<>();
        List<LessonSearch.Found> here = LessonSearch.in(walk.lesson(), text);
        List<LessonSearch.Found> others = LessonSearch.inOthers(course, walk.lesson(), text);
        if (here.isEmpty() && others.isEmpty()) {
            return LessonPage.plain("\"" + text + "\" stands in no lesson.");
        }
        here.stream().limit(MOST_FOUND).forEach(found -> lines.add(line("step " + (found.step() + 1), found, width)));
        others.stream()
                .limit(MOST_FOUND)
                .forEach(found ->
                        lines.add(line(Course.shortName(found.file()) + ", step " + (found.step() + 1), found, width)));
        int left = Math.max(0, here.size() - MOST_FOUND) + Math.max(0, others.size() - MOST_FOUND);
        if (left > 0) {
            lines.add(new AttributedString("  ... and " + left + " more"));
        }
        lines.add(new AttributedString(
                here.isEmpty() ? ":learn NAME takes that lesson." : ":go N goes to that step.", LessonPage.DIM));
        return lines;
    }

    private static AttributedString line(String place, LessonSearch.Found found, int width) {
        String text = "  " + place + ": " + found.line();
        return new AttributedString(text.length() <= width ? text : text.substring(0, width - 4) + " ...");
    }
}
