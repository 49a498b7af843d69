package gradus.learn;

import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import gradus.course.Checks.Part;
import gradus.course.Exercise;
import gradus.script.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The author's forward pass of one part, as functions of the engine's tensors: the whole, or one step of it. */
final class ForwardPass {
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_$.])[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Session session;
    private final Exercise exercise;
    private final Map<String, String> steps;
    private final Set<String> inputs;
    private final Map<String, Session.TensorFunction> programs = new HashMap<>();

    ForwardPass(Session session, Exercise exercise, Part part) {
        this(session, exercise, part.forward());
    }

    private ForwardPass(Session session, Exercise exercise, Map<String, String> steps) {
        this.session = session;
        this.exercise = exercise;
        this.steps = steps;
        this.inputs = exercise.checks().inputs().keySet();
    }

    /** The same with some steps computed otherwise. */
    ForwardPass with(Map<String, String> others) {
        Map<String, String> changed = new LinkedHashMap<>(steps);
        others.forEach((name, expression) -> changed.computeIfPresent(name, (same, old) -> expression));
        return new ForwardPass(session, exercise, changed);
    }

    /** The quantities, in order. */
    Set<String> quantities() {
        return steps.keySet();
    }

    /** The quantities whose own step uses {@code name}. */
    List<String> usersOf(String name) {
        return steps.entrySet().stream()
                .filter(step -> NAME.matcher(step.getValue()).results().anyMatch(match -> match.group()
                        .equals(name)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * All quantities at a point.
     *
     * @param point numbers or a function's source for each input
     * @param given tensors that stand in for inputs, and for quantities that are not to be computed
     */
    Map<String, Tensor> run(Map<String, Object> point, Map<String, Tensor> given) {
        return run(point, given, List.copyOf(steps.keySet()));
    }

    /** One quantity, all that stands before it being given. */
    Tensor step(String quantity, Map<String, Object> point, Map<String, Tensor> given) {
        return run(point, given, List.of(quantity)).get(quantity);
    }

    private Map<String, Tensor> run(Map<String, Object> point, Map<String, Tensor> given, List<String> wanted) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        StringBuilder functions = new StringBuilder();
        point.forEach((name, value) -> {
            if (value instanceof NdArray array) {
                tensors.put(name, Tensor.constant(array));
            } else {
                functions
                        .append("const ")
                        .append(name)
                        .append(" = (")
                        .append(value)
                        .append(");\n");
            }
        });
        tensors.putAll(given);
        tensors.keySet().removeIf(name -> !inputs.contains(name) && !steps.containsKey(name));
        return program(tensors.keySet(), functions.toString(), wanted).apply(tensors);
    }

    private Session.TensorFunction program(Set<String> given, String functions, List<String> wanted) {
        return programs.computeIfAbsent(given + functions + wanted, key -> {
            StringBuilder body = new StringBuilder(functions);
            body.append(exercise.checks().setup()).append('\n');
            List<String> results = new ArrayList<>();
            steps.forEach((name, expression) -> {
                boolean computed = wanted.size() == 1 ? wanted.contains(name) : !given.contains(name);
                if (computed) {
                    results.add(name);
                    body.append("const ")
                            .append(result(name, given))
                            .append(" = ")
                            .append(expression)
                            .append(";\n");
                } else if (wanted.contains(name)) {
                    results.add(name);
                }
            });
            String returned = results.stream()
                    .map(name -> wanted.size() == 1 ? name + ": " + result(name, given) : name)
                    .collect(Collectors.joining(", "));
            return session.function(
                    "({" + String.join(", ", given) + "}) => {\n" + body + "return {" + returned + "};\n}",
                    exercise.file() + " (forward)");
        });
    }

    /** A single step may be asked for where its own value is given too. */
    private static String result(String name, Set<String> given) {
        return given.contains(name) ? "$" + name : name;
    }
}
