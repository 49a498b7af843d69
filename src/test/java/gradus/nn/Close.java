package gradus.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.array.NdArray;
import gradus.autodiff.Numerical;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;
import java.util.List;
import java.util.function.Supplier;

/** Assertions that arrays agree. */
public final class Close {
    private Close() {}

    /** Same shape, and every number within {@code relative} of the expected one (or of 1e-300, at 0). */
    public static void assertClose(NdArray expected, NdArray actual, double relative) {
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.size(); i++) {
            double e = expected.data()[i];
            int at = i;
            assertEquals(e, actual.data()[i], relative * Math.abs(e) + 1e-300, () -> "element " + at);
        }
    }

    /** The engine's gradient of {@code loss} by each parameter agrees with central differences. */
    static void assertGradients(Supplier<Tensor> loss, List<Tensor> parameters) {
        parameters.forEach(Tensor::zeroGrad);
        loss.get().backward();
        for (Tensor p : parameters) {
            NdArray start = p.value().copy();
            Numerical.Estimate tried = Numerical.estimate(x -> valueAt(loss, p, x), start);
            assign(p, start);
            for (int i = 0; i < start.size(); i++) {
                double g = p.grad().value().data()[i];
                double tolerance = 10 * tried.error().data()[i] + 1e-9;
                int at = i;
                assertEquals(tried.gradient().data()[i], g, tolerance, () -> p.label() + ", element " + at);
            }
        }
    }

    static void assign(Tensor p, NdArray numbers) {
        Recording.off(() -> {
            p.assign(numbers);
            return null;
        });
    }

    private static double valueAt(Supplier<Tensor> loss, Tensor p, NdArray x) {
        assign(p, x);
        return Recording.off(loss).item();
    }
}
