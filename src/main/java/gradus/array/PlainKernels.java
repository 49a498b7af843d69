package gradus.array;

/** The kernels as ordinary loops, written so that the JVM's compiler can vectorise what it is able to. */
final class PlainKernels implements Kernels {
    @Override
    public void matmul(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        double[] x = a.data();
        for (int i = 0; i < n * m; i++) {
            c[cAt + i] = 0;
        }
        // Down the rows of b, so that the innermost loop runs along rows of b and c.
        double[] y = b.data();
        double[] row = b.column() == 1 ? y : new double[m];
        for (int l = 0; l < k; l++) {
            int rowAt = b.at() + l * b.row();
            if (b.column() != 1) {
                for (int j = 0; j < m; j++) {
                    row[j] = y[rowAt + j * b.column()];
                }
                rowAt = 0;
            }
            for (int i = 0; i < n; i++) {
                addScaled(x[a.at() + i * a.row() + l * a.column()], row, rowAt, c, cAt + i * m, m);
            }
        }
    }

    private static void addScaled(double factor, double[] x, int xAt, double[] y, int yAt, int count) {
        for (int j = 0; j < count; j++) {
            y[yAt + j] += factor * x[xAt + j];
        }
    }

    @Override
    public void exp(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.exp(x[i]);
        }
    }

    @Override
    public void tanh(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.tanh(x[i]);
        }
    }

    @Override
    public void sigmoid(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = SpecialFunctions.sigmoid(x[i]);
        }
    }

    @Override
    public void relu(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(x[i], 0);
        }
    }

    @Override
    public void tanhProduct(double[] g, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = g[i] * SpecialFunctions.tanhSlope(x[i]);
        }
    }

    @Override
    public void sigmoidProduct(double[] g, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = g[i] * SpecialFunctions.sigmoidSlope(x[i]);
        }
    }

    @Override
    public void reluProduct(double[] g, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] > 0 ? g[i] : 0;
        }
    }

    @Override
    public double sum(double[] x, int from, int count) {
        double sum = 0;
        double rest = 0;
        for (int i = 0; i < count; i++) {
            double term = x[from + i];
            double next = sum + term;
            double added = next - sum;
            rest += (sum - (next - added)) + (term - added);
            sum = next;
        }
        return withRest(sum, rest);
    }

    @Override
    public void sumRows(double[] x, int rows, int columns, double[] sums) {
        double[] rests = new double[columns];
        java.util.Arrays.fill(sums, 0, columns, 0);
        for (int r = 0; r < rows; r++) {
            addRow(x, r * columns, columns, sums, rests);
        }
        for (int j = 0; j < columns; j++) {
            sums[j] = withRest(sums[j], rests[j]);
        }
    }

    private static void addRow(double[] x, int at, int count, double[] sums, double[] rests) {
        for (int j = 0; j < count; j++) {
            double term = x[at + j];
            double next = sums[j] + term;
            double added = next - sums[j];
            rests[j] += (sums[j] - (next - added)) + (term - added);
            sums[j] = next;
        }
    }

    /** An infinite sum has no meaningful rest. */
    static double withRest(double sum, double rest) {
        return Double.isFinite(sum) && Double.isFinite(rest) ? sum + rest : sum;
    }

    @Override
    public double max(double[] x, int from, int count) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            max = Math.max(max, x[from + i]);
        }
        return max;
    }
}
