package gradus.learn;

import gradus.autodiff.Call;
import gradus.autodiff.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The operations of a graph. */
final class Operations {
    private Operations() {}

    /** The names of the rows that a tensor was computed by. */
    static Set<String> behind(Tensor root) {
        Set<String> names = new HashSet<>();
        visit(root, call -> names.add(call.rule().name()));
        return names;
    }

    /** What means and mean losses on the way to a tensor divide by. */
    static Set<Double> divisors(Tensor root) {
        Set<Double> divisors = new HashSet<>();
        visit(root, call -> divisors.add(call.divisor()));
        divisors.remove(1.0);
        return divisors;
    }

    /** How many terms each of the sums on the way to a tensor adds up. */
    static Set<Double> addends(Tensor root) {
        Set<Double> addends = new HashSet<>();
        visit(root, call -> {
            if (call.rule().name().equals("sum")) {
                addends.add(
                        (double) call.shape(0).size() / call.output().shape().size());
            }
        });
        addends.remove(1.0);
        return addends;
    }

    private static void visit(Tensor root, Consumer<Call> visitor) {
        Set<Tensor> seen = new HashSet<>();
        Deque<Tensor> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Tensor tensor = stack.pop();
            if (tensor.source() == null || !seen.add(tensor)) {
                continue;
            }
            visitor.accept(tensor.source());
            for (int i = 0; i < tensor.source().arity(); i++) {
                stack.push(tensor.source().input(i));
            }
        }
    }
}
