package gradus.learn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Backward;
import gradus.autodiff.Numerical;
import gradus.autodiff.Tensor;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Exercise;
import gradus.course.Operation;
import gradus.script.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * The right answers to an exercise at every point, derived by the engine from the author's forward passes. Derivatives are
 * confirmed by numerical differentiation, in a random direction, before they are used. Arrays are differentiated as the sum
 * of their entries, which for elementwise steps is the derivative entry by entry.
 */
final class AnswerKey implements AutoCloseable {
    /** At how many points derivatives are confirmed. */
    private static final int CONFIRMED = 2;

    private final Exercise exercise;
    private final Session session = Session.open(line -> {});
    private final List<Map<String, Object>> points;
    private final Map<Part, ForwardPass> passes = new HashMap<>();
    /** For each part, all quantities at each point, recorded so that any can be differentiated by any before it. */
    private final Map<Part, List<Map<String, Tensor>>> graphs = new HashMap<>();

    private final Map<Part, List<WrongForms>> forms = new HashMap<>();

    private record Programs(String ask, List<Operation> operations) {}

    private final Map<Programs, ProgramKey> programs = new HashMap<>();

    private final Map<String, Session.TensorFunction> expressions = new HashMap<>();
    private final Map<String, List<Object>> answers = new LinkedHashMap<>();

    AnswerKey(Exercise exercise) {
        this.exercise = exercise;
        points = Points.of(exercise, session);
        for (Part part : exercise.checks().parts()) {
            ForwardPass pass = new ForwardPass(session, exercise, part);
            passes.put(part, pass);
            graphs.put(part, recorded(pass));
            for (Ask ask : part.asks()) {
                if (ask.kind().isNumeric()) {
                    answers.put(ask.name(), numbers(part, ask));
                }
            }
            part.asks().stream().filter(ask -> ask.as() != null).forEach(ask -> confirm(part, ask));
        }
    }

    /** Where answers are tried, the task's own point first. */
    List<Map<String, Object>> points() {
        return points;
    }

    ForwardPass pass(Part part) {
        return passes.get(part);
    }

    /** The exercise's own wrong forms, as they come out in a part. */
    List<WrongForms> forms(Part part) {
        return forms.computeIfAbsent(part, any -> exercise.checks().misconceptions().stream()
                .map(form -> new WrongForms(form, this, part))
                .toList());
    }

    /**
     * The random programs of an ask.
     *
     * @param operations that they may be made of
     * @throws GradusException if there are no such programs
     */
    ProgramKey programs(Part part, Ask ask, List<Operation> operations) {
        Programs wanted = new Programs(ask.name(), operations);
        ProgramKey known = programs.get(wanted);
        if (known == null) {
            known = new ProgramKey(
                    exercise.checks().programs().get(part.program()),
                    ask,
                    operations,
                    this,
                    exercise.checks().misconceptions());
            programs.put(wanted, known);
        }
        return known;
    }

    /** The right answer at a point. */
    NdArray at(Ask ask, int point) {
        return (NdArray) answers.get(ask.name()).get(point);
    }

    /** All quantities and inputs of a part at a point, with the graph behind them. */
    Map<String, Tensor> graph(Part part, int point) {
        return graphs.get(part).get(point);
    }

