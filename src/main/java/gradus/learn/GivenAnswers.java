package gradus.learn;

import gradus.array.NdArray;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one part of an answer file returned at each point, copied out; and what follows from it: the quantities and
 * upstream gradients that the learner went on with.
 */
final class GivenAnswers {
    private final AnswerKey key;
    private final Part part;
    private final List<Map<String, Object>> returned;

    GivenAnswers(AnswerKey key, Part part, List<Map<String, Object>> returned) {
        this.key = key;
        this.part = part;
        this.returned = returned;
    }

    Part part() {
        return part;
    }

    int points() {
        return returned.size();
    }

    /** As {@link gradus.script.Session#call} copies it; null if there is none. */
    Object at(Ask ask, int point) {
        return returned.get(point).get(ask.name());
    }

    /** The numbers given, in the key's own shape; null if they are none or of another shape. */
    NdArray numbers(Ask ask, int point) {
        if (!ask.kind().isNumeric() || !(at(ask, point) instanceof NdArray given)) {
            return null;
        }
        NdArray expected = key.at(ask, point);
        return Agreement.sameShape(given.shape(), expected.shape()) ? given.reshape(expected.shape()) : null;
    }

    /** Whether something was given that cannot be gone on with. */
    boolean isUnusable(Ask ask) {
        return at(ask, 0) != null && numbers(ask, 0) == null;
    }

    /** All quantities as the learner has them, and the right ones where nothing usable was given. */
    Map<String, NdArray> values(int point) {
        Map<String, NdArray> values = new LinkedHashMap<>(key.values(part, point));
        for (Ask ask : part.asks()) {
            NdArray given = ask.kind() == Ask.Kind.VALUE ? numbers(ask, point) : null;
            if (given != null) {
                values.put(ask.of(), given);
            }
        }
        return values;
    }

    /** All quantities as the learner has them, of whatever shape, and the right ones where no numbers were given. */
    Map<String, NdArray> asGiven(int point) {
        Map<String, NdArray> values = new LinkedHashMap<>(key.values(part, point));
        for (Ask ask : part.asks()) {
            if (ask.kind() == Ask.Kind.VALUE && at(ask, point) instanceof NdArray given) {
                values.put(ask.of(), given);
            }
        }
        return values;
    }

    /** All quantities and answers by name, as the learner has them, and the right ones where nothing usable was given. */
    Map<String, NdArray> named(int point) {
        Map<String, NdArray> names = values(point);
        for (Ask ask : part.asks()) {
            if (ask.kind().isNumeric()) {
                NdArray given = numbers(ask, point);
                names.put(ask.name(), given != null ? given : key.at(ask, point));
            }
        }
        return names;
    }

    /** The accumulated derivatives of {@code of} as the learner has them, by what they are taken. */
    Map<String, NdArray> upstreams(String of, int point) {
        Map<String, NdArray> upstreams = new HashMap<>();
        for (Ask ask : part.asks()) {
            boolean accumulates = ask.kind() == Ask.Kind.ACCUMULATED && of.equals(ask.of());
            // the last link is its own accumulated derivative
            boolean last = ask.kind() == Ask.Kind.LOCAL && of.equals(ask.of());
            NdArray given = accumulates || last ? numbers(ask, point) : null;
            if (given != null) {
                upstreams.put(ask.by(), given);
            }
        }
        return upstreams;
    }

    /** The local derivative of a step as the learner has it; null if it was not asked or nothing usable was given. */
    NdArray local(String of, String by, int point) {
        for (Ask ask : part.asks()) {
            if (ask.kind() == Ask.Kind.LOCAL && ask.of().equals(of) && ask.by().equals(by)) {
                return numbers(ask, point);
            }
        }
        return null;
    }
}
