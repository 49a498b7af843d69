package gradus.array;

/**
 * Cross-entropy of softmax and its derivative, row by row in one pass over the exponentials. With the largest logit's
 * own term, which is 1, left out of their sum, the probability that is missing to 1 keeps its digits.
 */
public final class CrossEntropy {
    private CrossEntropy() {}

    /** -y log softmax(x), of every element, where a row is the last axis of both; 0 where y is 0. */
    public static NdArray terms(NdArray x, NdArray y) {
        int classes = x.shape().dim(-1);
        int rows = classes == 0 ? 0 : x.size() / classes;
        double[] largest = new double[rows];
        double[] result = exponentials(x, classes, largest);
        double[] logits = x.data();
        double[] targets = y.data();
        for (int row = 0; row < rows; row++) {
            int from = row * classes;
            double rest = restOfSum(logits, result, from, classes, largest[row]);
            double logRest = Math.log1p(rest);
            for (int i = from; i < from + classes; i++) {
                result[i] = targets[i] == 0 ? 0 : -targets[i] * (logits[i] - largest[row] - logRest);
            }
        }
        return NdArray.of(x.shape(), result);
    }

    /**
     * {@code scale} times the derivative of a row's sum of {@link #terms} by each logit: softmax(x) sum(y) - y, as
     * p (sum(y) - y) - (1 - p) y, which keeps its digits where p is almost 1.
     */
    public static NdArray slope(NdArray x, NdArray y, double scale) {
        int classes = x.shape().dim(-1);
        int rows = classes == 0 ? 0 : x.size() / classes;
        double[] largest = new double[rows];
        double[] result = exponentials(x, classes, largest);
        double[] targets = y.data();
        for (int row = 0; row < rows; row++) {
            int from = row * classes;
            int top = top(x.data(), from, classes, largest[row]);
            double rest = restOfSum(x.data(), result, from, classes, largest[row]);
            double all = Kernels.current().sum(targets, from, classes);
            double factor = scale / (1 + rest);
            for (int i = from; i < from + classes; i++) {
                double others = i == top ? rest : 1 + (rest - result[i]);
                double e = i == top ? 1 : result[i];
                result[i] = (e * (all - targets[i]) - others * targets[i]) * factor;
            }
        }
        return NdArray.of(x.shape(), result);
    }

    /** e^(x - the largest x of the row), which goes to {@code largest}. */
    private static double[] exponentials(NdArray x, int classes, double[] largest) {
        double[] logits = x.data();
        double[] shifted = new double[logits.length];
        for (int row = 0; row < largest.length; row++) {
            double max = Kernels.current().max(logits, row * classes, classes);
            largest[row] = max;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                shifted[i] = logits[i] - max;
            }
        }
        double[] result = new double[logits.length];
        Kernels.current().exp(shifted, result);
        return result;
    }

    private static int top(double[] logits, int from, int classes, double largest) {
        for (int i = from; i < from + classes; i++) {
            if (logits[i] == largest) {
                return i;
            }
        }
        return -1; // the largest is NaN
    }

    /** The sum of the exponentials but that of the largest logit, which is set to 0. */
    private static double restOfSum(double[] logits, double[] exponentials, int from, int classes, double largest) {
        if (Double.isInfinite(largest)) {
            return 0;
        }
        int top = top(logits, from, classes, largest);
        if (top >= 0) {
            exponentials[top] = 0;
        }
        return Kernels.current().sum(exponentials, from, classes);
    }
}
