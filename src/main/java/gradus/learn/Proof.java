package gradus.learn;

import gradus.course.Lesson.Claim;
import gradus.script.ScriptException;
import gradus.script.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tries a claim: its two sides must agree for each of a number of random draws. */
final class Proof {
    /** How many draws. */
    static final int DRAWS = 20;

    private static final String FORMAT = "a claim ends in a boolean, a pair [left, right] of tensors or numbers, or an"
            + " array of pairs [[left, right], ...].";

    private final Session session;
    private final Path file;
    private final Duration limit;

    Proof(Session session, Path file, Duration limit) {
        this.session = session;
        this.file = file;
        this.limit = limit;
    }

    /** What is wrong with the claim, or nothing. */
    Optional<Failure> attempt(Claim claim) {
        for (int seed = 1; seed <= DRAWS; seed++) {
            Optional<Failure> failure = draw(claim, seed);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> draw(Claim claim, int seed) {
        Object value;
        try {
            session.evalData("manualSeed(" + seed + ")", file.toString());
            value = session.within(limit, () -> session.evalData(program(claim), file.toString()));
        } catch (ScriptException e) {
            return Optional.of(new Failure(file, claim.line(), "the claim failed.", "", e.getMessage()));
        }
        if (seed == 1 && drewNothing()) {
            return Optional.of(new Failure(
                    file,
                    claim.line(),
                    "this claim draws nothing, so one draw is as good as " + DRAWS
                            + ". Draw its values with randn or rand, without a seed."));
        }
        return judge(claim, seed, value);
    }

    /**
     * In a block of its own, so that its constants stay its own; the block's value is that of its last expression. A
     * line that begins with a bracket begins a statement, where JavaScript would take it as an index into the line
     * before.
     */
    private static String program(Claim claim) {
        String code = claim.code().replaceAll("(?m)^\\[", ";[");
        return "\n".repeat(Math.max(0, claim.line() - 2)) + "{\n" + code + "\n}";
    }

    /** Whether the random numbers still stand where seed 1 starts them. */
    private boolean drewNothing() {
        Object next = session.evalData("rand([])", file.toString());
        Object first = session.evalData("manualSeed(1); rand([])", file.toString());
        return Values.equal(next, first, 0);
    }

    private Optional<Failure> judge(Claim claim, int seed, Object value) {
        if (value instanceof Boolean holds) {
            return holds
                    ? Optional.empty()
                    : Optional.of(new Failure(
                            file, claim.line(), "the claim is false for seed " + seed + ".", "true", "false"));
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return Optional.of(new Failure(file, claim.line(), FORMAT, "", Values.text(value)));
        }
        boolean pairs = list.stream().allMatch(entry -> entry instanceof List<?> pair && pair.size() == 2);
        if (!pairs && list.size() != 2) {
            return Optional.of(new Failure(file, claim.line(), FORMAT, "", Values.text(value)));
        }
        List<?> all = pairs ? list : List.of(list);
        for (int i = 0; i < all.size(); i++) {
            List<?> pair = (List<?>) all.get(i);
            if (!Values.equal(pair.get(0), pair.get(1), claim.tolerance())) {
                String which = all.size() == 1 ? "the claim" : "pair " + (i + 1) + " of the claim";
                return Optional.of(new Failure(
                        file,
                        claim.line(),
                        which + " does not hold for seed " + seed + ".",
                        Values.text(pair.get(0)),
                        Values.text(pair.get(1))));
            }
        }
        return Optional.empty();
    }
}
