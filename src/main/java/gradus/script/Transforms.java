package gradus.script;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Anomaly;
import gradus.autodiff.Backward;
import gradus.autodiff.Derivatives;
import gradus.autodiff.GradCheck;
import gradus.autodiff.Numerical;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.function.Function;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;

/** Derivatives of JavaScript functions. A function comes as one from the engine's tensors to the engine's tensors. */
public final class Transforms {
    private final Session session;

    Transforms(Session session) {
        this.session = session;
    }

    private static Function<Tensor, Tensor> function(Value f) {
        return x -> f.execute(x).asHostObject();
    }

    private static ProxyArray pair(Derivatives.Result result) {
        return Data.list(result.value(), result.derivative());
    }

    @HostAccess.Export
    public Object valueAndGrad(Value f, Tensor x) {
        session.checkDerivatives();
        return pair(Derivatives.valueAndGrad(function(f), x));
    }

    @HostAccess.Export
    public Object vjp(Value f, Tensor x, Tensor u) {
        session.checkDerivatives();
        return pair(Derivatives.vjp(function(f), x, u));
    }

    @HostAccess.Export
    public Object jvp(Value f, Tensor x, Tensor v) {
        session.checkDerivatives();
        return pair(Derivatives.jvp(function(f), x, v));
    }

    /** By the cheaper mode, or by the one named. */
    @HostAccess.Export
    public Object jacobian(Value f, Tensor x, String mode) {
        session.checkDerivatives();
        return switch (mode) {
            case "auto" -> Derivatives.jacobian(function(f), x);
            case "forward" -> Derivatives.jacobian(function(f), x, Derivatives.Mode.FORWARD);
            case "reverse" -> Derivatives.jacobian(function(f), x, Derivatives.Mode.REVERSE);
            default ->
                throw new GradusException("jacobian's mode is 'auto', 'forward' or 'reverse', and not '" + mode + "'.");
        };
    }

    @HostAccess.Export
    public Object hessian(Value f, Tensor x) {
        session.checkDerivatives();
        return Derivatives.hessian(function(f), x);
    }

    @HostAccess.Export
    public Object hvp(Value f, Tensor x, Tensor v) {
        session.checkDerivatives();
        return Derivatives.hvp(function(f), x, v);
    }

    /** The gradients of {@code y} by some tensors, leaving their own {@code grad} as it is. */
    @HostAccess.Export
    public Object gradients(Tensor y, Value by, Tensor gradient, boolean retainGraph, boolean createGraph) {
        session.checkDerivatives();
        Backward.Options options = new Backward.Options(gradient, retainGraph || createGraph, createGraph);
        return Data.list((Object[]) Backward.gradients(y, Arrays.asList(Data.tensors(by)), options));
    }

    /** Central differences with step h, of a function with a scalar result. */
    @HostAccess.Export
    public Object numericalGradient(Value f, Tensor x, double h) {
        session.checkDerivatives();
        if (!(h > 0)) {
            throw new GradusException("numericalGradient needs a step h > 0, such as 1e-5, and got " + h + ".");
        }
        Function<Tensor, Tensor> function = function(f);
        return Tensor.constant(Recording.off(() ->
                Numerical.gradient(at -> function.apply(Tensor.constant(at)).item(), x.value(), h)));
    }

    /**
     * Checks the engine's gradients of a function of several tensors.
     *
     * @return true
     * @throws GradusException with the report, if a gradient is wrong or the function has a kink there
     */
    @HostAccess.Export
    public boolean gradcheck(Value f, Value at, String name, int seed, boolean secondOrder) {
        session.checkDerivatives();
        GradCheck.Options all = GradCheck.Options.DEFAULT;
        GradCheck.Report report = GradCheck.check(
                name,
                x -> f.execute((Object[]) x).asHostObject(),
                new GradCheck.Options(seed, all.entries(), all.directions(), secondOrder),
                Arrays.stream(Data.tensors(at))
                        .map(Tensor::value)
                        .map(NdArray::copy)
                        .toArray(NdArray[]::new));
        report.failure().ifPresent(failure -> {
            throw new GradusException("gradcheck: " + failure);
        });
        if (!report.differentiable()) {
            throw new GradusException(
                    "gradcheck: " + name + " is not differentiable here: it has a kink within the step"
                            + " of a central difference. Check it at another point.");
        }
        return true;
    }

    /** Runs with recording off. */
    @HostAccess.Export
    public Object noGrad(Value body) {
        return Recording.off(body::execute);
    }

    /**
     * Runs under watch for the first NaN or infinity.
     *
     * @param stack gives JavaScript's own account of where the program is
     */
    @HostAccess.Export
    public Object detectAnomaly(Value body, Value stack) {
        return Anomaly.detect(() -> place(stack.execute().asString()), body::execute);
    }

    /** The innermost place of a stack that is in the learner's program, as source:line:column. */
    private static String place(String stack) {
        return stack.lines()
                .skip(1)
                .map(line -> line.replaceFirst("^\\s*at (?:.* )?\\(?(.*?)\\)?$", "$1"))
                .filter(line -> line.matches(".*:\\d+:\\d+.*") && !line.startsWith(Session.INTERNAL))
                .findFirst()
                .map(line -> line.replaceFirst("-\\d+$", ""))
                .orElse("");
    }

    /** Calls {@code hook} with each gradient of {@code x}; a tensor that it returns takes the gradient's place. */
    @HostAccess.Export
    public void onGrad(Tensor x, Value hook) {
        x.hook(g -> {
            Value changed = hook.execute(g);
            return changed.isHostObject() ? changed.asHostObject() : null;
        });
    }
}
