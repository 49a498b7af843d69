package gradus.array;

/** The matrix product, by the rules of NumPy's matmul. */
public final class MatMul {
    private MatMul() {}

    /**
     * (n, k) times (k, m) is (n, m); leading axes are batches and broadcast; a vector on the left is a row, on the
     * right a column, and its axis is dropped from the result.
     *
     * @throws GradusException if an operand is a scalar or the inner lengths differ
     */
    public static NdArray multiply(NdArray a, NdArray b) {
        Shape left = a.shape();
        Shape right = b.shape();
        if (left.isScalar() || right.isScalar()) {
            throw new GradusException(
                    "matmul needs matrices or vectors, and got shapes " + left + " and " + right + ". Use * instead.");
        }
        NdArray rows = left.rank() == 1 ? a.reshape(Shape.of(1, left.size())) : a;
        NdArray columns = right.rank() == 1 ? b.reshape(Shape.of(right.size(), 1)) : b;
        int n = rows.shape().dim(-2);
        int k = rows.shape().dim(-1);
        int m = columns.shape().dim(-1);
        if (columns.shape().dim(-2) != k) {
            throw mismatch(left, right, k, columns.shape().dim(-2));
        }
        Shape batch = Shape.broadcast(lead(rows.shape()), lead(columns.shape()), "matmul");
        double[] x = rows.broadcastTo(join(batch, n, k)).data();
        double[] y = columns.broadcastTo(join(batch, k, m)).data();
        double[] result = new double[batch.size() * n * m];
        for (int i = 0; i < batch.size(); i++) {
            block(x, i * n * k, y, i * k * m, result, i * n * m, n, k, m);
        }
        Shape full = join(batch, n, m);
        Shape kept = left.rank() == 1 ? full.without(-2) : full;
        return NdArray.of(right.rank() == 1 ? kept.without(-1) : kept, result);
    }

    private static void block(double[] x, int xAt, double[] y, int yAt, double[] z, int zAt, int n, int k, int m) {
        for (int i = 0; i < n; i++) {
            for (int l = 0; l < k; l++) {
                double factor = x[xAt + i * k + l];
                int row = yAt + l * m;
                int into = zAt + i * m;
                for (int j = 0; j < m; j++) {
                    z[into + j] += factor * y[row + j];
                }
            }
        }
    }

    private static GradusException mismatch(Shape left, Shape right, int k, int other) {
        StringBuilder advice = new StringBuilder();
        if (left.rank() == 2 && left.dim(0) == other) {
            advice.append(" Transposing the first would fit: a.T is ")
                    .append(Shape.of(left.dim(1), left.dim(0)))
                    .append('.');
        } else if (right.rank() == 2 && right.dim(1) == k) {
            advice.append(" Transposing the second would fit: b.T is ")
                    .append(Shape.of(right.dim(1), right.dim(0)))
                    .append('.');
        }
        return new GradusException("matmul cannot multiply shapes " + left + " and " + right + ": the first has " + k
                + " columns, the second " + other + " rows, and they must be equal." + advice);
    }

    private static Shape lead(Shape shape) {
        return shape.without(-1).without(-1);
    }

    private static Shape join(Shape batch, int n, int m) {
        return batch.insert(batch.rank(), n).insert(batch.rank() + 1, m);
    }
}
