package gradus.nn;

import static gradus.nn.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    private static final double EPS = 1e-5;

    /** Means 3 and 30; squared distances from them add up to 8 and 1400. */
    private static final NdArray BATCH = NdArray.of(Shape.of(3, 2), 1, 10, 3, 20, 5, 60);

    private final RandomNumbers random = new RandomNumbers(1);

    @Test
    void batchNormTrainsOnTheBatchsOwnStatistics() {
        BatchNorm1d norm = new BatchNorm1d(2);
        Close.assign(norm.weight(), NdArray.vector(1, 2));
        Close.assign(norm.bias(), NdArray.vector(0, 7));
        double s0 = Math.sqrt(8.0 / 3 + EPS);
        double s1 = Math.sqrt(1400.0 / 3 + EPS);
        NdArray expected =
                NdArray.of(Shape.of(3, 2), -2 / s0, -20 / s1 * 2 + 7, 0, -10 / s1 * 2 + 7, 2 / s0, 30 / s1 * 2 + 7);
        assertClose(expected, norm.forward(Tensor.constant(BATCH)).value(), 1e-14);
    }

    @Test
    void batchNormRemembersMeansAndUnbiasedVariances() {
        BatchNorm1d norm = new BatchNorm1d(2);
        assertEquals(NdArray.vector(0, 0), norm.runningMean());
        assertEquals(NdArray.vector(1, 1), norm.runningVariance());
        norm.forward(Tensor.constant(BATCH));
        assertClose(NdArray.vector(0.3, 3), norm.runningMean(), 1e-14); // 0.9 * 0 + 0.1 * mean
        assertClose(NdArray.vector(0.9 + 0.4, 0.9 + 70), norm.runningVariance(), 1e-14); // 8/2 and 1400/2
        norm.forward(Tensor.constant(BATCH));
        assertClose(NdArray.vector(0.57, 5.7), norm.runningMean(), 1e-14);
        assertClose(NdArray.vector(1.57, 133.81), norm.runningVariance(), 1e-14);
    }

    @Test
    void batchNormEvaluatesWithWhatItRemembers() {
        BatchNorm1d norm = new BatchNorm1d(2);
        norm.forward(Tensor.constant(BATCH));
        norm.eval();
        Tensor one = Tensor.constant(NdArray.of(Shape.of(1, 2), 1, 10));
        NdArray expected =
                NdArray.of(Shape.of(1, 2), (1 - 0.3) / Math.sqrt(1.3 + EPS), (10 - 3) / Math.sqrt(70.9 + EPS));
        assertClose(expected, norm.forward(one).value(), 1e-14);
        assertClose(NdArray.vector(0.3, 3), norm.runningMean(), 1e-14); // and evaluation changes nothing
    }

    @Test
    void batchNormOfSequencesAveragesOverTheirLengthToo() {
        NdArray flat = random.normal(Shape.of(2 * 5, 3), 1, 2);
        NdArray sequences = flat.reshape(Shape.of(2, 5, 3)).transpose(0, 2, 1);
        BatchNorm1d one = new BatchNorm1d(3);
        BatchNorm1d other = new BatchNorm1d(3);
        NdArray expected = one.forward(Tensor.constant(flat)).value();
        NdArray actual = other.forward(Tensor.constant(sequences)).value();
        assertClose(expected.reshape(Shape.of(2, 5, 3)).transpose(0, 2, 1), actual, 1e-12);
        assertClose(one.runningVariance(), other.runningVariance(), 1e-14);
    }

    @Test
    void batchNormGradientsAgreeWithCentralDifferences() {
        for (Shape shape : List.of(Shape.of(4, 2), Shape.of(3, 2, 2))) {
            BatchNorm1d norm = new BatchNorm1d(2);
            Tensor x = Tensor.parameter(random.normal(shape, 0, 1)).named("x");
            Tensor weights = Tensor.constant(random.normal(shape, 0, 1));
            List<Tensor> by = List.of(x, norm.weight(), norm.bias());
            Close.assertGradients(() -> norm.forward(x).mul(weights).sum(), by);
            norm.eval();
            Close.assertGradients(() -> norm.forward(x).mul(weights).sum(), by);
        }
    }

    @Test
    void batchNormNeedsMoreThanOneExampleToTrain() {
        BatchNorm1d norm = new BatchNorm1d(2);
        Tensor one = Tensor.constant(NdArray.full(Shape.of(1, 2), 1));
        assertEquals(
                "BatchNorm1d(2) needs more than one value of each feature in training, and shape (1, 2) has 1. Use a"
                        + " larger batch, or eval() for single examples.",
                assertThrows(GradusException.class, () -> norm.forward(one)).getMessage());
        assertThrows(GradusException.class, () -> norm.forward(Tensor.constant(NdArray.full(Shape.of(4, 3), 1))));
        assertThrows(GradusException.class, () -> norm.forward(Tensor.constant(NdArray.vector(1, 2))));
        assertThrows(GradusException.class, () -> new BatchNorm1d(0));
        assertThrows(GradusException.class, () -> new BatchNorm1d(2, EPS, 1.5));
    }

    @Test
    void layerNormTakesEachRowByItself() {
        LayerNorm norm = new LayerNorm(3);
        Close.assign(norm.weight(), NdArray.vector(1, 1, 10));
        Close.assign(norm.bias(), NdArray.vector(0, 5, 0));
        Tensor x = Tensor.constant(NdArray.of(Shape.of(2, 3), 1, 3, 5, 10, 20, 60));
        double s0 = Math.sqrt(8.0 / 3 + EPS);
        double s1 = Math.sqrt(1400.0 / 3 + EPS);
        NdArray expected = NdArray.of(Shape.of(2, 3), -2 / s0, 5, 20 / s0, -20 / s1, -10 / s1 + 5, 300 / s1);
        assertClose(expected, norm.forward(x).value(), 1e-14);
        norm.eval();
        assertClose(expected, norm.forward(x).value(), 1e-14);
    }

    @Test
    void layerNormOfARowOfEqualNumbersIsItsBias() {
        Tensor x = Tensor.constant(NdArray.vector(4, 4, 4));
        assertEquals(NdArray.vector(0, 0, 0), new LayerNorm(3).forward(x).value());
    }

    @Test
    void layerNormGradientsAgreeWithCentralDifferences() {
        LayerNorm norm = new LayerNorm(4);
        Tensor x = Tensor.parameter(random.normal(Shape.of(2, 3, 4), 0, 1)).named("x");
        Tensor weights = Tensor.constant(random.normal(Shape.of(2, 3, 4), 0, 1));
        Close.assertGradients(() -> norm.forward(x).mul(weights).sum(), List.of(x, norm.weight(), norm.bias()));
    }

    @Test
    void layerNormNeedsItsSize() {
        assertEquals(
                "LayerNorm(3) needs an input of shape (..., 3), and got (3, 2).",
                assertThrows(GradusException.class, () -> new LayerNorm(3)
                                .forward(Tensor.constant(NdArray.full(Shape.of(3, 2), 1))))
                        .getMessage());
        assertThrows(GradusException.class, () -> new LayerNorm(0));
    }
}
