package gradus.array;

/**
 * The loops that training spends its time in, over plain arrays. There are two implementations: one on the vector module
 * (jdk.incubator.vector), and one of ordinary loops. Both do the same operations in the same order, so that their
 * results are equal to the last bit, and which one is at work shows in nothing but the time. Results go to arrays other
 * than the operands'.
 */
interface Kernels {
    /** A longer inner index is cut up, so that what a product reads many times over stays in the first-level cache. */
    int INNER = 256;

    /** Sums are made of as many partial sums, each of every so-many-th number, as the widest vectors have lanes. */
    int PARTIAL_SUMS = 8;

    /** The implementation that is at work now. */
    static Kernels current() {
        return WarmUp.current;
    }

    /**
     * A matrix as it lies in memory.
     *
     * @param data the numbers
     * @param at where the first one stands
     * @param row the distance between neighbours in a column
     * @param column the distance between neighbours in a row; this or {@code row} is 1
     */
    record Matrix(double[] data, int at, int row, int column) {}

    /** c = a b for a of shape (n, k) and b of (k, m), each row-major or transposed; c is row-major from {@code cAt} on. */
    default void matmul(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        int parts = Math.max(1, (k + INNER - 1) / INNER);
        int length = (k + parts - 1) / parts;
        product(a, b, c, cAt, n, length, m);
        if (parts > 1) {
            double[] part = new double[n * m];
            for (int l = length; l < k; l += length) {
                Matrix left = new Matrix(a.data, a.at + l * a.column, a.row, a.column);
                Matrix right = new Matrix(b.data, b.at + l * b.row, b.row, b.column);
                product(left, right, part, 0, n, Math.min(k - l, length), m);
                Arithmetic.ADD.run(c, cAt, 1, part, 0, 1, c, cAt, part.length);
            }
        }
    }

    /** As matmul, for k up to {@link #INNER}. */
    void product(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m);

    /** Adds a row to each of {@code rows} rows of its length. */
    void addToRows(double[] row, double[] x, int rows);

    /** y = e^x. */
    void exp(double[] x, double[] y);

    /** y = tanh x. */
    void tanh(double[] x, double[] y);

    /** y = 1/(1 + e^-x). */
    void sigmoid(double[] x, double[] y);

    /** y = max(x, 0). */
    void relu(double[] x, double[] y);

    /** y = g tanh'(x), exact also where tanh is almost 1. */
    void tanhProduct(double[] g, double[] x, double[] y);

    /** y = g sigmoid'(x), exact in both tails. */
    void sigmoidProduct(double[] g, double[] x, double[] y);

    /** y = g where x > 0, else 0. */
    void reluProduct(double[] g, double[] x, double[] y);

    /** The sum of {@code count} numbers; what each addition rounds off is added back (Neumaier). */
    double sum(double[] x, int from, int count);

    /** The sum of each column of a matrix of {@code rows} rows, as accurate as {@link #sum}. */
    void sumRows(double[] x, int rows, int columns, double[] sums);

    /** The largest of {@code count} numbers; NaN if there is one; -Infinity of none. */
    double max(double[] x, int from, int count);
}
