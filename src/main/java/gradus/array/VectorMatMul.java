package gradus.array;

import gradus.array.Kernels.Matrix;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product on vectors. The result is computed in tiles of four rows and up to four vectors, which stay in
 * registers while the inner index runs: a number of a, repeated, times vectors of a row of b. Tiles at the right and the
 * lower edge overlap their neighbours, and compute some numbers twice, to the same result.
 *
 * <p>What is read many times over is copied together first where it lies scattered: a panel of b, as wide as a tile,
 * whose rows lie far apart or (when b is transposed) are columns; and a, when it is transposed and large.
 */
final class VectorMatMul {
    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = VectorKernels.LANES;
    private static final int ROWS = 4;

    /** Vectors a tile: a processor with vectors of four doubles has registers for three. */
    private static final int WIDTH = LANES == 4 ? 3 : 4;

    /** Operands of more numbers than this, about a first-level cache full, are worth copying together. */
    private static final int LARGE = 8192;

    /** One a thread, with its buffers: nothing else is allocated. */
    private static final ThreadLocal<VectorMatMul> OF_THREAD = ThreadLocal.withInitial(VectorMatMul::new);

    private double[] panels = new double[4096];
    private double[] tiles = new double[4096];
    private final double[] narrow = new double[ROWS * LANES];

    // What a tile reads and writes; the names of distances are those of what they lead to.
    private double[] left;
    private int column;
    private int a1;
    private int a2;
    private int a3;
    private double[] right;
    private int bRow;
    private int last;
    private double[] into;
    private int c1;
    private int c2;
    private int c3;
    private int k;

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

