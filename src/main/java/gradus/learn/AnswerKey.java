package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Backward;
import gradus.autodiff.Numerical;
import gradus.autodiff.Tensor;
import gradus.course.Exercise;
import gradus.course.Exercise.Ask;
import gradus.course.Exercise.Kind;
import gradus.script.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The right answers to an exercise at any point, derived by the engine from the author's forward pass. Every derivative
 * is confirmed by numerical differentiation before it is used.
 */
final class AnswerKey implements AutoCloseable {
    private final Exercise exercise;
    private final Session session = Session.open(line -> {});
    private final Map<Set<String>, Session.TensorFunction> programs = new HashMap<>();

    AnswerKey(Exercise exercise) {
        this.exercise = exercise;
    }

    /**
     * The right answer to every ask, with the forward pass started from {@code inputs}.
     *
     * @throws GradusException if the engine and numerical differentiation disagree
     */
    Map<String, NdArray> at(Map<String, NdArray> inputs) {
        Map<String, NdArray> values = new LinkedHashMap<>(inputs);
        forward(inputs).forEach((name, tensor) -> values.put(name, tensor.value()));
        Map<String, NdArray> answers = new LinkedHashMap<>();
        for (Ask ask : exercise.checks().asks()) {
            answers.put(ask.name(), ask.kind() == Kind.VALUE ? values.get(ask.of()) : derivative(ask, values));
        }
        return answers;
    }

    private Map<String, Tensor> forward(Map<String, NdArray> given) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        given.forEach((name, value) -> constants.put(name, Tensor.constant(value)));
        return program(given.keySet()).apply(constants);
    }

    private NdArray derivative(Ask ask, Map<String, NdArray> values) {
        Map<String, NdArray> given = new LinkedHashMap<>();
        for (String name : held(ask)) {
            given.put(name, values.get(name));
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        given.forEach((name, value) -> tensors.put(name, Tensor.constant(value)));
        Tensor by = Tensor.parameter(values.get(ask.by()));
        tensors.put(ask.by(), by);
        Tensor of = program(given.keySet()).apply(tensors).get(ask.of());
        NdArray exact = of.requiresGrad()
                ? Backward.gradients(of, List.of(by), Backward.Options.DEFAULT)[0].value()
                : NdArray.full(by.shape(), 0);
        confirm(ask, exact, given);
        return exact;
    }

    /** What is given when the derivative is taken: for a local one, all that stands before the step; else the inputs. */
    private Set<String> held(Ask ask) {
        Set<String> held = new LinkedHashSet<>(exercise.checks().inputs().keySet());
        held.add(ask.by());
        if (ask.kind() == Kind.LOCAL) {
            for (String name : exercise.checks().forward().keySet()) {
                if (name.equals(ask.of())) {
                    break;
                }
                held.add(name);
            }
        }
        return held;
    }

    private void confirm(Ask ask, NdArray exact, Map<String, NdArray> given) {
        Map<String, NdArray> moved = new LinkedHashMap<>(given);
        Numerical.Estimate estimate = Numerical.estimate(
                at -> {
                    moved.put(ask.by(), at);
                    return forward(moved).get(ask.of()).item();
                },
                given.get(ask.by()));
        for (int i = 0; i < exact.size(); i++) {
            double numerical = estimate.gradient().data()[i];
            double tolerance = 10 * estimate.error().data()[i];
            if (!(Math.abs(exact.data()[i] - numerical) <= tolerance)) {
                throw new GradusException(exercise.folder().resolve("checks.json") + ": the key to " + ask.name()
                        + " cannot be trusted: the engine says " + exact.data()[i] + " and central differences "
                        + numerical + " (within " + tolerance + "). Is the forward pass smooth there?");
            }
        }
    }

    /** The forward pass as a function, with some of its quantities given instead of computed. */
    private Session.TensorFunction program(Set<String> given) {
        return programs.computeIfAbsent(Set.copyOf(given), names -> {
            List<String> parameters = new ArrayList<>(names);
            StringBuilder body = new StringBuilder();
            exercise.checks().forward().forEach((name, expression) -> {
                if (!names.contains(name)) {
                    body.append("const ")
                            .append(name)
                            .append(" = ")
                            .append(expression)
                            .append(";\n");
                }
            });
            String results = String.join(", ", exercise.checks().forward().keySet());
            return session.function(
                    "({" + String.join(", ", parameters) + "}) => {\n" + body + "return {" + results + "};\n}",
                    exercise.folder().resolve("checks.json") + " (forward)");
        });
    }

    @Override
    public void close() {
        session.close();
    }
}
