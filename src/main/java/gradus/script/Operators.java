package gradus.script;

import gradus.autodiff.Tensor;
import java.util.function.BinaryOperator;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * What the operators of JavaScript call, with the engine's tensors or numbers. JavaScript calls what it can execute sooner
 * than a method, and gets it sooner than an object's member: every start waits for these.
 */
final class Operators {
    static final ProxyExecutable NUMBER = operands -> Tensor.constant(operands[0].asDouble());
    static final ProxyExecutable NEG = operands -> operand(operands[0]).neg();
    static final ProxyExecutable ADD = binary(Tensor::add);
    static final ProxyExecutable SUB = binary(Tensor::sub);
    static final ProxyExecutable MUL = binary(Tensor::mul);
    static final ProxyExecutable DIV = binary(Tensor::div);
    static final ProxyExecutable POW = binary(Tensor::pow);

    private Operators() {}

    private static ProxyExecutable binary(BinaryOperator<Tensor> f) {
        return operands -> f.apply(operand(operands[0]), operand(operands[1]));
    }

    private static Tensor operand(Value value) {
        if (value.isHostObject() && value.asHostObject() instanceof Tensor tensor) {
            return tensor;
        }
        return Tensor.constant(value.asDouble());
    }
}
