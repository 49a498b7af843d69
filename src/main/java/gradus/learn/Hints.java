package gradus.learn;

import gradus.course.Checks;
import gradus.course.Exercise;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The hints for the first answer that needs work and has some, wrong ones before those still to do, as far as they were
 * taken: its own, or those for the exercise as a whole.
 *
 * @param name of the answer
 * @param shown the hints taken so far, from vague to plain
 * @param of how many there are
 */
public record Hints(String name, List<String> shown, int of) {
    /** In checks.json, the name of hints that are for the whole exercise. */
    private static final String WHOLE = "*";

    public Hints {
        shown = List.copyOf(shown);
    }

    /** None if every answer is right, or the file could not be run. */
    static Optional<Hints> of(CheckReport report, ExerciseRecord record) {
        List<String> open = report.verdicts().stream()
                .filter(Verdict::isOpen)
                .sorted(Comparator.comparing(
                        verdict -> verdict.outcome() == Verdict.Outcome.MISSING)) // wrong ones first
                .map(verdict -> verdict.ask().name())
                .toList();
        return open.stream()
                .filter(name -> !all(report.exercise(), name).isEmpty())
                .findFirst()
                .or(() -> open.stream().findFirst())
                .map(name -> {
                    List<String> all = all(report.exercise(), name);
                    return new Hints(name, all.subList(0, Math.min(record.hintsFor(name), all.size())), all.size());
                });
    }

    private static List<String> all(Exercise exercise, String name) {
        Checks checks = exercise.checks();
        return checks.hints().getOrDefault(name, checks.hints().getOrDefault(WHOLE, List.of()));
    }

    public boolean hasMore() {
        return shown.size() < of;
    }
}
