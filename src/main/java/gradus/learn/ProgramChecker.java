package gradus.learn;

import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Operation;
import gradus.learn.ProgramMistakes.Mistake;
import gradus.script.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries what the learner wrote in random programs. An operation that is wrong by itself is left out of the programs that
 * come after, so that each ask is about one thing.
 */
final class ProgramChecker {
    private final AnswerKey key;
    private final Session session;
    private final String answer;
    private final Duration limit;
    private final Set<Operation> broken = EnumSet.noneOf(Operation.class);
    /** The mistakes that have been told, and at which ask. */
    private final Map<String, String> told = new HashMap<>();

    /**
     * A checker of one answer.
     *
     * @param answer the learner's program, which has run in the session
     * @param limit how long the programs of one ask may run
     */
    ProgramChecker(AnswerKey key, Session session, String answer, Duration limit) {
        this.key = key;
        this.session = session;
        this.answer = answer;
        this.limit = limit;
    }

    AnswerKey key() {
        return key;
    }

    Session session() {
        return session;
    }

    String answer() {
        return answer;
    }

    boolean isBroken(Operation operation) {
        return broken.contains(operation);
    }

    /** The ask at which a mistake has been told before; empty if it has not. */
    Optional<String> toldAt(Mistake mistake) {
        return Optional.ofNullable(told.get(mistake.name()));
    }

    void tell(Mistake mistake, Ask ask) {
        told.putIfAbsent(mistake.name(), ask.name());
    }

    List<Verdict> verdicts(Part part) {
        List<ProgramAsk> asked = new ArrayList<>();
        for (Ask ask : part.asks()) {
            ProgramAsk one = new ProgramAsk(this, part, ask);
            session.within(limit, () -> {
                one.run();
                return null;
            });
            if (ask.draws().about() != null && !one.isRight()) {
                broken.add(ask.draws().about());
            }
            asked.add(one);
        }
        everywhere(asked).ifPresent(id -> asked.forEach(one -> one.expect(id)));
        return asked.stream().map(one -> session.within(limit, one::verdict)).toList();
    }

    /** A mistake that belongs to no operation, and explains all that the part asks. */
    private static Optional<String> everywhere(List<ProgramAsk> asked) {
        List<ProgramAsk> run = asked.stream().filter(one -> !one.isMissing()).toList();
        List<ProgramAsk> wrong = run.stream().filter(one -> !one.isRight()).toList();
        if (wrong.size() < 2
                || run.stream().anyMatch(ProgramAsk::isLarge)
                || !wrong.stream().allMatch(ProgramAsk::isFinite)) {
            return Optional.empty();
        }
        return wrong.get(0).mistakes().stream()
                .filter(mistake -> mistake.operation() == null && wrong.get(0).isExplainedBy(mistake))
                .map(Mistake::id)
                .distinct()
                .filter(id -> run.stream().allMatch(one -> one.explanation(id).isPresent()))
                .findFirst();
    }
}
