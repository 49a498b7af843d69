package gradus.nn;

import static gradus.nn.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class Conv2dTest {
    private final RandomNumbers random = new RandomNumbers(1);

    @Test
    void agreesWithTheDefinition() {
        for (int stride = 1; stride <= 3; stride++) {
            for (int padding = 0; padding <= 2; padding++) {
                Conv2d layer = new Conv2d(3, 4, 3, stride, padding, true, random);
                NdArray images = random.normal(Shape.of(2, 3, 6, 5), 0, 1);
                NdArray expected = byDefinition(
                        images, layer.weight().value(), layer.bias().value(), stride, padding);
                NdArray actual = layer.forward(Tensor.constant(images)).value();
                assertClose(expected, actual, 1e-11);
            }
        }
    }

    @Test
    void aHandComputedSum() {
        Conv2d layer = new Conv2d(1, 1, 2, random);
        Close.assign(layer.weight(), NdArray.of(Shape.of(1, 1, 2, 2), 1, 2, 3, 4));
        Close.assign(layer.bias(), NdArray.vector(100));
        Tensor image = Tensor.constant(NdArray.of(Shape.of(1, 1, 2, 3), 1, 0, 2, 0, 1, 0));
        assertEquals(
                NdArray.of(Shape.of(1, 1, 1, 2), 100 + 1 + 4, 100 + 4 + 3),
                layer.forward(image).value());
    }

    @Test
    void gradientsAgreeWithCentralDifferences() {
        Conv2d layer = new Conv2d(2, 3, 2, 2, 1, true, random);
        Tensor images =
                Tensor.parameter(random.normal(Shape.of(2, 2, 4, 3), 0, 1)).named("images");
        Close.assertGradients(() -> layer.forward(images).pow(2).sum(), List.of(layer.weight(), layer.bias(), images));
    }

    @Test
    void mayHaveNoBias() {
        Conv2d layer = new Conv2d(1, 1, 1, 1, 0, false, random);
        assertNull(layer.bias());
        assertEquals(1, layer.parameters().size());
        Tensor zeros = Tensor.constant(NdArray.full(Shape.of(1, 1, 2, 2), 0));
        assertEquals(zeros.value(), layer.forward(zeros).value());
    }

    @Test
    void imagesHaveFourAxesAndTheFiltersChannels() {
        Conv2d layer = new Conv2d(3, 4, 3, random);
        assertEquals(
                "Conv2d(3, 4, kernel 3, stride 1, padding 0) needs images of shape (batch, 3, height, width), and got"
                        + " (3, 8, 8).",
                assertThrows(
                                GradusException.class,
                                () -> layer.forward(Tensor.constant(NdArray.full(Shape.of(3, 8, 8), 1))))
                        .getMessage());
        assertThrows(
                GradusException.class, () -> layer.forward(Tensor.constant(NdArray.full(Shape.of(1, 1, 8, 8), 1))));
        assertThrows(
                GradusException.class, () -> layer.forward(Tensor.constant(NdArray.full(Shape.of(1, 3, 2, 8), 1))));
        assertThrows(GradusException.class, () -> new Conv2d(1, 1, 3, 0, 0, true, random));
    }

    /** out(n, f, r, c) = bias(f) + sum over channels and window of image * kernel: seven plain loops. */
    private static NdArray byDefinition(NdArray images, NdArray kernels, NdArray bias, int stride, int padding) {
        Shape in = images.shape();
        Shape k = kernels.shape();
        int rows = (in.dim(2) + 2 * padding - k.dim(2)) / stride + 1;
        int columns = (in.dim(3) + 2 * padding - k.dim(3)) / stride + 1;
        Shape out = Shape.of(in.dim(0), k.dim(0), rows, columns);
        double[] result = new double[out.size()];
        int at = 0;
        for (int n = 0; n < in.dim(0); n++) {
            for (int f = 0; f < k.dim(0); f++) {
                for (int r = 0; r < rows; r++) {
                    for (int c = 0; c < columns; c++) {
                        double sum = bias.get(f);
                        for (int ch = 0; ch < in.dim(1); ch++) {
                            for (int i = 0; i < k.dim(2); i++) {
                                for (int j = 0; j < k.dim(3); j++) {
                                    int y = r * stride + i - padding;
                                    int x = c * stride + j - padding;
                                    if (y >= 0 && y < in.dim(2) && x >= 0 && x < in.dim(3)) {
                                        sum += images.get(n, ch, y, x) * kernels.get(f, ch, i, j);
                                    }
                                }
                            }
                        }
                        result[at++] = sum;
                    }
                }
            }
        }
        return NdArray.of(out, result);
    }
}
