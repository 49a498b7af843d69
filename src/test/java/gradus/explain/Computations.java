package gradus.explain;

import static gradus.autodiff.Functions.exp;
import static gradus.autodiff.Functions.log;
import static gradus.autodiff.Functions.relu;
import static gradus.autodiff.Functions.sigmoid;
import static gradus.autodiff.Functions.sin;

import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Losses;
import gradus.autodiff.Reduction;
import gradus.autodiff.Tensor;

/** The computations that course texts explain, named as they name them. */
public final class Computations {
    private Computations() {}

    public static Tensor data(String name, double value) {
        return Tensor.constant(value).named(name);
    }

    public static Tensor param(String name, double value) {
        return Tensor.parameter(value).named(name);
    }

    static Tensor number(double value) {
        return Tensor.constant(value);
    }

    /** One neuron in six steps. */
    public static Tensor xiChain() {
        Tensor x = data("x", 3);
        Tensor y = data("y", 1);
        Tensor xi1 = param("W", 3).neg().mul(x).named("xi1");
        Tensor xi2 = exp(xi1).named("xi2");
        Tensor xi3 = number(1).add(xi2).named("xi3");
        Tensor xi4 = number(1).div(xi3).named("xi4");
        Tensor xi5 = log(xi4).named("xi5");
        return y.neg().mul(xi5).named("L");
    }

    /** a = wx + b, J = (a - y)^2 / 2, step by step. */
    public static Tensor line() {
        Tensor c = param("w", 2).mul(data("x", 3)).named("c");
        Tensor a = c.add(param("b", 1)).named("a");
        Tensor d = a.sub(data("y", 5)).named("d");
        return d.pow(number(2)).div(number(2)).named("J");
    }

    /** x = t^2, y = sin t, z = x y: two paths. */
    public static Tensor twoPaths() {
        Tensor t = param("t", 0.7);
        Tensor x = t.pow(number(2)).named("x");
        Tensor y = sin(t).named("y");
        return x.mul(y).named("z");
    }

    /** One neuron on one line, nothing named between. */
    public static Tensor oneLine() {
        Tensor w = param("w", 0.5);
        Tensor z = w.mul(data("x", 1)).add(param("b", 0.1)).named("z");
        return sigmoid(z).sub(data("y", 0.8)).pow(number(2)).named("L");
    }

    static Tensor matrix(String name, boolean parameter, RandomNumbers random, int... dims) {
        NdArray numbers = random.normal(Shape.of(dims), 0, 1);
        return (parameter ? Tensor.parameter(numbers) : Tensor.constant(numbers)).named(name);
    }

    /** Two layers, a batch of 5. */
    public static Tensor network() {
        RandomNumbers random = new RandomNumbers(7);
        Tensor x = matrix("X", false, random, 5, 3);
        Tensor h = relu(x.matmul(matrix("W1", true, random, 3, 4))
                        .add(matrix("b1", true, random, 4))
                        .named("Z1"))
                .named("H");
        Tensor z2 = h.matmul(matrix("W2", true, random, 4, 2))
                .add(matrix("b2", true, random, 2))
                .named("Z2");
        Tensor y = Tensor.constant(NdArray.of(Shape.of(5, 2), 1, 0, 0, 1, 1, 0, 1, 0, 0, 1))
                .named("Y");
        return Losses.crossEntropy(z2, y, Reduction.MEAN).named("L");
    }
}
