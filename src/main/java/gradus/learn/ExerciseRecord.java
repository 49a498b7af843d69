package gradus.learn;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a learner did in one exercise.
 *
 * @param updated when it was last checked or a hint was taken, in milliseconds since 1970
 * @param solved whether it once got full marks
 * @param score the points of the last check
 * @param right how many answers were right in it
 * @param hints how many hints were taken, by the name of the answer that they are for
 */
public record ExerciseRecord(long updated, boolean solved, double score, int right, Map<String, Integer> hints) {
    static final ExerciseRecord NEW = new ExerciseRecord(0, false, 0, 0, Map.of());

    public ExerciseRecord {
        hints = hints == null ? Map.of() : Map.copyOf(hints);
    }

    ExerciseRecord checked(CheckReport report, long now) {
        return new ExerciseRecord(now, solved || report.isFullMarks(), report.score(), report.right(), hints);
    }

    /** How many hints were taken for an answer. */
    int hintsFor(String ask) {
        return hints.getOrDefault(ask, 0);
    }

    ExerciseRecord withHints(String ask, int taken, long now) {
        Map<String, Integer> all = new TreeMap<>(hints);
        all.merge(ask, taken, Math::max);
        return new ExerciseRecord(now, solved, score, right, all);
    }
}