    private void tile(int width, int aAt, int bAt, int cAt) {
        if (width > 3 * LANES) {
            tile4(aAt, bAt, cAt);
        } else if (width > 2 * LANES) {
            tile3(aAt, bAt, cAt);
        } else if (width > LANES) {
            tile2(aAt, bAt, cAt);
        } else {
            tile1(aAt, bAt, cAt);
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

    // The tiles, one for each number of vectors: written out, since only local variables live in registers.

    private void tile1(int aAt, int bAt, int cAt) {
        double[] x = left;
        double[] y = right;
        int step = column;
        int row1 = a1;
        int row2 = a2;
        int row3 = a3;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt]);
            c00 = v0.fma(b0, c00);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + row1]);
            c10 = v1.fma(b0, c10);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + row2]);
            c20 = v2.fma(b0, c20);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + row3]);
            c30 = v3.fma(b0, c30);
            aAt += step;
            bAt += bRow;
        }
        c00.intoArray(into, cAt);
        c10.intoArray(into, cAt + c1);
        c20.intoArray(into, cAt + c2);
        c30.intoArray(into, cAt + c3);
    }

    private void tile2(int aAt, int bAt, int cAt) {
        double[] x = left;
        double[] y = right;
        int step = column;
        int row1 = a1;
        int row2 = a2;
        int row3 = a3;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, bAt + last);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt]);
            c00 = v0.fma(b0, c00);
            c01 = v0.fma(b1, c01);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + row1]);
            c10 = v1.fma(b0, c10);
            c11 = v1.fma(b1, c11);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + row2]);
            c20 = v2.fma(b0, c20);
            c21 = v2.fma(b1, c21);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + row3]);
            c30 = v3.fma(b0, c30);
            c31 = v3.fma(b1, c31);
            aAt += step;
            bAt += bRow;
        }
        c00.intoArray(into, cAt);
        c01.intoArray(into, cAt + last);
        c10.intoArray(into, cAt + c1);
        c11.intoArray(into, cAt + c1 + last);
        c20.intoArray(into, cAt + c2);
        c21.intoArray(into, cAt + c2 + last);
        c30.intoArray(into, cAt + c3);
        c31.intoArray(into, cAt + c3 + last);
    }

    private void tile3(int aAt, int bAt, int cAt) {
        double[] x = left;
        double[] y = right;
        int step = column;
        int row1 = a1;
        int row2 = a2;
        int row3 = a3;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c02 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c12 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c22 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        DoubleVector c32 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, bAt + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, y, bAt + last);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt]);
            c00 = v0.fma(b0, c00);
            c01 = v0.fma(b1, c01);
            c02 = v0.fma(b2, c02);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + row1]);
            c10 = v1.fma(b0, c10);
            c11 = v1.fma(b1, c11);
            c12 = v1.fma(b2, c12);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + row2]);
            c20 = v2.fma(b0, c20);
            c21 = v2.fma(b1, c21);
            c22 = v2.fma(b2, c22);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + row3]);
            c30 = v3.fma(b0, c30);
            c31 = v3.fma(b1, c31);
            c32 = v3.fma(b2, c32);
            aAt += step;
            bAt += bRow;
        }
        c00.intoArray(into, cAt);
        c01.intoArray(into, cAt + LANES);
        c02.intoArray(into, cAt + last);
        c10.intoArray(into, cAt + c1);
        c11.intoArray(into, cAt + c1 + LANES);
        c12.intoArray(into, cAt + c1 + last);
        c20.intoArray(into, cAt + c2);
        c21.intoArray(into, cAt + c2 + LANES);
        c22.intoArray(into, cAt + c2 + last);
        c30.intoArray(into, cAt + c3);
        c31.intoArray(into, cAt + c3 + LANES);
        c32.intoArray(into, cAt + c3 + last);
    }

    private void tile4(int aAt, int bAt, int cAt) {
        double[] x = left;
        double[] y = right;
        int step = column;
        int row1 = a1;
        int row2 = a2;
        int row3 = a3;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c02 = DoubleVector.zero(SPECIES);
        DoubleVector c03 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c12 = DoubleVector.zero(SPECIES);
        DoubleVector c13 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c22 = DoubleVector.zero(SPECIES);
        DoubleVector c23 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        DoubleVector c32 = DoubleVector.zero(SPECIES);
        DoubleVector c33 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, bAt + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, y, bAt + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, y, bAt + last);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt]);
            c00 = v0.fma(b0, c00);
            c01 = v0.fma(b1, c01);
            c02 = v0.fma(b2, c02);
            c03 = v0.fma(b3, c03);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + row1]);
            c10 = v1.fma(b0, c10);
            c11 = v1.fma(b1, c11);
            c12 = v1.fma(b2, c12);
            c13 = v1.fma(b3, c13);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + row2]);
            c20 = v2.fma(b0, c20);
            c21 = v2.fma(b1, c21);
            c22 = v2.fma(b2, c22);
            c23 = v2.fma(b3, c23);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + row3]);
            c30 = v3.fma(b0, c30);
            c31 = v3.fma(b1, c31);
            c32 = v3.fma(b2, c32);
            c33 = v3.fma(b3, c33);
            aAt += step;
            bAt += bRow;
        }
        c00.intoArray(into, cAt);
        c01.intoArray(into, cAt + LANES);
        c02.intoArray(into, cAt + 2 * LANES);
        c03.intoArray(into, cAt + last);
        c10.intoArray(into, cAt + c1);
        c11.intoArray(into, cAt + c1 + LANES);
        c12.intoArray(into, cAt + c1 + 2 * LANES);
        c13.intoArray(into, cAt + c1 + last);
        c20.intoArray(into, cAt + c2);
        c21.intoArray(into, cAt + c2 + LANES);
        c22.intoArray(into, cAt + c2 + 2 * LANES);
        c23.intoArray(into, cAt + c2 + last);
        c30.intoArray(into, cAt + c3);
        c31.intoArray(into, cAt + c3 + LANES);
        c32.intoArray(into, cAt + c3 + 2 * LANES);
        c33.intoArray(into, cAt + c3 + last);
    }
}
