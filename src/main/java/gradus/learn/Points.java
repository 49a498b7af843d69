package gradus.learn;

import com.fasterxml.jackson.databind.JsonNode;
import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import gradus.course.Checks.Input;
import gradus.course.Exercise;
import gradus.script.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Where answers are tried: at the task's own numbers, and at points drawn with a seed, so that a constant pasted in does
 * not pass. A point gives each input its numbers, or a function its source.
 */
final class Points {
    private static final int RANDOM_POINTS = 7;
    private static final long SEED = 20_260_101;

    private final Exercise exercise;
    private final Session session;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private Points(Exercise exercise, Session session) {
        this.exercise = exercise;
        this.session = session;
    }

    /** The task's own point first. */
    static List<Map<String, Object>> of(Exercise exercise, Session session) {
        Points points = new Points(exercise, session);
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i <= RANDOM_POINTS; i++) {
            all.add(points.point(i));
        }
        return all;
    }

    private Map<String, Object> point(int number) {
        Map<String, Object> point = new LinkedHashMap<>();
        exercise.checks().inputs().forEach((name, input) -> point.put(name, draw(name, input, number, point)));
        return point;
    }

    private Object draw(String name, Input input, int number, Map<String, Object> before) {
        if (input.isFunction()) {
            return input.functions().get(number % input.functions().size());
        }
        if (input.given() != null) {
            return computed(name, input.given(), before);
        }
        NdArray own = input.at() == null ? null : array(name, input.at());
        boolean fixed = input.between() == null && input.integers() == null;
        if (own != null && (number == 0 || fixed)) {
            return own;
        }
        Shape shape = own != null
                ? own.shape()
                : Shape.of(input.shape().stream().mapToInt(Integer::intValue).toArray());
        if (input.integers() != null) {
            int low = input.integers().get(0);
            int high = input.integers().get(1);
            return filled(shape, i -> random.nextInt(low, high + 1));
        }
        double low = input.between().get(0);
        double high = input.between().get(1);
        return filled(shape, i -> random.nextDouble(low, high));
    }

    private static NdArray filled(Shape shape, IntToDoubleFunction draw) {
        double[] data = new double[shape.size()];
        java.util.Arrays.setAll(data, draw);
        return NdArray.of(shape, data);
    }

    private Object computed(String name, String expression, Map<String, Object> before) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        before.forEach((input, value) -> {
            if (value instanceof NdArray array) {
                tensors.put(input, Tensor.constant(array));
            }
        });
        return session.function(
                        "({" + String.join(", ", tensors.keySet()) + "}) => ({" + name + ": (" + expression + ")})",
                        exercise.file() + " (input " + name + ")")
                .apply(tensors)
                .get(name)
                .value();
    }

    private NdArray array(String name, JsonNode at) {
        List<Integer> dims = new ArrayList<>();
        for (JsonNode node = at; node.isArray(); node = node.get(0)) {
            dims.add(node.size());
            if (node.isEmpty()) {
                break;
            }
        }
        List<Double> numbers = new ArrayList<>();
        flatten(name, at, numbers);
        Shape shape = Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
        if (shape.size() != numbers.size()) {
            throw new GradusException(exercise.file() + ": rows of input " + name + " must have equal lengths.");
        }
        return NdArray.of(
                shape, numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void flatten(String name, JsonNode node, List<Double> into) {
        if (node.isArray()) {
            node.forEach(row -> flatten(name, row, into));
        } else if (node.isNumber()) {
            into.add(node.asDouble());
        } else {
            throw new GradusException(
                    exercise.file() + ": input " + name + " must be made of numbers, and has " + node + ".");
        }
    }
}
