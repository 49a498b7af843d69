package gradus.explain;

import static gradus.autodiff.Functions.sigmoid;
import static gradus.autodiff.Functions.tanh;

import gradus.autodiff.Call;
import gradus.autodiff.Rule;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The catalogue: what learners do instead of what they should. First those that are wrong rows or a wrong sum, then those
 * that are seen in the answer as a whole, of which only the words stand here. A row that gives null is right for that
 * input.
 */
public final class Misconceptions {
    // spotless:off (a table reads as a table)
    private static final List<Misconception> ROWS = List.of(
        row("relu-mask-dropped", "The gradient went through ReLU unchanged, also where its input is negative.",
            "If the input of a ReLU is -1 and moves a little, how much does its output move?",
            "relu", (g, c, i) -> g),
        row("relu-mask-inverted", "ReLU let the gradient through where its input is negative, and stopped it where it is positive.",
            "On which side of 0 does ReLU's output follow its input?",
            "relu", (g, c, i) -> g.mul(mask(c.input(0).neg()))),
        row("relu-mask-upstream", "The ReLU mask was made from the sign of the upstream gradient.",
            "What decides whether a ReLU is open: what came in going forward, or what arrives going backward?",
            "relu", (g, c, i) -> g.mul(mask(g))),
        row("mask-by-activation", "The upstream gradient was multiplied by the activation itself.",
            "ReLU's slope is one of two numbers. Does it grow with the activation?",
            "relu", (g, c, i) -> g.mul(c.output())),
        row("sigmoid-from-z", "Sigmoid's derivative was taken as z(1 - z), of what goes into the sigmoid.",
            "The formula s(1 - s) holds for which s: what goes into the sigmoid, or what comes out?",
            "sigmoid", (g, c, i) -> g.mul(c.input(0)).mul(c.input(0).neg().add(1))),
        row("sigmoid-twice", "The sigmoid was applied to its own output before its derivative was taken.",
            "If a is already sigmoid(z), what does sigmoid(a) stand for in the network?",
            "sigmoid", (g, c, i) -> g.mul(sigmoid(c.output())).mul(sigmoid(c.output()).neg().add(1))),
        row("sigmoid-half", "Only one of the two factors of sigmoid's derivative is there.",
            "Far out, where the sigmoid is almost 1, it is flat. Does what you multiply by become small there?",
            "sigmoid", (g, c, i) -> g.mul(c.output())),
        row("tanh-from-z", "Tanh's derivative was taken with z in the place of tanh(z).",
            "The formula has the square of which quantity: what goes into tanh, or what comes out?",
            "tanh", (g, c, i) -> g.mul(c.input(0).mul(c.input(0)).neg().add(1))),
        row("tanh-twice", "Tanh was applied to its own output before its derivative was taken.",
            "If a is already tanh(z), what does tanh(a) stand for in the network?",
            "tanh", (g, c, i) -> g.mul(tanh(c.output()).mul(tanh(c.output())).neg().add(1))),
        row("tanh-not-squared", "The square is missing in tanh's derivative.",
            "Tanh's slope is the same at -1 and at 1. Is yours?",
            "tanh", (g, c, i) -> g.mul(c.output().neg().add(1))),
        new Misconception("square-factor", "The factor that comes down from the exponent is missing.",
            "By how much does x^2 grow when x = 3 grows by 0.001, and what does your formula say?",
            Map.of("pow", (g, c, i) -> i == 0 ? g.mul(c.input(0).pow(c.input(1).add(-1))) : null,
                   "mse", (g, c, i) -> right(g, c, i).mul(0.5)), Misconception.ADDED),
        row("power-not-lowered", "The exponent came down as a factor, and was not lowered by one.",
            "The derivative of x^2 is a straight line. Is yours?",
            "pow", (g, c, i) -> i == 0 ? g.mul(c.input(1)).mul(c.output()) : null),
        new Misconception("batch-mean", "The division by the number of terms is missing: the loss is a mean, and its gradient was taken as that of a sum.",
            "If you doubled the batch by repeating it, would the mean loss change? Would your gradient?",
            Map.of("mean", (g, c, i) -> right(g, c, i).mul(c.divisor()), "mse", (g, c, i) -> right(g, c, i).mul(c.divisor()),
                   "bce", (g, c, i) -> right(g, c, i).mul(c.divisor()), "bceWithLogits", (g, c, i) -> right(g, c, i).mul(c.divisor()),
                   "crossEntropy", (g, c, i) -> right(g, c, i).mul(c.divisor()), "variance", (g, c, i) -> right(g, c, i).mul(c.divisor())),
            Misconception.ADDED),
        row("sum-for-mean", "A mean was taken where the forward pass has a sum.",
            "If one term of a sum grows by 1, by how much does the sum grow?",
            "sum", (g, c, i) -> right(g, c, i).mul((double) c.output().shape().size() / c.shape(0).size())),
        row("softmax-diagonal", "Softmax's Jacobian was taken as diagonal: each output as if it depended on its own input alone.",
            "If one logit grows, what happens to the probabilities of the other classes?",
            "softmax", (g, c, i) -> g.mul(c.output()).mul(c.output().neg().add(1))),
        row("transpose-missing", "A matrix stands untransposed in the gradient of a product.",
            "Write the shapes under the factors. Which arrangement adds up over the right axis?",
            "matmul", Misconceptions::untransposed),
        row("quotient-sign", "The minus in the derivative of a quotient by its denominator is missing.",
            "If the denominator grows, does the quotient grow or shrink?",
            "div", (g, c, i) -> i == 1 ? right(g, c, i).neg() : null),
        row("quotient-not-squared", "The derivative of a quotient by its denominator has the denominator once, not squared.",
            "Try 1/x at x = 2: how much does it change when x grows by 0.001?",
            "div", (g, c, i) -> i == 1 ? g.mul(c.input(0)).div(c.input(1)).neg() : null),
        row("exp-as-power", "The exponential was differentiated as if it were a power.",
            "In e^x the variable stands in the exponent. What is special about its slope?",
            "exp", (g, c, i) -> g.mul(c.input(0)).mul(c.output()).mul(1 / Math.E)),
        new Misconception("sign", "The sign is wrong.",
            "If this quantity grows a little, does the result go up or down?",
            Map.of("neg", (g, c, i) -> g, "sub", (g, c, i) -> i == 1 ? g : null,
                   "cos", (g, c, i) -> right(g, c, i).neg()), Misconception.ADDED),
        sum("overwrite", "A value that is used several times kept the gradient of one use only: `=` where `+=` is needed.",
            "Along how many paths does this value reach the result? What do their gradients do together?",
            (a, b) -> b),
        sum("overwrite", "A value that is used several times kept the gradient of one use only: `=` where `+=` is needed.",
            "Along how many paths does this value reach the result? What do their gradients do together?",
            (a, b) -> a));

