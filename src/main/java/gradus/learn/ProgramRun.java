package gradus.learn;

import gradus.array.NdArray;
import gradus.learn.expression.Expression;
import gradus.script.ScriptException;
import gradus.script.Session;
import gradus.view.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs expressions as programs in the learner's session. What comes out is copied once, as numbers, and compared with what
 * the engine says.
 */
final class ProgramRun {
    /** An engine that is right differs from ours by rounding alone. */
    private static final double RELATIVE = 1e-7;

    private static final double ABSOLUTE = 1e-9;

    /** How JavaScript says that functions call each other too deeply. */
    private static final String STACK = "Maximum call stack size exceeded";

    private final Session session;
    private final ProgramKey key;

    ProgramRun(Session session, ProgramKey key) {
        this.session = session;
        this.key = key;
    }

    /**
     * What a program gave.
     *
     * @param todo the operation that is not there yet, or null
     * @param error why it failed, or null
     * @param numbers of each reading; NaN where there is none
     * @param shown each reading as text; null where nothing was given
     */
    record Reading(String todo, ScriptException error, double[] numbers, List<String> shown, double writes) {
        boolean isMissing() {
            return todo != null || (error == null && shown.stream().allMatch(text -> text == null));
        }

        /** Whether calls were nested too deeply. */
        boolean overflows() {
            return error != null && error.summary().contains(STACK);
        }

        boolean isFinite() {
            return error == null && Arrays.stream(numbers).allMatch(Double::isFinite);
        }
    }

    Reading of(Expression expression) {
        ProgramText program = key.text(expression);
        int readings = program.readings().size();
        List<String> names = new ArrayList<>(List.of(ProgramText.TO_DO, ProgramText.WRITES));
        for (int i = 0; i < readings; i++) {
            names.add("r" + i);
        }
        double[] numbers = new double[readings];
        Arrays.fill(numbers, Double.NaN);
        Map<String, Object> given;
        try {
            given = session.answers(program.run(key.draw().mostWrites() > 0), names);
        } catch (ScriptException e) {
            if (e.summary().equals("Stopped.")) {
                throw e; // by a limit, which holds for all
            }
            return new Reading(null, e, numbers, List.of(), 0);
        }
        if (given.get(ProgramText.TO_DO) instanceof String operation) {
            return new Reading(operation, null, numbers, List.of(), 0);
        }
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            Object answer = given.get("r" + i);
            boolean isNumber = answer instanceof NdArray array && array.size() == 1;
            numbers[i] = isNumber ? ((NdArray) answer).data()[0] : Double.NaN;
            shown.add(
                    isNumber
                            ? Numbers.rounded(numbers[i], 8)
                            : answer instanceof String text ? text : answer == null ? null : Values.text(answer));
        }
        double writes = given.get(ProgramText.WRITES) instanceof NdArray count ? count.item() : 0;
        return new Reading(null, null, numbers, shown, writes);
    }

    /** Which readings are not what they should be. */
    static List<Integer> wrong(double[] given, double[] expected) {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            if (!same(given[i], expected[i])) {
                wrong.add(i);
            }
        }
        return wrong;
    }

    static boolean same(double[] given, double[] expected) {
        return wrong(given, expected).isEmpty();
    }

    private static boolean same(double given, double expected) {
        return Math.abs(given - expected) <= RELATIVE * Math.abs(expected) + ABSOLUTE;
    }
}
