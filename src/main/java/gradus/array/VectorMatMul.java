package gradus.array;

import gradus.array.Kernels.Matrix;
import jdk.incubator.vector.DoubleVector;

/**
 * The matrix product on vectors. The result is computed in tiles of four rows and up to four vectors, which stay in
 * registers while the inner index runs: a number of a, repeated, times vectors of a row of b. Tiles at the right and the
 * lower edge overlap their neighbours, and compute some numbers twice, to the same result.
 *
 * <p>What is read many times over is copied together first: of a as many rows as the second-level cache holds, and of b,
 * a tile's width at a time, all columns or as many as the third-level cache holds. The order of the loops is that of
 * Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008.
 */
final class VectorMatMul extends VectorTiles {
    /** Vectors a tile: a processor with vectors of four doubles has 16 registers, and more than two would not fit. */
    private static final int WIDTH = LANES == 4 ? 2 : 4;

    /** Numbers of a, and of b, that are copied at once. */
    private static final int OF_A = 1 << 15;

    private static final int OF_B = 1 << 18;

    /** One a thread, with its buffers: nothing else is allocated. */
    private static final ThreadLocal<VectorMatMul> OF_THREAD = ThreadLocal.withInitial(VectorMatMul::new);

    private final double[] narrow = new double[ROWS * LANES];

    private VectorMatMul() {}

    static void multiply(Matrix a, Matrix b, double[] c, int cAt, int n, int k, int m) {
        if (n > 0 && m > 0) {
            OF_THREAD.get().run(a, b, c, cAt, n, k, m);
        }
    }

    private void run(Matrix a, Matrix b, double[] c, int cAt, int n, int inner, int m) {
        k = inner;
        int cRow = m < LANES ? LANES : m;
        // Of fewer rows than a tile has, the last stands for those that are missing.
        c1 = Math.min(1, n - 1) * cRow;
        c2 = Math.min(2, n - 1) * cRow;
        c3 = Math.min(3, n - 1) * cRow;
        int panel = WIDTH * LANES;
        int height = Math.max(1, OF_A / (k + 1) / ROWS) * ROWS;
        int width = Math.max(1, OF_B / (k + 1) / panel) * panel;
        tiles = atLeast(tiles, Math.min(height, n + ROWS) * k);
        panels = atLeast(panels, Math.min(width, m + panel) * k);
        for (int left = 0; left < m; left += width) {
            for (int top = 0; top < n; top += height) {
                int bottom = Math.min(n, top + height);
                copyRows(a, top, bottom, n);
                for (int from = left; from < Math.min(m, left + width); from += panel) {
                    int j = Math.max(0, Math.min(from, m - LANES));
                    int columns = Math.min(m - j, panel);
                    int vectors = (columns + LANES - 1) / LANES;
                    last = Math.max(0, columns - LANES);
                    int bAt = (from - left) * k;
                    if (top == 0) {
                        copyPanel(b, j, columns, vectors, bAt);
                    }
                    for (int i = top; i < bottom; i += ROWS) {
                        int row = Math.max(0, Math.min(i, n - ROWS));
                        if (m < LANES) {
                            tile(1, (i - top) * k, bAt, narrow, 0);
                            for (int r = 0; r < Math.min(ROWS, n); r++) {
                                System.arraycopy(narrow, r * LANES, c, cAt + (row + r) * m, m);
                            }
                        } else {
                            tile(vectors, (i - top) * k, bAt, c, cAt + row * m + j);
                        }
                    }
                }
            }
        }
    }

    /** Copies the tiles' rows of a from {@code top} on together. */
    private void copyRows(Matrix a, int top, int bottom, int n) {
        for (int i = top; i < bottom; i += ROWS) {
            int row = Math.max(0, Math.min(i, n - ROWS));
            int at = a.at() + row * a.row();
            int second = Math.min(1, n - 1) * a.row();
            int third = Math.min(2, n - 1) * a.row();
            int fourth = Math.min(3, n - 1) * a.row();
            interleave(a.data(), at, second, third, fourth, a.column(), tiles, (i - top) * k, ROWS);
        }
    }

    /** Copies columns of b together, vector by vector. */
    private void copyPanel(Matrix b, int j, int columns, int vectors, int to) {
        int width = vectors * LANES;
        for (int v = 0; v < vectors; v++) {
            int at = b.at() + (v == vectors - 1 ? j + last : j + v * LANES) * b.column();
            if (b.column() == 1 && columns >= LANES) {
                copyVectors(b.data(), at, b.row(), to + v * LANES, width);
            } else if (columns >= LANES && LANES % ROWS == 0) {
                int step = b.column();
                for (int q = 0; q < LANES; q += ROWS) {
                    interleave(
                            b.data(),
                            at + q * step,
                            step,
                            2 * step,
                            3 * step,
                            b.row(),
                            panels,
                            to + v * LANES + q,
                            width);
                }
            } else {
                for (int q = 0; q < LANES; q++) {
                    for (int l = 0; l < k; l++) {
                        panels[to + l * width + v * LANES + q] =
                                q < columns ? b.data()[at + q * b.column() + l * b.row()] : 0;
                    }
                }
            }
        }
    }

    private void copyVectors(double[] x, int at, int row, int to, int width) {
        double[] y = panels;
        for (int l = 0; l < k; l++) {
            DoubleVector.fromArray(VectorKernels.SPECIES, x, at + l * row).intoArray(y, to + l * width);
        }
    }

    /** Four runs of numbers, which start at {@code at} and at distances from it, next to each other. */
    private void interleave(
            double[] x, int at, int second, int third, int fourth, int step, double[] y, int to, int width) {
        for (int l = 0; l < k; l++) {
            y[to] = x[at];
            y[to + 1] = x[at + second];
            y[to + 2] = x[at + third];
            y[to + 3] = x[at + fourth];
            at += step;
            to += width;
        }
    }

    private static double[] atLeast(double[] buffer, int size) {
        return buffer.length >= size ? buffer : new double[size];
    }
}
