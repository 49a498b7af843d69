package gradus.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NdArrayTest {
    private static NdArray iota(int... dims) {
        Shape shape = Shape.of(dims);
        double[] data = new double[shape.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = i;
        }
        return NdArray.of(shape, data);
    }

    private static NdArray plus(NdArray a, NdArray b) {
        return a.zip(b, "add", Double::sum);
    }

    @Test
    void broadcastsFromTheRightAsNumPyDoes() {
        assertEquals(NdArray.of(Shape.of(2, 3), 0, 2, 4, 3, 5, 7), plus(iota(2, 3), iota(3)));
        assertEquals(NdArray.of(Shape.of(2, 3), 0, 1, 2, 4, 5, 6), plus(iota(2, 3), iota(2, 1)));
        assertEquals(NdArray.of(Shape.of(2, 2), 0, 1, 1, 2), plus(iota(2, 1), iota(1, 2)));
        assertEquals(Shape.of(4, 2, 3), plus(iota(4, 1, 3), iota(2, 1)).shape());
        assertEquals(NdArray.scalar(3), plus(NdArray.scalar(1), NdArray.scalar(2)));
        assertEquals(Shape.of(0, 3), plus(iota(0, 3), iota(1, 3)).shape());
    }

    @Test
    void aClashOfShapesNamesBothAndTheAxis() {
        GradusException e = assertThrows(GradusException.class, () -> plus(iota(2, 3), iota(4)));
        assertEquals(
                "add cannot combine shapes (2, 3) and (4,): counted from the right, axis 1 has length 3 against 4."
                        + " Lengths must be equal, or one of them 1.",
                e.getMessage());
        assertTrue(assertThrows(GradusException.class, () -> plus(iota(2, 3), iota(3, 2)))
                .getMessage()
                .endsWith("The transpose of one of them would fit."));
    }

    @Property
    void unbroadcastIsTheTransposeOfBroadcast(
            @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @IntRange(min = 1, max = 3) int m,
            @ForAll @IntRange(min = 0, max = 3) int kind) {
        Shape small = new Shape[] {Shape.of(n, m), Shape.of(1, m), Shape.of(n, 1), Shape.SCALAR}[kind];
        Shape wide = Shape.of(2, n, m);
        NdArray x = NdArray.full(small, 0);
        for (int i = 0; i < x.size(); i++) {
            x.data()[i] = i + 1;
        }
        NdArray u = iota(2, n, m);
        double forward = dot(x.broadcastTo(wide), u);
        double back = dot(x, Broadcasting.unbroadcast(u, small));
        assertEquals(forward, back, 1e-9);
    }

    private static double dot(NdArray a, NdArray b) {
        return Reductions.sum(a.zip(b, "mul", (x, y) -> x * y), Reductions.allAxes(a.shape()), false)
                .item();
    }

    @Test
    void reducesOverAnyAxes() {
        NdArray x = iota(2, 3, 2);
        assertEquals(NdArray.scalar(66), Reductions.sum(x, new int[] {0, 1, 2}, false));
        assertEquals(NdArray.of(Shape.of(3), 14, 22, 30), Reductions.sum(x, new int[] {0, 2}, false));
        assertEquals(NdArray.of(Shape.of(2, 1, 2), 6, 9, 24, 27), Reductions.sum(x, new int[] {-2}, true));
        assertEquals(NdArray.vector(0, 0), Reductions.sum(iota(0, 2), new int[] {0}, false));
        assertThrows(GradusException.class, () -> Reductions.sum(x, new int[] {3}, false));
        assertThrows(GradusException.class, () -> Reductions.sum(x, new int[] {0, -3}, false));
    }

    @Test
    void sumsOfManyNumbersKeepTheirDigits() {
        NdArray tenths = NdArray.full(Shape.of(1_000_000), 0.1);
        assertEquals(100_000, Reductions.sum(tenths, new int[] {0}, false).item(), 1e-9);
    }

    @Test
    void transposesInAnyOrder() {
        NdArray x = iota(2, 3, 4);
        NdArray y = x.transpose(2, 0, 1);
        assertEquals(Shape.of(4, 2, 3), y.shape());
        assertEquals(x.get(1, 2, 3), y.get(3, 1, 2));
    }

    @Test
    void multipliesMatricesVectorsAndBatches() {
        assertEquals(NdArray.of(Shape.of(2, 2), 10, 13, 28, 40), MatMul.multiply(iota(2, 3), iota(3, 2)));
        assertEquals(NdArray.vector(5, 14), MatMul.multiply(iota(2, 3), iota(3)));
        assertEquals(NdArray.vector(3, 4, 5), MatMul.multiply(iota(2), iota(2, 3)));
        assertEquals(NdArray.scalar(5), MatMul.multiply(iota(3), iota(3)));
        assertEquals(
                Shape.of(5, 4, 2, 6),
                MatMul.multiply(iota(4, 2, 3), iota(5, 1, 3, 6)).shape());
        assertEquals(
                "matmul cannot multiply shapes (2, 3) and (2, 4): the first has 3 columns, the second 2 rows, and they"
                        + " must be equal. Transposing the first would fit: a.T is (3, 2).",
                assertThrows(GradusException.class, () -> MatMul.multiply(iota(2, 3), iota(2, 4)))
                        .getMessage());
        assertThrows(GradusException.class, () -> MatMul.multiply(NdArray.scalar(2), iota(2, 2)));
    }

    @Test
    void anIndexOrItemThatDoesNotExistIsAnError() {
        assertThrows(GradusException.class, () -> iota(2, 3).get(0, 3));
        assertThrows(GradusException.class, () -> iota(2, 3).get(0));
        assertThrows(GradusException.class, () -> iota(2, 3).item());
        assertEquals(5, iota(2, 3).get(-1, -1));
        assertArrayEquals(new int[] {3, 1}, Shape.of(2, 3).strides());
    }
}
