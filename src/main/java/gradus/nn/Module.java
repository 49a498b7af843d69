package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A layer, or a network of layers: a function with parameters that are learned.
 *
 * <p>A subclass registers its parameters with {@link #parameter} and the modules that it is made of with {@link #child};
 * from that, this class knows the name of every parameter ("0.weight": parameter weight of child 0), and switches the
 * whole tree between training and evaluation. A new module is in training mode.
 */
@SuppressWarnings("JavaLangClash") // the field's word; nobody here means a module of the Java platform
public abstract class Module {
    private final Map<String, Tensor> own = new LinkedHashMap<>();
    private final Map<String, Module> children = new LinkedHashMap<>();
    private String path = "";
    private boolean training = true;

    /** The output for the input {@code x}; each layer says which shapes it takes and gives. */
    public abstract Tensor forward(Tensor x);

    /** The parameters of this module, then of its children, in order; one that is used twice is listed once. */
    public final List<Tensor> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /** As {@link #parameters}, by name: the path of children to it and its own name, such as "0.weight". */
    public final Map<String, Tensor> namedParameters() {
        Map<String, Tensor> found = new LinkedHashMap<>();
        collect("", found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return Collections.unmodifiableMap(found);
    }

    /** The modules that this one is made of, by name. */
    public final Map<String, Module> children() {
        return Collections.unmodifiableMap(children);
    }

    /** Switches to training: Dropout drops, BatchNorm1d uses the batch's own statistics. */
    public final void train() {
        setTraining(true);
    }

    /** Switches to evaluation: Dropout does nothing, BatchNorm1d uses the statistics that it gathered in training. */
    public final void eval() {
        setTraining(false);
    }

    /** Whether this is in training mode. */
    public final boolean isTraining() {
        return training;
    }

    /** Forgets the gradient of every parameter. */
    public final void zeroGrad() {
        parameters().forEach(Tensor::zeroGrad);
    }

    /** Makes a parameter of this module. The array becomes its own. */
    protected final Tensor parameter(String name, NdArray initial) {
        checkNew(name);
        Tensor tensor = Tensor.parameter(initial).named(join(path, name));
        own.put(name, tensor);
        return tensor;
    }

    /**
     * Makes {@code module} a part of this one.
     *
     * @throws GradusException if the name is taken, or if this module is itself a part of {@code module}
     */
    protected final <M extends Module> M child(String name, M module) {
        checkNew(name);
        Module part = module; // under its own type, since private methods are not seen through M
        if (part.contains(this)) {
            throw new GradusException("A module cannot contain itself, and " + label() + " is a part of the " + name
                    + " that it was given. Make a new module for one of the two.");
        }
        children.put(name, module);
        part.moveTo(join(path, name));
        return module;
    }

    /** What messages call this module: what it is and, if it is a part of another, where. */
    protected final String label() {
        String what = children.isEmpty() ? toString() : type(); // the tree of its layers would bury the message
        return path.isEmpty() ? what : what + " (layer " + path + ")";
    }

    /** As PyTorch prints it: Linear(2, 3), and a network as the tree of its layers. */
    @Override
    public String toString() {
        if (children.isEmpty()) {
            return type() + "()";
        }
        StringBuilder text = new StringBuilder(type() + "(\n");
        children.forEach((name, module) -> text.append("  (")
                .append(name)
                .append("): ")
                .append(module.toString().replace("\n", "\n  "))
                .append('\n'));
        return text.append(')').toString();
    }

    /** The name of the class; one without a name is just a module. */
    private String type() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? "Module" : name;
    }

    private void setTraining(boolean on) {
        training = on;
        children.values().forEach(module -> module.setTraining(on));
    }

    private void collect(String prefix, Map<String, Tensor> found, Set<Tensor> seen) {
        own.forEach((name, tensor) -> {
            if (seen.add(tensor)) {
                found.put(join(prefix, name), tensor);
            }
        });
        children.forEach((name, module) -> module.collect(join(prefix, name), found, seen));
    }

    /** Tells this module and its parts where they now stand; a name that the learner gave a parameter stays. */
    private void moveTo(String newPath) {
        own.forEach((name, tensor) -> {
            if (join(path, name).equals(tensor.name())) {
                tensor.named(join(newPath, name));
            }
        });
        path = newPath;
        children.forEach((name, module) -> module.moveTo(join(newPath, name)));
    }

    private boolean contains(Module other) {
        return this == other || children.values().stream().anyMatch(module -> module.contains(other));
    }

    private void checkNew(String name) {
        if (own.containsKey(name) || children.containsKey(name)) {
            throw new GradusException(
                    label() + " already has a part called " + name + ". Give the new one another name.");
        }
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
