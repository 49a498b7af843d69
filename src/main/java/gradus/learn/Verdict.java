package gradus.learn;

import gradus.course.Ask;
import gradus.course.Checks.Part;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the checker says of one answer.
 *
 * @param part the sub-task it belongs to
 * @param outcome how it was answered
 * @param points what it earns
 * @param message for the learner; it never gives the right answer away
 * @param misconceptions the ids of the mistakes that explain it exactly; empty if none does
 * @param line of the answer's file where the quantity gets its value, if it could be found
 */
public record Verdict(
        Part part,
        Ask ask,
        Outcome outcome,
        double points,
        String message,
        List<String> misconceptions,
        OptionalInt line) {
    /** After the name of what follows from an earlier mistake. */
    static final String FOLLOWING =
            " is right, given your earlier mistake: mend that, and this may come right by itself.";

    /** How an answer can come out. */
    public enum Outcome {
        /** It agrees with the key at the task's own numbers and elsewhere. */
        RIGHT("right", "✓"),
        /** It would be right, had an earlier answer been. */
        FOLLOWS("follows", "↳"),
        /** Nothing was returned under the name. */
        MISSING("missing", "·"),
        /** Something was returned that is not made of finite numbers, or is not of the kind asked. */
        NOT_NUMBERS("not numbers", "✗"),
        /** The numbers are arranged otherwise than asked. */
        WRONG_SHAPE("wrong shape", "✗"),
        WRONG("wrong", "✗"),
        /** Right for the task's numbers, but not for others: pasted in, or a formula that fits by chance. */
        WRONG_ELSEWHERE("wrong elsewhere", "✗");

        private final String word;
        private final String mark;

        Outcome(String word, String mark) {
            this.word = word;
            this.mark = mark;
        }

        /** One character, to be seen at a glance. */
        public String mark() {
            return mark;
        }

        /** As reports have it. */
        public String word() {
            return word;
        }
    }

    public Verdict {
        misconceptions = List.copyOf(misconceptions);
    }

    public boolean isRight() {
        return outcome == Outcome.RIGHT;
    }

    /** What is said of an answer that was left out. */
    static String toDo(Ask ask) {
        String what = ask.name() + " is still to do: " + ask.notation();
        return ask.kind() == Ask.Kind.CHOICE ? what + " One of " + ids(ask) + "." : what + ".";
    }

    /** The answers from which one is to be chosen. */
    static String ids(Ask ask) {
        return ask.choices().stream().map(choice -> "'" + choice.id() + "'").collect(Collectors.joining(", "));
    }

    /** The name under which the answer is returned, and the quantity where mathematics writes it otherwise. */
    static String name(Ask ask) {
        return ask.kind() == Ask.Kind.TEXT || ask.notation().equals(ask.name())
                ? ask.name()
                : ask.name() + " (" + ask.notation() + ")";
    }

    /** Whether there is no more to say of it than that it was left out, or that it follows from something else. */
    boolean isPlain() {
        return outcome == Outcome.FOLLOWS || (outcome == Outcome.MISSING && message.equals(toDo(ask)));
    }

    /** Whether this answer itself needs work: it is missing or wrong, and not by an earlier mistake alone. */
    public boolean isOpen() {
        return outcome != Outcome.RIGHT && outcome != Outcome.FOLLOWS;
    }

    /** What it could have earned. */
    public double maxPoints() {
        return ask.points();
    }
}
