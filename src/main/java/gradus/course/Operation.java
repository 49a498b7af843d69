package gradus.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import gradus.autodiff.Functions;
import gradus.autodiff.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the steps of random programs do: numbers in, one number out. A program writes each as a method of its first operand. */
public enum Operation {
    @JsonProperty("add")
    ADD(2, x -> x.get(0).add(x.get(1))),
    @JsonProperty("sub")
    SUB(2, x -> x.get(0).sub(x.get(1))),
    @JsonProperty("mul")
    MUL(2, x -> x.get(0).mul(x.get(1))),
    @JsonProperty("div")
    DIV(2, x -> x.get(0).div(x.get(1))),
    /** Its exponent is a plain number. */
    @JsonProperty("pow")
    POW(2, x -> x.get(0).pow(x.get(1))),
    @JsonProperty("neg")
    NEG(1, x -> x.get(0).neg()),
    @JsonProperty("exp")
    EXP(1, x -> Functions.exp(x.get(0))),
    @JsonProperty("log")
    LOG(1, x -> Functions.log(x.get(0))),
    @JsonProperty("sin")
    SIN(1, x -> Functions.sin(x.get(0))),
    @JsonProperty("cos")
    COS(1, x -> Functions.cos(x.get(0))),
    @JsonProperty("tanh")
    TANH(1, x -> Functions.tanh(x.get(0))),
    @JsonProperty("relu")
    RELU(1, x -> Functions.relu(x.get(0)));

    private final int operands;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing that changes
    private final Function<List<Tensor>, Tensor> engine;

    Operation(int operands, Function<List<Tensor>, Tensor> engine) {
        this.operands = operands;
        this.engine = engine;
    }

    /** How many operands it takes. */
    public int operands() {
        return operands;
    }

    /** How many of its operands, from the first, it is differentiated by. */
    public int variables() {
        return this == POW ? 1 : operands;
    }

    /** The engine's own. */
    public Tensor apply(List<Tensor> x) {
        return engine.apply(x);
    }

    /** The method that a learner writes for it, and the row in the table of rules. */
    public String method() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether operands are in its domain, and far enough from where it has no derivative or a huge one.
     *
     * @param x the operands' numbers
     */
    public boolean accepts(double... x) {
        return switch (this) {
            case DIV -> Math.abs(x[1]) >= 0.3;
            case POW -> Math.abs(x[0]) >= 0.2 && Math.abs(x[0]) <= 4 && (x[0] > 0 || x[1] == Math.rint(x[1]));
            case EXP -> x[0] <= 3;
            case LOG -> x[0] > 0;
            case TANH -> Math.abs(x[0]) <= 2.5;
            case RELU -> Math.abs(x[0]) >= 0.1;
            default -> true;
        };
    }
}
