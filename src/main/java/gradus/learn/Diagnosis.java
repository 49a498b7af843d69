package gradus.learn;

import gradus.array.NdArray;
import gradus.autodiff.Backward.Mechanism;
import gradus.course.Ask;
import gradus.explain.Misconception;
import gradus.explain.Misconceptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Why an answer is wrong: the same computation is done with each misconception of the catalogue, and with two at once;
 * what comes out as the answer at every point is what the learner did. Once from the right values and upstream gradients,
 * and once from the learner's own, so that a new mistake is seen behind an old one.
 */
final class Diagnosis {
    /** A mask shows only where it closes, and an answer of zeros tells nothing unless the exercise itself speaks of it. */
    private static final int TELLING_POINTS = 2;

    private final AnswerKey key;
    private final GivenAnswers answers;
    private final Links links;
    private final WholeAnswers whole;

    Diagnosis(AnswerKey key, GivenAnswers answers, Links links, WholeAnswers whole) {
        this.key = key;
        this.answers = answers;
        this.links = links;
        this.whole = whole;
    }

    /** What an answer did, by the misconceptions' ids, and in words. */
    record Finding(List<String> ids, String says, String asks) {}

    /** The misconception, or the two, that explain the answer at every point. */
    Optional<Finding> of(Ask ask) {
        for (WrongForms form : key.forms(answers.part())) {
            if (matches(ask, point -> form.answer(ask, point), true)
                    || matches(ask, point -> form.following(ask, answers, point))) {
                return Optional.of(new Finding(List.of(form.id()), form.says(), form.asks()));
            }
        }
        List<Misconception> rows = concerning(ask);
        for (Misconception row : rows) { // in the last link, from what the learner had
            if (inLink(ask, row.mechanism(), UnaryOperator.identity())) {
                return found(row);
            }
        }
        for (WholeAnswers.Candidate candidate : whole.candidates(ask)) {
            if (matches(ask, candidate.at())) {
                return found(named(candidate.id()));
            }
        }
        for (Misconception row : rows) { // anywhere on the way
            if (overall(ask, row.mechanism(), UnaryOperator.identity())) {
                return found(row);
            }
        }
        return pair(ask, rows);
    }

    private Optional<Finding> pair(Ask ask, List<Misconception> rows) {
        for (int i = 0; i < rows.size(); i++) {
            for (int k = i + 1; k < rows.size(); k++) {
                if (!rows.get(i).id().equals(rows.get(k).id())
                        && matches(ask, rows.get(i).and(rows.get(k)), UnaryOperator.identity())) {
                    return found(rows.get(i), rows.get(k));
                }
            }
        }
        for (Misconception row : rows) {
            if (!row.id().equals("sign") && matches(ask, row.mechanism(), x -> x.map(v -> -v))) {
                return found(row, named("sign"));
            }
        }
        for (WholeAnswers.Candidate candidate : whole.candidates(ask)) {
            if (!candidate.id().equals("sign")
                    && matches(ask, point -> negated(candidate.at().apply(point)))) {
                return found(named(candidate.id()), named("sign"));
            }
        }
        return Optional.empty();
    }

    /** Those that can show in the graph of what the derivative is taken of. */
    private List<Misconception> concerning(Ask ask) {
        if (!ask.kind().isDerivative()) {
            return List.of();
        }
        Set<String> operations = Operations.behind(key.graph(answers.part(), 0).get(ask.of()));
        return Misconceptions.rows().stream()
                .filter(row -> row.isAboutSums() || operations.stream().anyMatch(row::concerns))
                .toList();
    }

    private static NdArray negated(NdArray x) {
        return x == null ? null : x.map(v -> -v);
    }

    private static Misconception named(String id) {
        return Misconceptions.named(id).orElseThrow(() -> new IllegalStateException(id));
    }

    private static Optional<Finding> found(Misconception one) {
        return Optional.of(new Finding(List.of(one.id()), one.says(), one.asks()));
    }

    private static Optional<Finding> found(Misconception one, Misconception two) {
        return Optional.of(new Finding(
                List.of(one.id(), two.id()), "Two things at once. " + one.says() + " And: " + two.says(), one.asks()));
    }

