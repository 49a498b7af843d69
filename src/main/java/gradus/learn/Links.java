package gradus.learn;

import gradus.array.Elementwise;
import gradus.array.NdArray;
import gradus.autodiff.Backward.Mechanism;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import java.util.List;
import java.util.Map;

/** One link of the chain at a time: what an answer would be, given the answers before it. */
final class Links {
    private final AnswerKey key;
    private final Part part;

    Links(AnswerKey key, Part part) {
        this.key = key;
        this.part = part;
    }

    /**
     * The answer that {@code values} and {@code upstreams} lead to.
     *
     * @return null if what stands between is not known: an upstream gradient was not given
     */
    NdArray answer(
            Ask ask, int point, Map<String, NdArray> values, Map<String, NdArray> upstreams, Mechanism mechanism) {
        return switch (ask.kind()) {
            case VALUE -> key.pass(part)
                    .step(ask.of(), key.points().get(point), AnswerKey.constants(values))
                    .value();
            case LOCAL -> key.local(part, ask, point, values, mechanism);
            case ACCUMULATED -> accumulated(ask, point, values, upstreams, mechanism);
            default -> null;
        };
    }

    /** The answer that follows from all that the learner has given before, local derivatives too; null as above. */
    NdArray following(Ask ask, int point, Answers given) {
        Map<String, NdArray> values = given.values(point);
        Map<String, NdArray> upstreams = given.upstreams(ask.of(), point);
        if (ask.kind() != Ask.Kind.ACCUMULATED) {
            return answer(ask, point, values, upstreams, Mechanism.RIGHT);
        }
        NdArray total = null;
        for (String user : users(ask)) {
            NdArray upstream = user.equals(ask.of()) ? null : upstreams.get(user);
            if (upstream == null && !user.equals(ask.of())) {
                return null;
            }
            NdArray local = given.local(user, ask.by(), point);
            NdArray sent = local != null && (upstream == null || upstream.shape().equals(local.shape()))
                    ? upstream == null ? local : local.zip(upstream, "mul", (a, b) -> a * b)
                    : key.sent(part, user, ask.by(), point, values, upstream, Mechanism.RIGHT);
            total = total == null ? sent : Elementwise.add(total, sent);
        }
        return total;
    }

    /** The contributions of all steps that use the quantity. */
    private NdArray accumulated(
            Ask ask, int point, Map<String, NdArray> values, Map<String, NdArray> upstreams, Mechanism mechanism) {
        NdArray total = null;
        for (String user : users(ask)) {
            NdArray upstream = upstreams.get(user);
            if (upstream == null && !user.equals(ask.of())) {
                return null;
            }
            NdArray sent = key.sent(
                    part, user, ask.by(), point, values, user.equals(ask.of()) ? null : upstream, mechanism);
            total = total == null ? sent : Elementwise.add(total, sent);
        }
        return total;
    }

    /** The steps on the way to the result that use what the derivative is taken by. */
    List<String> users(Ask ask) {
        return key.pass(part).usersOf(ask.by()).stream()
                .filter(user -> user.equals(ask.of()) || leadsTo(user, ask.of()))
                .toList();
    }

    private boolean leadsTo(String from, String to) {
        return key.pass(part).usersOf(from).stream().anyMatch(user -> user.equals(to) || leadsTo(user, to));
    }

    /** The right upstream gradients of {@code of} at every quantity. */
    NdArray right(String of, String by, int point, Mechanism mechanism) {
        return AnswerKey.accumulated(key.graph(part, point), of, by, mechanism);
    }
}
