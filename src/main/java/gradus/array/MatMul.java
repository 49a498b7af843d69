package gradus.array;

/** The matrix product, by the rules of NumPy's matmul. */
public final class MatMul {
    /** Threads get whole tiles of rows. */
    private static final int ROWS_A_THREAD = 4;

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
        int k = rows.shape().dim(-1);
        if (columns.shape().dim(-2) != k) {
            throw mismatch(left, right, k, columns.shape().dim(-2));
        }
        NdArray product = product(rows, false, columns, false);
        Shape full = product.shape();
        Shape kept = left.rank() == 1 ? full.without(-2) : full;
        return product.reshape(right.rank() == 1 ? kept.without(-1) : kept);
    }

    /**
     * As {@link #multiply}, for operands of at least two axes, of which the last two are read as exchanged where this is
     * asked for. Nothing is copied for that.
     *
     * @param a of shape (..., n, k), or (..., k, n) if transposed
     * @param b of shape (..., k, m), or (..., m, k) if transposed
     */
    public static NdArray product(NdArray a, boolean transposeA, NdArray b, boolean transposeB) {
        int n = a.shape().dim(transposeA ? -1 : -2);
        int k = a.shape().dim(transposeA ? -2 : -1);
        int m = b.shape().dim(transposeB ? -2 : -1);
        if (a.shape().rank() == 2 && b.shape().rank() == 2) {
            double[] result = new double[n * m];
            Matrices one = new Matrices(a.data(), transposeA, b.data(), transposeB, result, n, k, m);
            one.multiply(0, 0, 0);
            return NdArray.of(Shape.of(n, m), result);
        }
        Shape batch = Shape.broadcast(lead(a.shape()), lead(b.shape()), "matmul");
        double[] result = new double[batch.size() * n * m];
        if (b.shape().rank() == 2 && !transposeA) {
            // One right matrix for all: the batches lie below each other as one.
            new Matrices(a.data(), false, b.data(), transposeB, result, batch.size() * n, k, m).multiply(0, 0, 0);
        } else {
            int[] left = starts(lead(a.shape()), batch, n * k);
            int[] right = starts(lead(b.shape()), batch, k * m);
            Matrices each = new Matrices(a.data(), transposeA, b.data(), transposeB, result, n, k, m);
            Threads.split(batch.size(), 1, (long) n * k * m, (from, to) -> {
                for (int i = from; i < to; i++) {
                    each.multiply(left[i], right[i], i * n * m);
                }
            });
        }
        return NdArray.of(join(batch, n, m), result);
    }

    /** Where the matrices of a batch start, in order, when its shape is repeated to {@code batch}. */
    private static int[] starts(Shape lead, Shape batch, int size) {
        int[] starts = new int[batch.size()];
        Strided.walk(0, lead.stridesAs(batch), batch, (from, at, step, count) -> {
            for (int i = 0; i < count; i++) {
                starts[at + i] = (from + i * step) * size;
            }
        });
        return starts;
    }

    /** Matrices in memory, one result a call. */
    private record Matrices(
            double[] a, boolean transposeA, double[] b, boolean transposeB, double[] c, int n, int k, int m) {
        void multiply(int aAt, int bAt, int cAt) {
            Kernels.Matrix right = new Kernels.Matrix(b, bAt, transposeB ? 1 : m, transposeB ? k : 1);
            int row = transposeA ? 1 : k;
            int column = transposeA ? n : 1;
            Threads.split(n, ROWS_A_THREAD, (long) k * m, (from, to) -> {
                Kernels.Matrix left = new Kernels.Matrix(a, aAt + from * row, row, column);
                Kernels.current().matmul(left, right, c, cAt + from * m, to - from, k, m);
            });
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