    private static final Map<String, Misconception> WHOLE = whole(
        words("upstream-ignored", "This is the derivative of one step alone: the upstream gradient is not in it.",
            "The chain rule multiplies two things here. Which one is missing?"),
        words("inner-derivative-forgotten", "This is the gradient one step nearer to the result: the derivative of the last link is not in it.",
            "Which operation lies between the quantity that you are at and the one before? What is its slope?"),
        words("cross-entropy-by-p", "This is the derivative by the probabilities, and the one by the logits was asked.",
            "Which operation lies between logits and probabilities? Did your gradient pass through it?"),
        words("bias-not-summed", "The bias got one gradient for each row of the batch, and there is one bias for all of them.",
            "In how many rows is the same bias used? What happens to gradients of several uses?"),
        words("broadcast-not-undone", "The gradient has the shape of the broadcast result, not that of the value itself.",
            "Broadcasting used the same number several times. What happens to gradients of several uses?"),
        words("bias-averaged", "The gradient was averaged over the batch, where it has to be added up.",
            "The division by the batch is in the loss, if anywhere. Is it here a second time?"),
        words("transpose-superfluous", "The numbers are right, and transposed.",
            "The gradient has the shape of the value itself. Which one is that?"),
        words("wrong-variable", "This is the derivative by another variable.",
            "By what was the derivative asked, and what did you hold fixed?"),
        words("mean-for-sum", "This is a mean, and the forward pass has a sum.", "Does the task divide by the number of terms?"),
        words("sum-missing-mean", "This is a sum, and the forward pass has a mean.", "Does the task divide by the number of terms?"),
        words("log-base", "The logarithm has another base.", "The task's log is the natural one. Which one did you use?"),
        words("degrees", "The angle was taken in degrees.", "Which unit makes the derivative of sin equal to cos?"),
        words("forward-difference", "This is a one-sided difference.", "On how many sides of x does the central difference try the function?"),
        words("divided-by-h", "The difference was divided by h.", "How far apart are the two points at which the function was tried?"),
        words("h-too-large", "The step is so large that the function's bend shows.", "What does the error do when you make the step ten times smaller?"),
        words("h-too-small", "The step is so small that rounding shows.", "How many digits are left when two numbers that agree in twelve are subtracted?"),
        words("no-topological-order", "A value sent its gradient on before all that belongs to it had arrived.",
            "Which values use this one, and which of them had been visited when it was its turn?"),
        words("seed-forgotten", "No gradient gets anywhere: the backward pass sends 0 from the start.",
            "With which number must the result itself start, if all else is computed from it?"),
        words("seed-is-value", "The backward pass starts with the result's own value.",
            "How fast does the result change with itself? Does that depend on how large it is?"),
        words("seeded-everywhere", "Every value's gradient was set to 1 when it was visited, and what had arrived there was lost.",
            "For which one value is the derivative known before anything is sent?"),
        words("passes-not-added", "The second backward pass replaced what the first had left in the leaves.",
            "Does the task say that the gradients of several passes replace each other?"),
        words("gradients-left-over", "The second backward pass sent on what the first had left behind on the way.",
            "Which gradients add up over several passes, and which belong to one pass alone?"),
        words("zero-grad-ignored", "The gradients are still there after they were set back.",
            "What is a gradient after zeroGrad()? Is it the same field that the backward pass adds to?"),
        words("recursion-too-deep", "A function calls itself once for each step of a long chain, and JavaScript's stack is not that deep.",
            "Which list of your own could hold the values that are still to be visited?"),
        words("paths-walked-singly", "Every path is walked by itself, and with each step that uses a value twice their number doubles.",
            "How often does a value have to send on its gradient, once all of it has arrived?"),
        words("constant-not-wrapped", "With a plain number as its operand the operation fails, and with a value it is right.",
            "What does a plain number lack that your operation asks of its operand?"),
        words("constant-varies", "A plain number was given a slope of its own.",
            "If the input moves a little, by how much does a plain number move?"),
        words("stale-cache", "This belongs to the numbers of the call before.", "What does your program keep from one call to the next?"));
    // spotless:on

