package gradus.learn;

import gradus.autodiff.Tensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The operations of a graph. */
final class Operations {
    private Operations() {}

    /** The names of the rows that a tensor was computed by. */
    static Set<String> behind(Tensor root) {
        Set<String> names = new HashSet<>();
        Set<Tensor> seen = new HashSet<>();
        Deque<Tensor> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Tensor tensor = stack.pop();
            if (tensor.source() == null || !seen.add(tensor)) {
                continue;
            }
            names.add(tensor.source().rule().name());
            for (int i = 0; i < tensor.source().arity(); i++) {
                stack.push(tensor.source().input(i));
            }
        }
        return names;
    }
}
