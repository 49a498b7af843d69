package gradus.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a learner goes on in a lesson whose text may have changed since.
 *
 * @param at the index of the step; the number of steps at the end
 * @param notice what to say of it, if the lesson has changed
 */
record Placement(int at, Optional<String> notice) {
    private static final String CHANGED = "This lesson has changed since you were here. ";

    static Placement of(LessonRecord record, List<LessonStep> steps) {
        List<String> now = steps.stream().map(LessonStep::id).toList();
        List<String> before = record.order();
        if (before.isEmpty() || before.equals(now)) {
            return new Placement(Math.min(record.at(), steps.size()), Optional.empty());
        }
        Map<String, Integer> index = new HashMap<>();
        now.forEach(id -> index.put(id, index.size()));
        if (record.at() < before.size() && index.containsKey(before.get(record.at()))) {
            int at = index.get(before.get(record.at()));
            return new Placement(at, Optional.of(CHANGED + "Your place in it is still there."));
        }
        if (record.at() >= before.size()) {
            boolean more = !before.containsAll(now);
            return new Placement(
                    steps.size(),
                    Optional.of(CHANGED + (more ? "Some of its steps are new." : "You were at its end.")));
        }
        int at = nearest(record, steps, index);
        String where = at == steps.size() || steps.get(at).heading().isEmpty()
                ? ""
                : ", under \"" + steps.get(at).heading() + "\"";
        return new Placement(
                at, Optional.of(CHANGED + "You go on at the step nearest to where you were" + where + "."));
    }

    /** The step after the last one before the place that is still there; else the first under the place's heading. */
    private static int nearest(LessonRecord record, List<LessonStep> steps, Map<String, Integer> index) {
        for (int i = record.at() - 1; i >= 0; i--) {
            Integer survivor = index.get(record.order().get(i));
            if (survivor != null) {
                return Math.min(survivor + 1, steps.size() - 1);
            }
        }
        return steps.stream()
                .filter(step -> step.heading().equals(record.heading()))
                .map(LessonStep::index)
                .findFirst()
                .orElse(Math.min(record.at(), steps.size() - 1));
    }
}
