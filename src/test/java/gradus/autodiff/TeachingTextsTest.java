package gradus.autodiff;

import static gradus.autodiff.Functions.exp;
import static gradus.autodiff.Functions.log;
import static gradus.autodiff.Functions.relu;
import static gradus.autodiff.Functions.sigmoid;
import static gradus.autodiff.Functions.softmax;
import static gradus.autodiff.Functions.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.Indices;
import gradus.array.NdArray;
import gradus.array.Shape;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The computations that well-known teaching texts are built around can be written, and come out as they say. */
class TeachingTextsTest {
    private static final int[] ALL = {};

    private final SplittableRandom random = new SplittableRandom(42);

    private Tensor random(int... dims) {
        return Tensor.parameter(NdArray.full(Shape.of(dims), 0).map(v -> random.nextDouble(-1, 1)));
    }

    private static void close(NdArray expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.data()[i], actual.value().data()[i], 1e-12);
        }
    }

    /** The expression on micrograd's front page, whose results it prints: 24.7041, 138.8338 and 645.5773. */
    @Test
    void micrograd() {
        Tensor a = Tensor.parameter(-4);
        Tensor b = Tensor.parameter(2);
        Tensor c = a.add(b);
        Tensor d = a.mul(b).add(b.pow(3));
        c = c.add(c).add(1);
        c = c.add(c.add(1)).sub(a);
        d = d.add(d.mul(2)).add(relu(b.add(a)));
        d = d.add(d.mul(3)).add(relu(b.sub(a)));
        Tensor e = c.sub(d);
        Tensor f = e.pow(2);
        Tensor g = f.mul(0.5).add(Tensor.constant(10).div(f));
        g.backward();
        assertEquals(24.7041, g.item(), 5e-5);
        assertEquals(138.8338, a.grad().item(), 5e-5);
        assertEquals(645.5773, b.grad().item(), 5e-5);
    }

    /** PyTorch's autograd tutorial: Q = 3a^3 - b^2 is not a scalar, and gets a gradient from outside. */
    @Test
    void pyTorchsExternalGradient() {
        Tensor a = Tensor.parameter(NdArray.vector(2, 3));
        Tensor b = Tensor.parameter(NdArray.vector(6, 4));
        Tensor q = a.pow(3).mul(3).sub(b.pow(2));
        q.backward(new Backward.Options(Tensor.constant(NdArray.vector(1, 1)), false, false));
        close(NdArray.vector(36, 81), a.grad());
        close(NdArray.vector(-12, -8), b.grad());
    }

    /** d2l.ai: y = 2 x.x has gradient 4x; a detached factor is a constant; control flow is followed. */
    @Test
    void diveIntoDeepLearning() {
        Tensor x = Tensor.parameter(NdArray.vector(0, 1, 2, 3));
        Shaping.dot(x, x).mul(2).backward();
        close(NdArray.vector(0, 4, 8, 12), x.grad());
        x.zeroGrad();
        Tensor u = x.mul(x).detach();
        u.mul(x).sum().backward();
        close(u.value(), x.grad());
        Tensor a = Tensor.parameter(0.3);
        Tensor b = a.mul(2);
        while (Math.abs(b.item()) < 1000) {
            b = b.mul(2);
        }
        Tensor d = b.item() > 0 ? b : b.mul(100);
        d.backward();
        assertEquals(d.item() / a.item(), a.grad().item(), 1e-9);
    }

    /** CS231n: softmax loss with regularisation, two layers, by hand and by the engine; SVM loss by gradcheck. */
    @Test
    void cs231nTwoLayerNetAndSvm() {
        Tensor x = random(5, 4).detach();
        Tensor w1 = random(4, 10);
        Tensor b1 = random(10);
        Tensor w2 = random(10, 3);
        Tensor b2 = random(3);
        Indices y = Indices.of(0, 1, 2, 2, 1);
        Tensor hidden = relu(x.matmul(w1).add(b1));
        Tensor scores = hidden.matmul(w2).add(b2);
        Tensor penalty = w1.mul(w1).sum().add(w2.mul(w2).sum()).mul(0.1);
        Losses.crossEntropy(scores, y, Reduction.MEAN).add(penalty).backward();

        Tensor dScores =
                softmax(scores, 1).sub(Shaping.oneHot(y, 3)).mul(1.0 / 5).detach();
        Tensor dHidden = dScores.matmul(w2.detach().transpose());
        Tensor dZ = dHidden.mul(Tensor.constant(hidden.value().map(v -> v > 0 ? 1 : 0)));
        close(
                hidden.detach()
                        .transpose()
                        .matmul(dScores)
                        .add(w2.detach().mul(0.2))
                        .value(),
                w2.grad());
        close(dScores.sum(0).value(), b2.grad());
        close(x.transpose().matmul(dZ).add(w1.detach().mul(0.2)).value(), w1.grad());
        close(dZ.sum(0).value(), b1.grad());

        GradCheck.Report svm = GradCheck.check(
                "the multiclass hinge loss",
                in -> {
                    Tensor right = Shaping.gather(in[0], 1, Indices.of(NdArray.of(Shape.of(5, 1), 0, 1, 2, 2, 1)));
                    Tensor margins = relu(in[0].sub(right).add(1));
                    return Functions.mean(margins.sum(1), ALL, false).sub(Tensor.constant(1));
                },
                GradCheck.Options.DEFAULT,
                scores.value());
        assertTrue(svm.passed(), svm.failure().orElse("a kink"));
    }

    /** CS231n's convolutional layer: conv, ReLU, 2 by 2 max pooling. */
    @Test
    void cs231nConvolution() {
        NdArray images = random(2, 3, 5, 6).value();
        NdArray kernels = random(4, 3, 3, 3).value();
        GradCheck.Report report = GradCheck.check(
                "conv, relu, pool",
                in -> Convolution.maxPool2d(relu(Convolution.conv2d(in[0], in[1], 1, 1)), 2, 2),
                new GradCheck.Options(3, 20, 6, false),
                images,
                kernels);
        assertTrue(report.failure().isEmpty(), report.failure().orElse(""));
        Tensor out = Convolution.conv2d(Tensor.constant(images), Tensor.constant(kernels), 2, 1);
        assertEquals(Shape.of(2, 4, 3, 3), out.shape());
        double byHand = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    byHand += images.get(1, c, 1 + i, 1 + j) * kernels.get(2, c, i, j);
                }
            }
        }
        assertEquals(byHand, out.value().get(1, 2, 1, 1), 1e-12);
    }

    /** makemore, part 4 ("backprop ninja"): embedding, batch normalisation and cross-entropy, backward by hand. */
    @Test
    void makemoreBackpropNinja() {
        int n = 6;
        Tensor table = random(9, 2);
        Indices characters =
                Indices.of(NdArray.of(Shape.of(n, 3), 0, 1, 2, 1, 2, 3, 8, 8, 0, 4, 5, 6, 7, 1, 1, 3, 3, 3));
        Indices next = Indices.of(3, 0, 8, 2, 2, 5);
        Tensor w1 = random(6, 5);
        Tensor gain = random(1, 5);
        Tensor bias = random(1, 5);
        Tensor w2 = random(5, 9);
        Tensor embedded = Shaping.take(table, 0, characters).reshape(Shape.of(n, 6));
        Tensor before = embedded.matmul(w1);
        Tensor mean = Functions.mean(before, new int[] {0}, true);
        Tensor variance = Functions.variance(before, new int[] {0}, 1, true);
        Tensor scale = variance.add(1e-5).pow(-0.5);
        Tensor normal = before.sub(mean).mul(scale);
        Tensor hidden = tanh(gain.mul(normal).add(bias));
        Tensor logits = hidden.matmul(w2);
        before.retainGrad();
        logits.retainGrad();
        Losses.crossEntropy(logits, next, Reduction.MEAN).backward();

        Tensor dLogits =
                softmax(logits, 1).sub(Shaping.oneHot(next, 9)).detach().mul(1.0 / n);
        close(dLogits.value(), logits.grad());
        Tensor dHidden = dLogits.matmul(w2.detach().transpose());
        Tensor dPre = dHidden.mul(hidden.detach().mul(hidden.detach()).neg().add(1));
        close(dPre.mul(normal.detach()).sum(0).reshape(Shape.of(1, 5)).value(), gain.grad());
        Tensor xHat = normal.detach();
        Tensor inner =
                dPre.mul(n).sub(dPre.sum(0)).sub(xHat.mul(dPre.mul(xHat).sum(0)).mul(n / (n - 1.0)));
        close(gain.detach().mul(scale.detach()).mul(1.0 / n).mul(inner).value(), before.grad());
        assertEquals(Shape.of(9, 2), table.grad().shape());
    }

    /** JAX's autodiff cookbook: logistic regression, Hessian-vector products, Jacobians both ways, tanh''' (printed in float32). */
    @Test
    void jaxCookbook() {
        Tensor inputs = Tensor.constant(
                NdArray.of(Shape.of(4, 3), 0.52, 1.12, 0.77, 0.88, -1.08, 0.15, 0.52, 0.06, -1.30, 0.74, -2.49, 1.39));
        Tensor targets = Tensor.constant(NdArray.vector(1, 1, 0, 1));
        UnaryOperator<Tensor> loss = w -> {
            Tensor p = sigmoid(inputs.matmul(w));
            Tensor likelihood =
                    p.mul(targets).add(p.neg().add(1).mul(targets.neg().add(1)));
            return log(likelihood).sum().neg();
        };
        Tensor w = Tensor.constant(NdArray.vector(0.1, -0.4, 0.3));
        Tensor v = Tensor.constant(NdArray.vector(1, 2, -1));
        Tensor errors = sigmoid(inputs.matmul(w)).sub(targets);
        close(inputs.transpose().matmul(errors).value(), Derivatives.grad(loss).apply(w));
        close(Derivatives.hessian(loss, w).matmul(v).value(), Derivatives.hvp(loss, w, v));
        UnaryOperator<Tensor> predictions = u -> sigmoid(inputs.matmul(u));
        close(
                Derivatives.jacobian(predictions, w, Derivatives.Mode.FORWARD).value(),
                Derivatives.jacobian(predictions, w, Derivatives.Mode.REVERSE));
        UnaryOperator<Tensor> tanhPrime = Derivatives.grad(x -> {
            Tensor y = exp(x.mul(-2));
            return y.neg().add(1).div(y.add(1));
        });
        assertEquals(0.070650816, tanhPrime.apply(Tensor.constant(2)).item(), 1e-7);
        assertEquals(
                -0.13621868,
                Derivatives.grad(tanhPrime).apply(Tensor.constant(2)).item(),
                1e-7);
        assertEquals(
                0.25265405,
                Derivatives.grad(Derivatives.grad(tanhPrime))
                        .apply(Tensor.constant(2))
                        .item(),
                5e-7);
    }
}