    /** The same pass with some of its steps computed otherwise. */
    List<Map<String, Tensor>> recorded(ForwardPass pass) {
        List<Map<String, Tensor>> all = new ArrayList<>();
        for (Map<String, Object> point : points) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            point.forEach((name, value) -> {
                if (value instanceof NdArray array) {
                    inputs.put(name, isWhole(name) ? Tensor.constant(array) : Tensor.parameter(array));
                }
            });
            Map<String, Tensor> tensors = new LinkedHashMap<>(inputs);
            if (!pass.quantities().isEmpty()) {
                tensors.putAll(pass.run(point, inputs));
            }
            all.add(tensors);
        }
        return all;
    }

    private boolean isWhole(String input) {
        return exercise.checks().inputs().get(input).integers() != null;
    }

    private List<Object> numbers(Part part, Ask ask) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            NdArray answer =
                    switch (ask.kind()) {
                        case VALUE -> graph(part, i).get(ask.of()).value();
                        case LOCAL -> sent(part, ask.of(), ask.by(), i, values(part, i), null);
                        default -> accumulated(graph(part, i), ask.of(), ask.by(), Backward.Mechanism.RIGHT);
                    };
            if (ask.kind().isDerivative() && i < CONFIRMED) {
                confirm(part, ask, i, answer);
            }
            all.add(answer);
        }
        return all;
    }

    /** A short cut must lead to the same. */
    private void confirm(Part part, Ask ask) {
        for (int i = 0; i < points.size(); i++) {
            if (!Agreement.sameNumbers(expression(part, ask.as(), i), at(ask, i))) {
                throw new GradusException(exercise.file() + ": \"as\" of " + ask.name() + ", " + ask.as()
                        + ", does not give what the engine says.");
            }
        }
    }

    /** The numbers of all inputs and quantities. */
    Map<String, NdArray> values(Part part, int point) {
        Map<String, NdArray> values = new LinkedHashMap<>();
        graph(part, point).forEach((name, tensor) -> values.put(name, tensor.value()));
        return values;
    }

    /** The derivative along every path, by some mechanism. */
    static NdArray accumulated(Map<String, Tensor> graph, String of, String by, Backward.Mechanism mechanism) {
        Tensor root = graph.get(of);
        Tensor target = graph.get(by);
        if (!root.requiresGrad()) {
            return NdArray.full(target.shape(), 0);
        }
        Backward.Options options = new Backward.Options(ones(root), true, false);
        return Backward.gradients(root, List.of(target), options, mechanism)[0].value();
    }

    /** What a step sends back to one of its operands when {@code upstream}, or 1 where that is null, arrives at it. */
    NdArray sent(Part part, String step, String to, int point, Map<String, NdArray> values, NdArray upstream) {
        Map<String, Tensor> given = constants(values);
        Tensor by = Tensor.parameter(values.get(to));
        given.put(to, by);
        Tensor of = pass(part).step(step, points.get(point), given);
        if (!of.requiresGrad()) {
            return NdArray.full(by.shape(), 0);
        }
        Tensor gradient = upstream == null ? ones(of) : Tensor.constant(upstream);
        return Backward.gradients(of, List.of(by), new Backward.Options(gradient, false, false))[0].value();
    }

    static Map<String, Tensor> constants(Map<String, NdArray> values) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        values.forEach((name, value) -> tensors.put(name, Tensor.constant(value)));
        return tensors;
    }

    private static Tensor ones(Tensor like) {
        return Tensor.constant(NdArray.full(like.shape(), 1));
    }

    private void confirm(Part part, Ask ask, int point, NdArray exact) {
        NdArray at = graph(part, point).get(ask.by()).value();
        SplittableRandom random = new SplittableRandom(point);
        double[] direction = random.doubles(at.size(), 0.5, 1).toArray();
        double along = 0;
        for (int i = 0; i < direction.length; i++) {
            along += direction[i] * exact.data()[i];
        }
        Numerical.Slope slope = Numerical.slope(along(part, ask, point, at, direction), 0);
        double tolerance = 10 * slope.error();
        if (!(Math.abs(along - slope.value()) <= tolerance)) {
            throw new GradusException(exercise.file() + ": the key to " + ask.name()
                    + " cannot be trusted: the engine says " + along + " and central differences " + slope.value()
                    + " (within " + tolerance + "). Is the forward pass smooth there?");
        }
    }

    private DoubleUnaryOperator along(Part part, Ask ask, int point, NdArray at, double[] direction) {
        Map<String, Tensor> local = constants(values(part, point));
        return t -> {
            double[] moved = at.data().clone();
            Arrays.setAll(moved, i -> at.data()[i] + t * direction[i]);
            Tensor by = Tensor.constant(NdArray.of(at.shape(), moved));
            if (ask.kind() == Ask.Kind.LOCAL) {
                local.put(ask.by(), by);
                return total(pass(part).step(ask.of(), points.get(point), local));
            }
            return total(pass(part).run(points.get(point), Map.of(ask.by(), by)).get(ask.of()));
        };
    }

    /** The sum of a quantity's entries, as a function of something before it. */
    double total(Part part, Ask ask, int point, NdArray by) {
        return total(pass(part)
                .run(points.get(point), Map.of(ask.by(), Tensor.constant(by)))
                .get(ask.of()));
    }

    /** A DSL expression in the inputs, the quantities and the right answers. */
    NdArray expression(Part part, String code, int point) {
        Map<String, NdArray> names = values(part, point);
        for (Ask ask : part.asks()) {
            if (ask.kind().isNumeric()) {
                names.put(ask.name(), at(ask, point));
            }
        }
        return expression(code, names);
    }

    /** A DSL expression in some names. */
    NdArray expression(String code, Map<String, NdArray> names) {
        Session.TensorFunction f = expressions.computeIfAbsent(
                names.keySet() + code,
                any -> session.function(
                        "({" + String.join(", ", names.keySet()) + "}) => {\n"
                                + exercise.checks().setup() + "\nreturn { it: (" + code + ") }\n}",
                        exercise.file() + " (misconceptions)"));
        return f.apply(constants(names)).get("it").value();
    }

    private static double total(Tensor tensor) {
        return Arrays.stream(tensor.value().data()).sum();
    }

    @Override
    public void close() {
        session.close();
    }
}
