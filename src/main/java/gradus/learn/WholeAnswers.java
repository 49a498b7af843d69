package gradus.learn;

import gradus.array.Elementwise;
import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Backward.Mechanism;
import gradus.autodiff.Numerical;
import gradus.autodiff.Tensor;
import gradus.course.Ask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Misconceptions that are seen in an answer as a whole: another quantity, a factor of the batch, a step that is left out. */
final class WholeAnswers {
    private static final double[] LARGE_STEPS = {1, 0.5, 0.1, 0.05, 0.01, 1e-3};

    private final AnswerKey key;
    private final GivenAnswers answers;
    private final Links links;

    WholeAnswers(AnswerKey key, GivenAnswers answers, Links links) {
        this.key = key;
        this.answers = answers;
        this.links = links;
    }

    /** A misconception's id and the answer that it leads to at a point, null where it leads to none. */
    record Candidate(String id, IntFunction<NdArray> at) {}

    /** In the order in which they are tried, the more special first. */
    List<Candidate> candidates(Ask ask) {
        List<Candidate> all = new ArrayList<>();
        switch (ask.kind()) {
            case CENTRAL_DIFFERENCE -> differences(ask, all);
            case ACCUMULATED -> accumulated(ask, all);
            default -> {}
        }
        all.add(new Candidate("sign", point -> key.at(ask, point).map(v -> -v)));
        all.add(new Candidate(
                "sign",
                point -> following(ask, point) == null
                        ? null
                        : following(ask, point).map(v -> -v)));
        all.add(new Candidate("transpose-superfluous", point -> transposed(key.at(ask, point))));
        batches(ask, all);
        others(ask, all);
        all.add(new Candidate("stale-cache", point -> point == 0 ? stale(ask) : key.at(ask, point - 1)));
        return all;
    }

    /** At the task's own point there is no call before: whatever was given there is taken as it is. */
    private NdArray stale(Ask ask) {
        return answers.numbers(ask, 0);
    }

    private NdArray following(Ask ask, int point) {
        return links.following(ask, point);
    }

    private static NdArray transposed(NdArray x) {
        return x.shape().rank() == 2 ? x.transpose(1, 0) : null;
    }

    private void accumulated(Ask ask, List<Candidate> all) {
        List<String> users = links.users(ask);
        all.add(new Candidate("upstream-ignored", point -> {
            if (users.contains(ask.of())) {
                return null; // there is no upstream gradient but 1
            }
            NdArray sum = null;
            for (String user : users) {
                NdArray sent = links.local(user, ask.by(), point, Mechanism.RIGHT);
                sum = sum == null ? sent : Elementwise.add(sum, sent);
            }
            return sum;
        }));
        broadcasts(ask, users, all);
        for (String user : users) {
            if (!user.equals(ask.of())) {
                boolean softmax = answers.part().forward().get(user).contains("softmax(");
                String id = softmax ? "cross-entropy-by-p" : "inner-derivative-forgotten";
                all.add(new Candidate(id, point -> links.overall(ask.of(), user, point, Mechanism.RIGHT)));
                all.add(new Candidate(
                        id, point -> answers.upstreams(ask.of(), point).get(user)));
            }
        }
    }

    /** Where a step repeats what the derivative is taken by, as a bias is repeated for every row of a batch. */
    private void broadcasts(Ask ask, List<String> users, List<Candidate> all) {
        if (users.contains(ask.of())) {
            return;
        }
        boolean isBias = ask.by().matches("(?i)b(eta|ias)?\\d*");
        String unsummed = isBias ? "bias-not-summed" : "broadcast-not-undone";
        for (String user : users) {
            all.add(new Candidate(unsummed, point -> unsummed(ask, user, users, point)));
            all.add(new Candidate("bias-averaged", point -> averaged(ask, user, point)));
        }
    }

    /** What comes from one use without a sum, and from the others as it should. */
    private NdArray unsummed(Ask ask, String wide, List<String> users, int point) {
        NdArray total = unsummed(ask, wide, point, upstream(ask, wide, point));
        for (String user : users) {
            if (total != null && !user.equals(wide)) {
                Map<String, NdArray> values = answers.values(point);
                total = Elementwise.add(
                        total, key.sent(answers.part(), user, ask.by(), point, values, upstream(ask, user, point)));
            }
        }
        return total;
    }

    private NdArray upstream(Ask ask, String user, int point) {
        NdArray own = answers.upstreams(ask.of(), point).get(user);
        return own != null ? own : links.overall(ask.of(), user, point, Mechanism.RIGHT);
    }