    private boolean matches(Ask ask, Mechanism mechanism, UnaryOperator<NdArray> then) {
        return inLink(ask, mechanism, then) || overall(ask, mechanism, then);
    }

    /** Whether a mechanism gives the answer by way of the last link alone. */
    private boolean inLink(Ask ask, Mechanism mechanism, UnaryOperator<NdArray> then) {
        boolean linked = ask.kind() == Ask.Kind.ACCUMULATED || ask.kind() == Ask.Kind.LOCAL;
        return linked
                && matches(ask, point -> {
                    NdArray link = links.answer(ask, point, mechanism);
                    return link == null ? null : then.apply(link);
                })
                && changes(ask, mechanism);
    }

    /** Whether a mechanism changes the last link at all: what it leaves as it is, it does not explain. */
    private boolean changes(Ask ask, Mechanism mechanism) {
        for (int point = 0; point < answers.points(); point++) {
            NdArray right = links.answer(ask, point, Mechanism.RIGHT);
            if (!Agreement.sameNumbers(links.answer(ask, point, mechanism), right)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mechanism gives the answer over the whole graph. */
    private boolean overall(Ask ask, Mechanism mechanism, UnaryOperator<NdArray> then) {
        return ask.kind() == Ask.Kind.ACCUMULATED
                && matches(ask, point -> then.apply(links.overall(ask.of(), ask.by(), point, mechanism)));
    }

    private boolean matches(Ask ask, IntFunction<NdArray> candidate) {
        return matches(ask, candidate, false);
    }

    /** Whether a candidate gives the answer at every point, and tells it from the right one at some. */
    private boolean matches(Ask ask, IntFunction<NdArray> candidate, boolean zerosTell) {
        int telling = 0;
        for (int point = 0; point < answers.points(); point++) {
            if (!(answers.at(ask, point) instanceof NdArray given)) {
                return false;
            }
            NdArray wrong = candidate.apply(point);
            if (wrong == null
                    || !Agreement.sameShape(given.shape(), wrong.shape())
                    || !Agreement.sameNumbers(given, wrong)) {
                return false;
            }
            boolean differs =
                    !Agreement.sameShape(wrong.shape(), key.at(ask, point).shape())
                            || !Agreement.sameNumbers(wrong, key.at(ask, point));
            telling += differs && (zerosTell || !Agreement.isZero(wrong)) ? 1 : 0;
        }
        return telling >= TELLING_POINTS;
    }

    /** Whether the answer is what follows from the learner's own earlier ones, and not what is right. */
    boolean follows(Ask ask) {
        return follows(ask, point -> links.following(ask, point))
                || (ask.as() != null && follows(ask, point -> key.expression(ask.as(), answers.named(point))))
                || key.forms(answers.part()).stream().anyMatch(form -> follows(ask, form));
    }

    /** Whether the answer is what comes of a wrong form that an earlier one has been told of. */
    private boolean follows(Ask ask, WrongForms form) {
        return !form.isAbout(ask)
                && matches(ask, point -> form.answer(ask, point))
                && answers.part().asks().stream()
                        .takeWhile(earlier -> !earlier.name().equals(ask.name()))
                        .anyMatch(earlier -> form.isAbout(earlier) && matches(earlier, at -> form.answer(earlier, at)));
    }

    private boolean follows(Ask ask, IntFunction<NdArray> following) {
        int telling = 0;
        boolean varies = false;
        boolean rightVaries = false;
        for (int point = 0; point < answers.points(); point++) {
            NdArray given = answers.numbers(ask, point);
            if (given == null) {
                return false;
            }
            NdArray link = following.apply(point);
            if (link == null || !Agreement.sameNumbers(given, link)) {
                return false;
            }
            NdArray right = key.at(ask, point);
            telling += !Agreement.isZero(link) && !Agreement.sameNumbers(link, right) ? 1 : 0;
            varies |= !Agreement.sameNumbers(given, answers.numbers(ask, 0));
            rightVaries |= !Agreement.sameNumbers(right, key.at(ask, 0));
        }
        // Zeros and ones everywhere follow from each other, and tell of no work.
        return telling >= TELLING_POINTS && (varies || !rightVaries);
    }
}
