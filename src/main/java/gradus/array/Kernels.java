package gradus.array;

/**
 * The loops that training spends its time in, over plain arrays. There are two implementations: one on the vector module
 * (jdk.incubator.vector), and one of ordinary loops for a JVM that was started without it. Both give the same results
 * to rounding. Results go to arrays other than the operands'.
 */
interface Kernels {
    /** The implementation for this JVM, chosen once. */
    Kernels CHOSEN = choose();

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
    void matmul(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m);

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

    private static Kernels choose() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            try {
                // By name, since loading the class takes the module.
                return Class.forName("gradus.array.VectorKernels")
                        .asSubclass(Kernels.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException | LinkageError e) {
                return new PlainKernels(); // an incubating module may change with the JDK
            }
        }
        return new PlainKernels();
    }
}
