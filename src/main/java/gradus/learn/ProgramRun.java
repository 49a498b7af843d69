package gradus.learn;

import gradus.array.NdArray;
import gradus.course.Draw;
import gradus.course.Draw.Pass;
import gradus.course.ProgramForm;
import gradus.learn.expression.Evaluation;
import gradus.learn.expression.Expression;
import gradus.script.ScriptException;
import gradus.script.Session;
import gradus.view.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Runs expressions as programs in the learner's session. What comes out is copied once, as numbers, and compared here with
 * what the engine says.
 */
final class ProgramRun {
    /** An engine that is right differs from ours by rounding alone. */
    private static final double RELATIVE = 1e-7;

    private static final double ABSOLUTE = 1e-9;

    /** How JavaScript says that functions call each other too deeply. */
    private static final String STACK = "Maximum call stack size exceeded";

    private final Session session;
    private final ProgramForm form;
    private final Draw draw;

    ProgramRun(Session session, ProgramForm form, Draw draw) {
        this.session = session;
        this.form = form;
        this.draw = draw;
    }

    ProgramText text(Expression expression) {
        return new ProgramText(form, expression, draw.passes());
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
        int readings = text(expression).readings().size();
        List<String> names = new ArrayList<>(List.of(ProgramText.TO_DO, ProgramText.WRITES));
        for (int i = 0; i < readings; i++) {
            names.add("r" + i);
        }
        double[] numbers = new double[readings];
        Arrays.fill(numbers, Double.NaN);
        Map<String, Object> given;
        try {
            given = session.answers(text(expression).run(draw.mostWrites() > 0), names);
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
            shown.add(answer == null ? null : isNumber ? Numbers.rounded(numbers[i], 8) : Values.text(answer));
        }
        double writes = given.get(ProgramText.WRITES) instanceof NdArray count ? count.item() : 0;
        return new Reading(null, null, numbers, shown, writes);
    }

    /** What the engine says. */
    double[] right(Expression expression) {
        double[] derivatives;
        if (form.isForward()) {
            double[] gradient = Evaluation.gradient(expression, false);
            double slope = 0;
            for (int i = 0; i < gradient.length; i++) {
                slope += gradient[i] * direction(expression, i);
            }
            derivatives = new double[] {slope};
        } else {
            derivatives = new double[expression.leaves().size()];
            for (Pass pass : draw.passes()) {
                double[] gradient = pass == Pass.ZERO
                        ? new double[derivatives.length]
                        : Evaluation.gradient(expression, pass == Pass.MIDDLE);
                for (int i = 0; i < derivatives.length; i++) {
                    derivatives[i] = pass == Pass.ZERO ? 0 : derivatives[i] + gradient[i];
                }
            }
        }
        return withValue(() -> Evaluation.value(expression), derivatives);
    }

    /** The leaf's direction, or 1 if the form knows none: then it is the derivative by its one leaf. */
    double direction(Expression expression, int leaf) {
        boolean directed = form.slope().contains("{directions}")
                || form.lines().stream().anyMatch(line -> line.contains("{direction}"));
        return directed ? expression.directions().get(leaf) : 1;
    }

    /** The readings that belong to a value and derivatives. */
    double[] withValue(DoubleSupplier value, double[] derivatives) {
        if (form.value() == null) {
            return derivatives;
        }
        double[] all = new double[derivatives.length + 1];
        all[0] = value.getAsDouble();
        System.arraycopy(derivatives, 0, all, 1, derivatives.length);
        return all;
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
