package gradus.array;

/**
 * Elementwise operations that are worth a loop of their own. Operands of two broadcast, by NumPy's rule; each result has
 * memory of its own.
 */
public final class Elementwise {
    private Elementwise() {}

    /** a + b. */
    public static NdArray add(NdArray a, NdArray b) {
        return apply(Arithmetic.ADD, "add", a, b);
    }

    /** a - b. */
    public static NdArray sub(NdArray a, NdArray b) {
        return apply(Arithmetic.SUB, "sub", a, b);
    }

    /** a times b. */
    public static NdArray mul(NdArray a, NdArray b) {
        return apply(Arithmetic.MUL, "mul", a, b);
    }

    /** a over b. */
    public static NdArray div(NdArray a, NdArray b) {
        return apply(Arithmetic.DIV, "div", a, b);
    }

    /** -x. */
    public static NdArray neg(NdArray x) {
        double[] from = x.data();
        double[] result = new double[from.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = -from[i];
        }
        return NdArray.of(x.shape(), result);
    }

    /** e^x. */
    public static NdArray exp(NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().exp(x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** tanh x. */
    public static NdArray tanh(NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().tanh(x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** 1/(1 + e^-x), exact in both tails. */
    public static NdArray sigmoid(NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().sigmoid(x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** max(x, 0). */
    public static NdArray relu(NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().relu(x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** g tanh'(x), for operands of one shape. */
    public static NdArray tanhProduct(NdArray g, NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().tanhProduct(g.data(), x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** g sigmoid'(x), for operands of one shape. */
    public static NdArray sigmoidProduct(NdArray g, NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().sigmoidProduct(g.data(), x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** g where x > 0, else 0, for operands of one shape. */
    public static NdArray reluProduct(NdArray g, NdArray x) {
        double[] result = new double[x.size()];
        Kernels.current().reluProduct(g.data(), x.data(), result);
        return NdArray.of(x.shape(), result);
    }

    /** a += b, for b that broadcasts to a's shape. Whoever calls owns a. */
    public static void addInPlace(NdArray a, NdArray b) {
        if (a.shape().equals(b.shape())) {
            Arithmetic.ADD.all(a.data(), b.data(), a.data());
        } else if (b.shape().rank() == 1 && b.size() == a.shape().dim(-1)) {
            Kernels.current().addToRows(b.data(), a.data(), b.size() == 0 ? 0 : a.size() / b.size());
        } else {
            all(Arithmetic.ADD, a, b, a.shape(), a.data());
        }
    }

    /** a /= b, for b that broadcasts to a's shape. Whoever calls owns a. */
    public static void divInPlace(NdArray a, NdArray b) {
        if (b.size() == 1) {
            Arithmetic.DIV.all(a.data(), b.data()[0], a.data());
        } else {
            all(Arithmetic.DIV, a, b, a.shape(), a.data());
        }
    }

    private static NdArray apply(Arithmetic operation, String name, NdArray a, NdArray b) {
        double[] x = a.data();
        double[] y = b.data();
        if (a.shape().equals(b.shape())) {
            double[] result = new double[x.length];
            operation.all(x, y, result);
            return NdArray.of(a.shape(), result);
        }
        Shape shape = Shape.broadcast(a.shape(), b.shape(), name);
        double[] result = new double[shape.size()];
        if (y.length == 1) {
            operation.all(x, y[0], result);
        } else if (x.length == 1 && operation.commutes()) {
            operation.all(y, x[0], result);
        } else if (x.length == 1) {
            operation.run(x, 0, 0, y, 0, 1, result, 0, result.length);
        } else {
            all(operation, a, b, shape, result);
        }
        return NdArray.of(shape, result);
    }

    private static void all(Arithmetic operation, NdArray a, NdArray b, Shape shape, double[] result) {
        double[] x = a.data();
        double[] y = b.data();
        Broadcasting.walk(
                a.shape(),
                b.shape(),
                shape,
                (xAt, xStep, yAt, yStep, at, count) -> operation.run(x, xAt, xStep, y, yAt, yStep, result, at, count));
    }
}
