package gradus.array;

import gradus.array.Kernels.Matrix;
import java.util.Arrays;

/**
 * The matrix product on vectors. The result is computed in tiles of four rows and up to four vectors, which stay in
 * registers while the inner index runs: a number of a, repeated, times vectors of a row of b. Tiles at the right and the
 * lower edge overlap their neighbours, and compute some numbers twice, to the same result.
 *
 * <p>What is read many times over is copied together first where it lies scattered: a panel of b, as wide as a tile,
 * whose rows lie far apart or (when b is transposed) are columns; and a, when it is transposed and large.
 */
final class VectorMatMul extends VectorTiles {
    /** Vectors a tile: a processor with vectors of four doubles has registers for three. */
    private static final int WIDTH = LANES == 4 ? 3 : 4;

    /** Operands of more numbers than this, about a first-level cache full, are worth copying together. */
    private static final int LARGE = 8192;

    /** One a thread, with its buffers: nothing else is allocated. */
    private static final ThreadLocal<VectorMatMul> OF_THREAD = ThreadLocal.withInitial(VectorMatMul::new);

    private double[] panels = new double[4096];
    private double[] tiles = new double[4096];
    private final double[] narrow = new double[ROWS * LANES];

    private VectorMatMul() {}

    static void multiply(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        if (n == 0 || m == 0) {
            return;
        }
        VectorMatMul product = OF_THREAD.get();
        product.run(a, b, c, cAt, n, k, m);
        product.left = null;
        product.right = null;
        product.into = null;
    }

    private void run(Matrix a, Matrix b, double[] c, int cAt, int n, int inner, int m) {
        k = inner;
        int aAt = a.at();
        int bAt = b.at();
        boolean aCopied = a.column() != 1 && n >= ROWS && n * k > LARGE && m > WIDTH * LANES;
        boolean bCopied = b.column() != 1 || m < LANES || (k * m > LARGE && n > 2 * ROWS);
        left = aCopied ? copyTiles(a, aAt, n) : a.data();
        column = aCopied ? ROWS : a.column();
        int row = aCopied ? 1 : a.row();
        // Of fewer rows than a tile has, the last stands for those that are missing.
        a1 = Math.min(1, n - 1) * row;
        a2 = Math.min(2, n - 1) * row;
        a3 = Math.min(3, n - 1) * row;
        into = m < LANES ? narrow : c;
        int cRow = m < LANES ? LANES : m;
        c1 = Math.min(1, n - 1) * cRow;
        c2 = Math.min(2, n - 1) * cRow;
        c3 = Math.min(3, n - 1) * cRow;
        for (int from = 0; from < m; from += WIDTH * LANES) {
            int j = Math.max(0, Math.min(from, m - LANES));
            int width = Math.max(LANES, Math.min(m - j, WIDTH * LANES));
            last = width - LANES;
            right = bCopied ? copyPanel(b, bAt + j * b.column(), Math.min(width, m), width) : b.data();
            bRow = bCopied ? width : b.row();
            for (int i = 0; i < n; i += ROWS) {
                int top = Math.max(0, Math.min(i, n - ROWS));
                int at = aCopied ? i * k : aAt + top * row;
                tile(width, at, bCopied ? 0 : bAt + j, m < LANES ? 0 : cAt + top * m + j);
                for (int r = 0; m < LANES && r < Math.min(ROWS, n); r++) {
                    System.arraycopy(narrow, r * LANES, c, cAt + (top + r) * m, m);
                }
            }
        }
    }

    /** The rows of a transposed matrix, four at a time, the inner index slow. */
    private double[] copyTiles(Matrix a, int at, int n) {
        int count = (n + ROWS - 1) / ROWS;
        tiles = atLeast(tiles, count * ROWS * k);
        double[] x = a.data();
        for (int l = 0; l < k; l++) {
            int from = at + l * a.column();
            for (int t = 0; t < count; t++) {
                int top = from + Math.min(t * ROWS, n - ROWS);
                int to = (t * k + l) * ROWS;
                tiles[to] = x[top];
                tiles[to + 1] = x[top + 1];
                tiles[to + 2] = x[top + 2];
                tiles[to + 3] = x[top + 3];
            }
        }
        return tiles;
    }

    /** Columns of b, as rows of the given width, filled up with zeros. */
    private double[] copyPanel(Matrix b, int at, int columns, int width) {
        panels = atLeast(panels, k * width);
        double[] x = b.data();
        if (b.column() == 1) {
            for (int l = 0; l < k; l++) {
                System.arraycopy(x, at + l * b.row(), panels, l * width, columns);
            }
        } else {
            int j = 0;
            for (; j + 4 <= columns; j += 4) {
                copyColumns(x, at + j * b.column(), b.column(), panels, j, width, k);
            }
            for (; j < columns; j++) {
                for (int l = 0; l < k; l++) {
                    panels[l * width + j] = x[at + j * b.column() + l];
                }
            }
        }
        for (int l = 0; columns < width && l < k; l++) {
            Arrays.fill(panels, l * width + columns, (l + 1) * width, 0);
        }
        return panels;
    }

    /** Four columns, which lie in memory as rows. */
    private static void copyColumns(double[] x, int at, int distance, double[] y, int to, int width, int k) {
        int second = at + distance;
        int third = second + distance;
        int fourth = third + distance;
        for (int l = 0; l < k; l++) {
            y[to] = x[at + l];
            y[to + 1] = x[second + l];
            y[to + 2] = x[third + l];
            y[to + 3] = x[fourth + l];
            to += width;
        }
    }

    private static double[] atLeast(double[] buffer, int size) {
        return buffer.length >= size ? buffer : new double[size];
    }
}
