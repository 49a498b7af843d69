package gradus.bench;

import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;

/** The networks that are trained: layers of ReLU between, softmax cross-entropy at the end, and a batch of random rows. */
public enum Network {
    SMALL("4-8-2, batch 16", 16, 4, 8, 2),
    DIGITS("64-64-10, batch 100", 100, 64, 64, 10),
    DEEP("10 x 64, batch 64", 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10),
    LARGE("784-256-128-10, batch 128", 128, 784, 256, 128, 10);

    static final double RATE = 0.01;

    final String title;
    final int batch;
    final int[] widths;

    Network(String title, int batch, int... widths) {
        this.title = title;
        this.batch = batch;
        this.widths = widths;
    }

    NdArray inputs() {
        return new RandomNumbers(1).normal(Shape.of(batch, widths[0]), 0, 1);
    }

    int[] classes() {
        int[] classes = new int[batch];
        for (int i = 0; i < batch; i++) {
            classes[i] = i * 7 % widths[widths.length - 1];
        }
        return classes;
    }

    Indices labels() {
        return Indices.of(classes());
    }

    /** The bytes of everything that a step must compute: each layer's outputs and their gradients, and those of weights. */
    long bytesOfResults() {
        long numbers = 0;
        for (int i = 1; i < widths.length; i++) {
            long outputs = (long) batch * widths[i];
            boolean hidden = i < widths.length - 1;
            numbers += (hidden ? 4 : 2) * outputs; // before and after the ReLU, values and gradients
            numbers += (long) widths[i - 1] * widths[i] + widths[i];
        }
        return 8 * numbers;
    }
}