    private Misconceptions() {}

    /** Those that are a way to compute, the more special first. */
    public static List<Misconception> rows() {
        return ROWS;
    }

    /** All, each id once. */
    public static List<Misconception> all() {
        Map<String, Misconception> all = new LinkedHashMap<>();
        ROWS.forEach(m -> all.putIfAbsent(m.id(), m));
        all.putAll(WHOLE);
        return new ArrayList<>(all.values());
    }

    /** The one with this id. */
    public static Optional<Misconception> named(String id) {
        return all().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    private static Misconception row(String id, String says, String asks, String row, Rule.Vjp wrong) {
        return new Misconception(id, says, asks, Map.of(row, wrong), Misconception.ADDED);
    }

    private static Misconception sum(String id, String says, String asks, BinaryOperator<Tensor> sum) {
        return new Misconception(id, says, asks, Map.of(), sum);
    }

    private static Misconception words(String id, String says, String asks) {
        return new Misconception(id, says, asks, Map.of(), Misconception.ADDED);
    }

    private static Map<String, Misconception> whole(Misconception... all) {
        Map<String, Misconception> byId = new LinkedHashMap<>();
        for (Misconception misconception : all) {
            byId.put(misconception.id(), misconception);
        }
        return byId;
    }

    private static Tensor right(Tensor g, Call call, int i) {
        return call.rule().vjp(g, call, i);
    }

    private static Tensor mask(Tensor x) {
        return Tensor.constant(x.value().map(v -> v > 0 ? 1 : 0));
    }

    /** As if gradients of a product were products of the factors as they stand; null where shapes do not allow it. */
    private static Tensor untransposed(Tensor g, Call call, int i) {
        if (call.shape(0).rank() != 2 || call.shape(1).rank() != 2) {
            return null;
        }
        boolean square = call.shape(1 - i).dim(0) == call.shape(1 - i).dim(1);
        return !square ? null : i == 0 ? g.matmul(call.input(1)) : call.input(0).matmul(g);
    }
}
