package gradus.array;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The tiles of {@link VectorMatMul}: four rows of the result, one to four vectors wide. */
class VectorTiles {
    static final int LANES = VectorKernels.LANES;
    static final int ROWS = 4;

    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;

    // What a tile reads and writes; the names of distances are those of what they lead to.
    double[] left;
    int column;
    int a1;
    int a2;
    int a3;
    double[] right;
    int bRow;
    int last;
    double[] into;
    int c1;
    int c2;
    int c3;
    int k;

    /** The tile of the given width, from where its row of a, its panel of b and its place in the result start. */
    final void tile(int width, int aAt, int bAt, int cAt) {
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
