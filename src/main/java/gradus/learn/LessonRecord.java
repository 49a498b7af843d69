package gradus.learn;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a learner did in one lesson.
 *
 * @param title of the lesson
 * @param updated when, in milliseconds since 1970
 * @param finished whether its end was reached once
 * @param at the index of the step at which the learner is; that after the last at the end
 * @param heading under which that step stands
 * @param order the ids of the lesson's steps as they were
 * @param steps by id, those at which something was done
 */
public record LessonRecord(
        String title,
        long updated,
        boolean finished,
        int at,
        String heading,
        List<String> order,
        Map<String, StepRecord> steps) {
    static final LessonRecord NEW = new LessonRecord("", 0, false, 0, "", List.of(), Map.of());

    public LessonRecord {
        order = order == null ? List.of() : List.copyOf(order);
        steps = steps == null ? Map.of() : Map.copyOf(steps);
        heading = heading == null ? "" : heading;
    }

    /** What was done at a step. */
    @JsonIgnore
    public StepRecord step(String id) {
        return steps.getOrDefault(id, StepRecord.NEW);
    }

    LessonRecord with(String id, StepRecord step) {
        Map<String, StepRecord> all = new LinkedHashMap<>(steps);
        all.put(id, step);
        return new LessonRecord(title, updated, finished, at, heading, order, all);
    }
}
