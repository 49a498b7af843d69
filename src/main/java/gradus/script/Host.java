package gradus.script;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;
import gradus.autodiff.Backward;
import gradus.autodiff.Tensor;
import gradus.nn.Dropout;
import java.util.Arrays;
import java.util.List;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;

/** What the DSL's JavaScript half asks of Java besides the operations: making, reading and changing tensors, and output. */
@SuppressWarnings("DoNotCallSuggester") // JavaScript calls what always throws, to throw it
public final class Host {
    private final Session session;
    private final Inspector inspector;
    private RandomNumbers random = new RandomNumbers(0);

    Host(Session session, Inspector inspector) {
        this.session = session;
        this.inspector = inspector;
    }

    /** Numbers nested in arrays, or a DSL tensor, as a leaf with numbers of its own. */
    @HostAccess.Export
    public Object leaf(Value data, boolean requiresGrad) {
        NdArray array = Data.array(data, inspector::unwrap).copy();
        return requiresGrad ? Tensor.parameter(array) : Tensor.constant(array);
    }

    @HostAccess.Export
    public Object full(Value dims, double value) {
        return Tensor.constant(NdArray.full(Data.shape(dims), value));
    }

    @HostAccess.Export
    public Object eye(int n) {
        NdArray identity = NdArray.full(Shape.of(n, n), 0);
        for (int i = 0; i < n; i++) {
            identity.data()[i * n + i] = 1;
        }
        return Tensor.constant(identity);
    }

    /** start, start + step, ... as long as it is before stop. */
    @HostAccess.Export
    public Object arange(double start, double stop, double step) {
        if (step == 0 || !Double.isFinite(start) || !Double.isFinite(stop) || !Double.isFinite(step)) {
            throw new GradusException("arange needs finite numbers and a step that is not 0, and got arange(" + start
                    + ", " + stop + ", " + step + ").");
        }
        Shape shape = Shape.of((int) Math.max(0, Math.ceil((stop - start) / step)));
        double[] data = new double[shape.size()];
        Arrays.setAll(data, i -> start + i * step);
        return Tensor.constant(NdArray.of(shape, data));
    }

    /** {@code count} numbers from start to stop, both included, evenly spaced. */
    @HostAccess.Export
    public Object linspace(double start, double stop, int count) {
        double[] data = new double[Shape.of(count).size()];
        Arrays.setAll(
                data, i -> i == count - 1 && i > 0 ? stop : start + i * ((stop - start) / Math.max(1, count - 1)));
        return Tensor.constant(NdArray.vector(data));
    }

    /** The generator of a seed, or the session's own if it is null. */
    RandomNumbers random(Value seed) {
        return seed.isNull() ? random : new RandomNumbers(Data.seed(seed));
    }

    @HostAccess.Export
    public void manualSeed(Value seed) {
        random = new RandomNumbers(Data.seed(seed));
    }

    @HostAccess.Export
    public Object randn(Value dims, double mean, double std, Value seed) {
        return Tensor.constant(random(seed).normal(Data.shape(dims), mean, std));
    }

    @HostAccess.Export
    public Object rand(Value dims, double low, double high, Value seed) {
        return Tensor.constant(random(seed).uniform(Data.shape(dims), low, high));
    }

    @HostAccess.Export
    public Object permutation(int n, Value seed) {
        return ProxyArray.fromArray(
                Arrays.stream(random(seed).permutation(n)).boxed().toArray());
    }

    @HostAccess.Export
    public Object dropout(Tensor x, double p, Value seed) {
        return Dropout.dropout(x, p, random(seed));
    }

    @HostAccess.Export
    public void backward(Tensor x, Tensor gradient, boolean retainGraph, boolean createGraph) {
        session.checkDerivatives();
        x.backward(new Backward.Options(gradient, retainGraph, createGraph));
    }

    @HostAccess.Export
    public Object grad(Tensor x) {
        return x.grad();
    }

    @HostAccess.Export
    public void setGrad(Tensor x, Tensor gradient) {
        x.setGrad(gradient);
    }

    @HostAccess.Export
    public void zeroGrad(Tensor x) {
        x.zeroGrad();
    }

    @HostAccess.Export
    public void retainGrad(Tensor x) {
        x.retainGrad();
    }

    @HostAccess.Export
    public boolean requiresGrad(Tensor x) {
        return x.requiresGrad();
    }

    @HostAccess.Export
    public boolean isLeaf(Tensor x) {
        return x.isLeaf();
    }

    @HostAccess.Export
    public Object detach(Tensor x) {
        return x.detach();
    }

    @HostAccess.Export
    public void assign(Tensor x, Tensor numbers) {
        x.assign(numbers.value());
    }

    @HostAccess.Export
    public void name(Tensor x, String name) {
        x.named(name);
    }

    @HostAccess.Export
    public String nameOf(Tensor x) {
        return x.name();
    }

    @HostAccess.Export
    public double item(Tensor x) {
        return x.item();
    }

    /** The number to compare by; a tensor of several has none. */
    @HostAccess.Export
    public double comparable(Tensor x, String operator, String function) {
        if (x.shape().size() != 1) {
            throw new GradusException("A comparison, such as a " + operator + " b, is one answer, and " + x.label()
                    + " has shape " + x.shape()
                    + ". Use " + function + "(a, b) to compare element by element (1 and 0), or reduce first, as in"
                    + " max(a) " + operator + " b.");
        }
        return x.item();
    }

    @HostAccess.Export
    public Object shape(Tensor x) {
        return ProxyArray.fromArray(Arrays.stream(x.shape().dims()).boxed().toArray());
    }

    @HostAccess.Export
    public Object toArray(Tensor x) {
        return Data.nested(x.value());
    }

    @HostAccess.Export
    public String text(Value value) {
        return inspector.text(value);
    }

    @HostAccess.Export
    public void print(String line) {
        session.print(line);
    }

    /** The documentation of a name, or of what there is if it is null. */
    @HostAccess.Export
    public String help(String name) {
        return name == null
                ? Reference.standard().overview()
                : Reference.standard().help(name);
    }

    /** A part of the DSL that is loaded when it is first used. */
    @HostAccess.Export
    public Object load(String part) {
        return session.part(part);
    }

    @HostAccess.Export
    public void fail(String message) {
        throw new GradusException(message);
    }

    @HostAccess.Export
    public void unknownOption(String function, String option, List<String> known) {
        throw new GradusException(function + " has no option " + option + "." + Suggestions.didYouMean(option, known)
                + " Its options: " + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
    }

    @HostAccess.Export
    public void unknownMember(String owner, String member, List<String> known) {
        throw new GradusException(Advice.member(owner, member, known));
    }
}
