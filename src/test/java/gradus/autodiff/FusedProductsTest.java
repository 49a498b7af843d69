package gradus.autodiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.Broadcasting;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.RowExamples.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shortcuts of a backward pass that is not recorded: they must say what the table says. */
class FusedProductsTest {
    @Test
    void aShortcutEqualsTheRowThatItStandsFor() {
        Set<String> compared = new TreeSet<>();
        for (String row : RowExamples.table()) {
            for (int seed = 0; seed < 20; seed++) {
                Example example = RowExamples.of(row, seed, 1 + seed % 4, 1 + seed % 11);
                Tensor[] x = Arrays.stream(example.at()).map(Tensor::parameter).toArray(Tensor[]::new);
                Call call = example.f().apply(x).source();
                while (!call.rule().name().equals(row)) {
                    call = call.input(0).source();
                }
                NdArray g = new RandomNumbers(seed).normal(call.output().shape(), 1, 1);
                for (int i = 0; i < call.arity(); i++) {
                    NdArray fused = call.rule().fusedVjp(g, call, i);
                    if (fused != null) {
                        NdArray own =
                                call.rule().vjp(Tensor.constant(g), call, i).value();
                        assertClose(
                                Broadcasting.unbroadcast(own, call.shape(i)),
                                Broadcasting.unbroadcast(fused, call.shape(i)),
                                row + ", input " + i);
                        compared.add(row);
                    }
                }
            }
        }
        assertTrue(
                compared.containsAll(List.of("mul", "tanh", "matmul", "linear", "crossEntropy")), compared::toString);
    }

    private static void assertClose(NdArray expected, NdArray got, String what) {
        assertEquals(expected.shape(), got.shape(), what);
        for (int i = 0; i < got.size(); i++) {
            double e = expected.data()[i];
            assertEquals(e, got.data()[i], 1e-13 * (1 + Math.abs(e)), what);
        }
    }

    @Test
    void aRecordedPassAndAnUnrecordedOneAgree() {
        RandomNumbers random = new RandomNumbers(3);
        Tensor x = Tensor.parameter(random.normal(Shape.of(5, 9), 0, 1));
        Tensor w = Tensor.parameter(random.normal(Shape.of(9, 9), 0, 1));
        Tensor b = Tensor.parameter(random.normal(Shape.of(9), 0, 1));
        Tensor h = Functions.tanh(Functions.linear(x, w, b));
        Tensor y = Functions.relu(h.matmul(w).add(b)).mul(h).sub(h).sum();
        List<Tensor> inputs = List.of(x, w, b);
        Tensor[] quick = Backward.gradients(y, inputs, new Backward.Options(null, true, false));
        Tensor[] recorded = Backward.gradients(y, inputs, new Backward.Options(null, true, true));
        for (int i = 0; i < quick.length; i++) {
            assertClose(recorded[i].value(), quick[i].value(), "input " + i);
        }
    }

    @Test
    void whatIsAddedInPlaceIsNobodyElses() {
        Tensor a = Tensor.parameter(NdArray.vector(1, 2));
        Tensor b = Tensor.parameter(NdArray.vector(3, 4));
        Tensor seed = Tensor.constant(NdArray.vector(1, 10));
        Tensor sum = a.add(b);
        sum.retainGrad();
        Tensor y = sum.add(a).add(a);
        y.backward(new Backward.Options(seed, true, false));
        assertEquals(NdArray.vector(3, 30), a.grad().value());
        assertEquals(NdArray.vector(1, 10), b.grad().value());
        assertEquals(NdArray.vector(1, 10), sum.grad().value());
        assertEquals(NdArray.vector(1, 10), seed.value());
        Tensor first = b.grad();
        y.backward(new Backward.Options(seed, false, false));
        assertEquals(NdArray.vector(6, 60), a.grad().value());
        assertEquals(NdArray.vector(1, 10), first.value());
    }
}
