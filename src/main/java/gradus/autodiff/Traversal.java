package gradus.autodiff;

import gradus.array.GradusException;
import java.util.Arrays;

/**
 * The graph behind a tensor in topological order: every tensor that requires a gradient and that the root depends on,
 * inputs before outputs, the root last. Found by a depth-first walk with a stack of its own, so that depth is limited
 * by memory alone; the order depends on the graph only.
 */
final class Traversal {
    private Tensor[] tensors = new Tensor[16];
    private int count;
    /** Where the inputs of each tensor's call start in {@link #inputs}; one entry more than tensors. */
    private int[] starts = new int[17];

    private int[] inputs = new int[16];

    private Traversal() {}

    static Traversal from(Tensor root) {
        Traversal traversal = new Traversal();
        traversal.walk(root);
        return traversal;
    }

    int size() {
        return count;
    }

    Tensor tensor(int i) {
        return tensors[i];
    }

    /** The position of input {@code k} of the call that made tensor {@code i}; -1 if it requires no gradient. */
    int input(int i, int k) {
        return inputs[starts[i] + k];
    }

    int arity(int i) {
        return starts[i + 1] - starts[i];
    }

    /** Whether the walk has come back from a tensor. It never meets one that it is still inside of: that were a cycle. */
    boolean contains(Tensor tensor) {
        return tensor.slot < count && tensors[tensor.slot] == tensor;
    }

    private void walk(Tensor root) {
        Tensor[] stack = new Tensor[8];
        int[] next = new int[8];
        int depth = 0;
        stack[0] = root;
        while (depth >= 0) {
            Tensor tensor = stack[depth];
            Call call = tensor.source();
            int k = next[depth];
            if (call != null && call.isReleased()) {
                throw released(root);
            }
            if (call == null || k == call.arity()) {
                finish(tensor, call);
                depth--;
                continue;
            }
            next[depth] = k + 1;
            Tensor input = call.input(k);
            if (input.requiresGrad() && !contains(input)) {
                if (++depth == stack.length) {
                    stack = Arrays.copyOf(stack, 2 * depth);
                    next = Arrays.copyOf(next, 2 * depth);
                }
                stack[depth] = input;
                next[depth] = 0;
            }
        }
    }

    private void finish(Tensor tensor, Call call) {
        int arity = call == null ? 0 : call.arity();
        if (count + 1 == tensors.length) {
            tensors = Arrays.copyOf(tensors, 2 * tensors.length);
            starts = Arrays.copyOf(starts, 2 * tensors.length + 1);
        }
        int start = starts[count];
        if (start + arity > inputs.length) {
            inputs = Arrays.copyOf(inputs, Math.max(2 * inputs.length, start + arity));
        }
        for (int k = 0; k < arity; k++) {
            Tensor input = call.input(k);
            inputs[start + k] = input.requiresGrad() ? input.slot : -1;
        }
        tensor.slot = count;
        tensors[count++] = tensor;
        starts[count] = start + arity;
    }

    private static GradusException released(Tensor root) {
        return new GradusException("backward() has already run through the graph of " + root.label()
                + ", and that let it go. Call backward({retainGraph: true}) the first time if you need it twice, or"
                + " compute " + root.label() + " again.");
    }
}
