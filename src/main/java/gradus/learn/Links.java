package gradus.learn;

import gradus.array.Elementwise;
import gradus.array.NdArray;
import gradus.autodiff.Backward;
import gradus.autodiff.Backward.Mechanism;
import gradus.autodiff.Tensor;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One link of the chain at a time: what an answer would be, given the learner's answers before it. */
final class Links {
    private final AnswerKey key;
    private final Part part;
    private final GivenAnswers answers;
    private final Map<String, Step> steps = new HashMap<>();

    Links(AnswerKey key, GivenAnswers answers) {
        this.key = key;
        this.part = answers.part();
        this.answers = answers;
    }

    /** A step of the forward pass, recorded from the learner's own values. */
    private record Step(Tensor operand, Tensor result) {
        NdArray sent(NdArray upstream, Mechanism mechanism) {
            if (!result.requiresGrad()) {
                return NdArray.full(operand.shape(), 0);
            }
            Tensor gradient = Tensor.constant(upstream == null ? NdArray.full(result.shape(), 1) : upstream);
            return Backward.gradients(result, List.of(operand), new Backward.Options(gradient, true, false), mechanism)[
                    0]
                    .value();
        }
    }

    private Step step(String user, String by, int point) {
        return steps.computeIfAbsent(user + " " + by + " " + point, any -> {
            Map<String, NdArray> values = answers.values(point);
            Tensor operand = Tensor.parameter(values.get(by));
            Map<String, Tensor> given = AnswerKey.constants(values);
            given.put(by, operand);
            return new Step(operand, key.pass(part).step(user, key.points().get(point), given));
        });
    }

    /** What a step sends back to an operand when 1 arrives at it. */
    NdArray local(String user, String by, int point, Mechanism mechanism) {
        return step(user, by, point).sent(null, mechanism);
    }

    /**
     * The answer that the learner's values and upstream gradients lead to, by some mechanism.
     *
     * @return null if what stands between is not known: an upstream gradient was not given
     */
    NdArray answer(Ask ask, int point, Mechanism mechanism) {
        return switch (ask.kind()) {
            case VALUE ->
                key.pass(part)
                        .step(ask.of(), key.points().get(point), AnswerKey.constants(answers.values(point)))
                        .value();
            case LOCAL -> local(ask.of(), ask.by(), point, mechanism);
            case ACCUMULATED -> accumulated(ask, point, mechanism, false);
            default -> null;
        };
    }

    /** The answer that follows from all that the learner has given before, local derivatives too; null as above. */
    NdArray following(Ask ask, int point) {
        return ask.kind() == Ask.Kind.ACCUMULATED
                ? accumulated(ask, point, Mechanism.RIGHT, true)
                : answer(ask, point, Mechanism.RIGHT);
    }

    /** The contributions of all steps that use the quantity. */
    private NdArray accumulated(Ask ask, int point, Mechanism mechanism, boolean byOwnLocals) {
        Map<String, NdArray> upstreams = answers.upstreams(ask.of(), point);
        NdArray total = null;
        for (String user : users(ask)) {
            NdArray upstream = user.equals(ask.of()) ? null : upstreams.get(user);
            if (upstream == null && !user.equals(ask.of())) {
                return null;
            }
            NdArray local = byOwnLocals ? answers.local(user, ask.by(), point) : null;
            NdArray sent =
                    local == null || (upstream != null && !upstream.shape().equals(local.shape()))
                            ? step(user, ask.by(), point).sent(upstream, mechanism)
                            : upstream == null ? local : Elementwise.mul(local, upstream);
            total = total == null ? sent : Elementwise.add(total, sent);
        }
        return total;
    }

    /** An answer just before this one in the chain that has the wrong shape or no numbers, so that nothing follows from it. */
    Optional<Ask> unusable(Ask ask) {
        return part.asks().stream()
                .filter(other -> other.kind() == ask.kind() && answers.isUnusable(other))
                .filter(other -> ask.kind() == Ask.Kind.ACCUMULATED
                        ? ask.of().equals(other.of()) && users(ask).contains(other.by())
                        : ask.kind() == Ask.Kind.VALUE
                                && key.pass(part).usersOf(other.of()).contains(ask.of()))
                .findFirst();
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

    /** The gradient over the whole graph, from the right values. */
    NdArray overall(String of, String by, int point, Mechanism mechanism) {
        return AnswerKey.accumulated(key.graph(part, point), of, by, mechanism);
    }
}
