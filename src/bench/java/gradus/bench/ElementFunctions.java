package gradus.bench;

import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Functions of 10,000 doubles: ours, and a plain loop over java.lang.Math. */
@State(Scope.Benchmark)
public class ElementFunctions {
    @Param({"exp", "tanh", "sigmoid", "softmax"})
    public String function;

    private Tensor x;
    private double[] from;

    @Setup
    public void setUp() {
        NdArray numbers = new RandomNumbers(1).normal(Shape.of(10_000), 0, 3);
        x = Tensor.constant(numbers);
        from = numbers.data();
    }

    @Benchmark
    public Tensor gradus() {
        return switch (function) {
            case "exp" -> Functions.exp(x);
            case "tanh" -> Functions.tanh(x);
            case "sigmoid" -> Functions.sigmoid(x);
            default -> Functions.softmax(x, 0);
        };
    }

    @Benchmark
    public double[] loop() {
        double[] y = new double[from.length];
        switch (function) {
            case "exp" -> exp(from, 0, y);
            case "tanh" -> tanh(from, y);
            case "sigmoid" -> sigmoid(from, y);
            default -> softmax(from, y);
        }
        return y;
    }

    private static void exp(double[] x, double shift, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.exp(x[i] - shift);
        }
    }

    private static void tanh(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.tanh(x[i]);
        }
    }

    private static void sigmoid(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = 1 / (1 + Math.exp(-x[i]));
        }
    }

    private static void softmax(double[] x, double[] y) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : x) {
            max = Math.max(max, v);
        }
        exp(x, max, y);
        double sum = 0;
        for (double v : y) {
            sum += v;
        }
        for (int i = 0; i < y.length; i++) {
            y[i] /= sum;
        }
    }
}
