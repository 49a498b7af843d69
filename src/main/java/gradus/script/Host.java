package gradus.script;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Backward;
import gradus.autodiff.Functions;
import gradus.autodiff.Numerical;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** What the DSL's JavaScript half asks of Java. Its methods take and return the engine's own tensors. */
public final class Host {
    private final Consumer<String> out;
    private final Inspector inspector;

    Host(Consumer<String> out, Inspector inspector) {
        this.out = out;
        this.inspector = inspector;
    }

    /** A number as a constant. */
    @HostAccess.Export
    public Object number(double value) {
        return Tensor.constant(value);
    }

    /** Numbers nested in arrays, or a DSL tensor, as a leaf. */
    @HostAccess.Export
    public Object leaf(Value data, boolean requiresGrad) {
        NdArray array = Data.array(data, inspector::unwrap).copy();
        return requiresGrad ? Tensor.parameter(array) : Tensor.constant(array);
    }

    @HostAccess.Export
    public Object full(Value dims, double value) {
        return Tensor.constant(NdArray.full(Shape.of(integers(dims)), value));
    }

    @HostAccess.Export
    public Object add(Tensor a, Tensor b) {
        return a.add(b);
    }

    @HostAccess.Export
    public Object sub(Tensor a, Tensor b) {
        return a.sub(b);
    }

    @HostAccess.Export
    public Object mul(Tensor a, Tensor b) {
        return a.mul(b);
    }

    @HostAccess.Export
    public Object div(Tensor a, Tensor b) {
        return a.div(b);
    }

    @HostAccess.Export
    public Object pow(Tensor a, Tensor b) {
        return a.pow(b);
    }

    @HostAccess.Export
    public Object neg(Tensor a) {
        return a.neg();
    }

    @HostAccess.Export
    public Object matmul(Tensor a, Tensor b) {
        return a.matmul(b);
    }

    /** The function of one tensor that has this name. */
    @HostAccess.Export
    public Object unary(String name) {
        UnaryOperator<Tensor> f =
                switch (name) {
                    case "exp" -> Functions::exp;
                    case "log" -> Functions::log;
                    case "sqrt" -> Functions::sqrt;
                    case "sin" -> Functions::sin;
                    case "cos" -> Functions::cos;
                    case "sinh" -> Functions::sinh;
                    case "cosh" -> Functions::cosh;
                    case "tanh" -> Functions::tanh;
                    case "abs" -> Functions::abs;
                    case "sign" -> Functions::sign;
                    case "relu" -> Functions::relu;
                    case "sigmoid" -> Functions::sigmoid;
                    default -> throw new IllegalArgumentException(name);
                };
        return (ProxyExecutable) arguments -> f.apply(arguments[0].asHostObject());
    }

    @HostAccess.Export
    public Object sum(Tensor x, Value axes, boolean keepDims) {
        return Functions.sum(x, integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object mean(Tensor x, Value axes, boolean keepDims) {
        return Functions.mean(x, integers(axes), keepDims);
    }

    @HostAccess.Export
    public Object transpose(Tensor x) {
        return x.transpose();
    }

    @HostAccess.Export
    public Object reshape(Tensor x, Value dims) {
        return x.reshape(Shape.of(integers(dims)));
    }

    @HostAccess.Export
    public void backward(Tensor x, Tensor gradient, boolean retainGraph, boolean createGraph) {
        x.backward(new Backward.Options(gradient, retainGraph, createGraph));
    }

    @HostAccess.Export
    public Object grad(Tensor x) {
        return x.grad();
    }

    @HostAccess.Export
    public void zeroGrad(Tensor x) {
        x.zeroGrad();
    }

    @HostAccess.Export
    public boolean requiresGrad(Tensor x) {
        return x.requiresGrad();
    }

    @HostAccess.Export
    public Object detach(Tensor x) {
        return x.detach();
    }

    @HostAccess.Export
    public double item(Tensor x) {
        return x.item();
    }

    @HostAccess.Export
    public Object shape(Tensor x) {
        return integers(x.shape());
    }

    @HostAccess.Export
    public Object toArray(Tensor x) {
        return Data.nested(x.value());
    }

    @HostAccess.Export
    public Object noGrad(Value body) {
        return Recording.off(body::execute);
    }

    /** Central differences of {@code f}, a JavaScript function from a DSL tensor to a scalar, with step h. */
    @HostAccess.Export
    public Object numericalGradient(Value f, Tensor x, double h) {
        if (!(h > 0)) {
            throw new GradusException("numericalGradient needs a step h > 0, such as 1e-5, and got " + h + ".");
        }
        NdArray gradient = Recording.off(
                () -> Numerical.gradient(at -> scalar(f.execute(inspector.wrap(Tensor.constant(at)))), x.value(), h));
        return Tensor.constant(gradient);
    }

    private double scalar(Value y) {
        Tensor tensor = inspector.unwrap(y);
        if (tensor != null) {
            return tensor.item();
        }
        if (y.isNumber()) {
            return y.asDouble();
        }
        throw new GradusException(
                "numericalGradient needs a function that returns a number, and it returned " + inspector.text(y) + ".");
    }

    @HostAccess.Export
    public String text(Value value) {
        return inspector.text(value);
    }

    @HostAccess.Export
    public void print(String line) {
        out.accept(line);
    }

    private static int[] integers(Value list) {
        int[] result = new int[(int) list.getArraySize()];
        for (int i = 0; i < result.length; i++) {
            Value entry = list.getArrayElement(i);
            if (!entry.fitsInInt()) {
                throw new GradusException("Axes and lengths are whole numbers, and " + entry + " is not.");
            }
            result[i] = entry.asInt();
        }
        return result;
    }

    private static ProxyArray integers(Shape shape) {
        Object[] dims = java.util.Arrays.stream(shape.dims()).boxed().toArray();
        return ProxyArray.fromArray(dims);
    }
}
