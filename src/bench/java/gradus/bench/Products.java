package gradus.bench;

import gradus.array.MatMul;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Products of square matrices, and of transposed ones: ours, and OpenBLAS on memory outside the heap. */
public class Products {
    /** The operands. */
    @State(Scope.Benchmark)
    public static class Operands {
        @Param({"32", "64", "128", "256", "512"})
        public int size;

        @Param({"AB", "A'B", "AB'", "A'B'"})
        public String form;

        boolean left;
        boolean right;
        NdArray a;
        NdArray b;

        @Setup
        public void setUp() {
            left = form.startsWith("A'");
            right = form.endsWith("B'");
            a = new RandomNumbers(1).normal(Shape.of(size, size), 0, 1);
            b = new RandomNumbers(2).normal(Shape.of(size, size), 0, 1);
        }
    }

    /** The operands as OpenBLAS wants them. */
    @State(Scope.Benchmark)
    public static class NativeOperands {
        DoublePointer a;
        DoublePointer b;
        DoublePointer c;

        @Setup
        public void setUp(Operands operands) {
            openblas.blas_set_num_threads(1);
            a = new DoublePointer(operands.a.data());
            b = new DoublePointer(operands.b.data());
            c = new DoublePointer((long) operands.size * operands.size);
        }
    }

    @Benchmark
    public NdArray gradus(Operands o) {
        return MatMul.product(o.a, o.left, o.b, o.right);
    }

    @Benchmark
    public DoublePointer openblas(Operands o, NativeOperands n) {
        int s = o.size;
        openblas.cblas_dgemm(
                openblas.CblasRowMajor,
                o.left ? openblas.CblasTrans : openblas.CblasNoTrans,
                o.right ? openblas.CblasTrans : openblas.CblasNoTrans,
                s,
                s,
                s,
                1,
                n.a,
                s,
                n.b,
                s,
                0,
                n.c,
                s);
        return n.c;
    }
}
