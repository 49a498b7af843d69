package gradus.array;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link VectorMatMul}: four rows of the result, one to four vectors wide. What they read has been copied
 * together, so that they step through it by constants: with other steps the JVM checks each access, and needs registers
 * for them that the vectors want.
 */
class VectorTiles {
    static final int LANES = VectorKernels.LANES;
    static final int ROWS = 4;

    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;

    /** Four rows of a next to each other, number by number; then the next four. */
    double[] tiles = new double[4096];

    /** Columns of b, as many as a tile is wide, row by row; then the next columns. */
    double[] panels = new double[4096];

    /** The inner length. */
    int k;

    // Distances within the result: of a tile's rows, and of its last vector, which may overlap the one before.
    int c1;
    int c2;
    int c3;
    int last;

    /** The tile of so many vectors, from where its rows of a, its columns of b and its place in the result start. */
    final void tile(int vectors, int aAt, int bAt, double[] c, int cAt) {
        switch (vectors) {
            case 1 -> tile1(aAt, bAt, c, cAt);
            case 2 -> tile2(aAt, bAt, c, cAt);
            case 3 -> tile3(aAt, bAt, c, cAt);
            default -> tile4(aAt, bAt, c, cAt);
        }
    }

    // The tiles, one for each number of vectors: written out, since only local variables live in registers.

    private void tile1(int aAt, int bAt, double[] c, int cAt) {
        double[] x = tiles;
        double[] y = panels;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt + l * LANES);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS]);
            c00 = v0.fma(b0, c00);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 1]);
            c10 = v1.fma(b0, c10);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 2]);
            c20 = v2.fma(b0, c20);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 3]);
            c30 = v3.fma(b0, c30);
        }
        c00.intoArray(c, cAt);
        c10.intoArray(c, cAt + c1);
        c20.intoArray(c, cAt + c2);
        c30.intoArray(c, cAt + c3);
    }

    private void tile2(int aAt, int bAt, double[] c, int cAt) {
        double[] x = tiles;
        double[] y = panels;
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c20 = DoubleVector.zero(SPECIES);
        DoubleVector c21 = DoubleVector.zero(SPECIES);
        DoubleVector c30 = DoubleVector.zero(SPECIES);
        DoubleVector c31 = DoubleVector.zero(SPECIES);
        for (int l = 0; l < k; l++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt + l * 2 * LANES);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, bAt + l * 2 * LANES + LANES);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS]);
            c00 = v0.fma(b0, c00);
            c01 = v0.fma(b1, c01);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 1]);
            c10 = v1.fma(b0, c10);
            c11 = v1.fma(b1, c11);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 2]);
            c20 = v2.fma(b0, c20);
            c21 = v2.fma(b1, c21);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 3]);
            c30 = v3.fma(b0, c30);
            c31 = v3.fma(b1, c31);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + last);
        c10.intoArray(c, cAt + c1);
        c11.intoArray(c, cAt + c1 + last);
        c20.intoArray(c, cAt + c2);
        c21.intoArray(c, cAt + c2 + last);
        c30.intoArray(c, cAt + c3);
        c31.intoArray(c, cAt + c3 + last);
    }

    private void tile3(int aAt, int bAt, double[] c, int cAt) {
        double[] x = tiles;
        double[] y = panels;
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
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt + l * 3 * LANES);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, bAt + l * 3 * LANES + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, y, bAt + l * 3 * LANES + 2 * LANES);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS]);
            c00 = v0.fma(b0, c00);
            c01 = v0.fma(b1, c01);
            c02 = v0.fma(b2, c02);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 1]);
            c10 = v1.fma(b0, c10);
            c11 = v1.fma(b1, c11);
            c12 = v1.fma(b2, c12);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 2]);
            c20 = v2.fma(b0, c20);
            c21 = v2.fma(b1, c21);
            c22 = v2.fma(b2, c22);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 3]);
            c30 = v3.fma(b0, c30);
            c31 = v3.fma(b1, c31);
            c32 = v3.fma(b2, c32);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + last);
        c10.intoArray(c, cAt + c1);
        c11.intoArray(c, cAt + c1 + LANES);
        c12.intoArray(c, cAt + c1 + last);
        c20.intoArray(c, cAt + c2);
        c21.intoArray(c, cAt + c2 + LANES);
        c22.intoArray(c, cAt + c2 + last);
        c30.intoArray(c, cAt + c3);
        c31.intoArray(c, cAt + c3 + LANES);
        c32.intoArray(c, cAt + c3 + last);
    }

    private void tile4(int aAt, int bAt, double[] c, int cAt) {
        double[] x = tiles;
        double[] y = panels;
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
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, y, bAt + l * 4 * LANES);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, y, bAt + l * 4 * LANES + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, y, bAt + l * 4 * LANES + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, y, bAt + l * 4 * LANES + 3 * LANES);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS]);
            c00 = v0.fma(b0, c00);
            c01 = v0.fma(b1, c01);
            c02 = v0.fma(b2, c02);
            c03 = v0.fma(b3, c03);
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 1]);
            c10 = v1.fma(b0, c10);
            c11 = v1.fma(b1, c11);
            c12 = v1.fma(b2, c12);
            c13 = v1.fma(b3, c13);
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 2]);
            c20 = v2.fma(b0, c20);
            c21 = v2.fma(b1, c21);
            c22 = v2.fma(b2, c22);
            c23 = v2.fma(b3, c23);
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, x[aAt + l * ROWS + 3]);
            c30 = v3.fma(b0, c30);
            c31 = v3.fma(b1, c31);
            c32 = v3.fma(b2, c32);
            c33 = v3.fma(b3, c33);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
        c03.intoArray(c, cAt + last);
        c10.intoArray(c, cAt + c1);
        c11.intoArray(c, cAt + c1 + LANES);
        c12.intoArray(c, cAt + c1 + 2 * LANES);
        c13.intoArray(c, cAt + c1 + last);
        c20.intoArray(c, cAt + c2);
        c21.intoArray(c, cAt + c2 + LANES);
        c22.intoArray(c, cAt + c2 + 2 * LANES);
        c23.intoArray(c, cAt + c2 + last);
        c30.intoArray(c, cAt + c3);
        c31.intoArray(c, cAt + c3 + LANES);
        c32.intoArray(c, cAt + c3 + 2 * LANES);
        c33.intoArray(c, cAt + c3 + last);
    }
}