    private NdArray unsummed(Ask ask, String user, int point, NdArray upstream) {
        Map<String, NdArray> values = answers.values(point);
        NdArray by = values.get(ask.by());
        Shape wide = key.graph(answers.part(), point).get(user).shape();
        if (by.shape().equals(wide) || by.shape().rank() > wide.rank() || by.size() >= wide.size()) {
            return null;
        }
        try {
            values.put(ask.by(), by.broadcastTo(wide));
            return key.sent(answers.part(), user, ask.by(), point, values, upstream);
        } catch (GradusException e) {
            return null; // it is not repeated, but multiplied, say
        }
    }

    private NdArray averaged(Ask ask, String user, int point) {
        NdArray each = unsummed(ask, user, point, upstream(ask, user, point));
        if (each == null) {
            return null;
        }
        double uses = (double) each.size() / key.at(ask, point).size();
        NdArray sum = following(ask, point);
        return (sum == null ? key.at(ask, point) : sum).map(v -> v / uses);
    }

    /** A factor of the number of terms, too many or too few. */
    private void batches(Ask ask, List<Candidate> all) {
        boolean isValue = ask.kind() == Ask.Kind.VALUE;
        Tensor root = key.graph(answers.part(), 0).get(ask.of());
        Set<Double> divisors = Operations.divisors(root);
        Set<Double> terms = new LinkedHashSet<>(divisors);
        terms.addAll(Operations.addends(root));
        for (double n : divisors.isEmpty() ? sizes() : divisors) {
            all.add(new Candidate(isValue ? "sum-missing-mean" : "batch-mean", point -> key.at(ask, point)
                    .map(v -> v * n)));
        }
        for (double n : terms.isEmpty() ? sizes() : terms) {
            all.add(new Candidate(isValue ? "mean-for-sum" : "sum-for-mean", point -> key.at(ask, point)
                    .map(v -> v / n)));
        }
    }

    /** Where the forward pass has no mean and no sum, what it might have divided by. */
    private Set<Double> sizes() {
        Map<String, Tensor> graph = key.graph(answers.part(), 0);
        Set<Double> sizes = new LinkedHashSet<>();
        key.points().get(0).keySet().forEach(input -> {
            Tensor tensor = graph.get(input);
            if (tensor != null && tensor.shape().rank() > 0) {
                sizes.add((double) tensor.shape().dim(0));
                sizes.add((double) tensor.shape().size());
            }
        });
        sizes.remove(1.0);
        return sizes;
    }

    /** The right answer to another question. */
    private void others(Ask ask, List<Candidate> all) {
        if (!ask.kind().isDerivative()) {
            return;
        }
        for (String name : key.graph(answers.part(), 0).keySet()) {
            boolean before = !name.equals(ask.by()) && !name.equals(ask.of());
            if (before && key.graph(answers.part(), 0).get(name).requiresGrad()) {
                all.add(new Candidate(
                        "wrong-variable", point -> links.overall(ask.of(), name, point, Mechanism.RIGHT)));
            }
        }
        for (Ask other : answers.part().asks()) {
            if (other.kind() == Ask.Kind.LOCAL && !other.name().equals(ask.name())) {
                all.add(new Candidate("wrong-variable", point -> key.at(other, point)));
            }
        }
    }

    private void differences(Ask ask, List<Candidate> all) {
        all.add(new Candidate(
                "divided-by-h", point -> central(ask, point, step(ask, point)).map(v -> 2 * v)));
        all.add(new Candidate("forward-difference", point -> oneSided(ask, point, step(ask, point))));
        all.add(new Candidate("forward-difference", point -> oneSided(ask, point, -step(ask, point))));
        for (double h : LARGE_STEPS) {
            all.add(new Candidate("h-too-large", point -> central(ask, point, h)));
        }
    }

    /** The step that the task asks for. */
    double step(Ask ask, int point) {
        return ask.h().isNumber()
                ? ask.h().asDouble()
                : ((NdArray) key.points().get(point).get(ask.h().asText())).item();
    }

    /** What the task asks for, as a careful learner gets it. */
    NdArray central(Ask ask, int point, double h) {
        return Numerical.gradient(
                at -> key.total(answers.part(), ask, point, at), by(ask, point).value(), h);
    }

    private NdArray oneSided(Ask ask, int point, double h) {
        NdArray at = by(ask, point).value();
        double[] result = new double[at.size()];
        double centre = key.total(answers.part(), ask, point, at);
        Arrays.setAll(result, i -> {
            NdArray moved = at.copy();
            moved.data()[i] += h;
            return (key.total(answers.part(), ask, point, moved) - centre) / h;
        });
        return NdArray.of(at.shape(), result);
    }

    private Tensor by(Ask ask, int point) {
        return key.graph(answers.part(), point).get(ask.by());
    }
}
