package gradus.script;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.Shape;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;

/** JavaScript values as plain Java data, copied out: nothing that is returned can run the learner's code again. */
final class Data {
    private static final int MAX_DEPTH = 64;

    private Data() {}

    /** The numbers of a DSL tensor, a number, or arrays of numbers nested to equal lengths. */
    static NdArray array(Value value, Function<Value, Tensor> unwrap) {
        Tensor tensor = unwrap.apply(value);
        if (tensor != null) {
            return tensor.value();
        }
        List<Integer> dims = new ArrayList<>();
        for (Value v = value; v.hasArrayElements(); v = v.getArrayElement(0)) {
            if (v.getArraySize() > Integer.MAX_VALUE) {
                throw new GradusException("An array of " + v.getArraySize() + " entries is too long for a tensor.");
            }
            dims.add((int) v.getArraySize());
            if (v.getArraySize() == 0) {
                break;
            }
            if (dims.size() > MAX_DEPTH) {
                throw new GradusException("Arrays are nested deeper than " + MAX_DEPTH + " levels.");
            }
        }
        Shape shape = Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
        double[] data = new double[shape.size()];
        fill(value, shape, 0, data, 0, unwrap);
        return NdArray.of(shape, data);
    }

    /** As {@link #array}, and lists of tensors of one shape too, as a learner has one for each layer. */
    static NdArray stacked(Value value, Function<Value, Tensor> unwrap) {
        boolean isList = value.hasArrayElements() && value.getArraySize() > 0;
        Tensor first = isList ? unwrap.apply(value.getArrayElement(0)) : null;
        if (first == null || first.shape().isScalar()) {
            return array(value, unwrap);
        }
        int size = first.shape().size();
        double[] data = new double[Math.multiplyExact((int) value.getArraySize(), size)];
        for (int i = 0; i < value.getArraySize(); i++) {
            Tensor one = unwrap.apply(value.getArrayElement(i));
            if (one == null || !one.shape().equals(first.shape())) {
                throw new GradusException("A list of tensors is an array if all have one shape.");
            }
            System.arraycopy(one.value().data(), 0, data, i * size, size);
        }
        int[] dims = new int[first.shape().rank() + 1];
        dims[0] = (int) value.getArraySize();
        System.arraycopy(first.shape().dims(), 0, dims, 1, dims.length - 1);
        return NdArray.of(Shape.of(dims), data);
    }

    private static int fill(Value value, Shape shape, int axis, double[] into, int at, Function<Value, Tensor> unwrap) {
        if (axis == shape.rank()) {
            into[at] = number(value, unwrap);
            return at + 1;
        }
        if (!value.hasArrayElements() || value.getArraySize() != shape.dim(axis)) {
            throw new GradusException("Rows must have equal lengths: along axis " + axis + " one has " + shape.dim(axis)
                    + " entries, and another "
                    + (value.hasArrayElements() ? "has " + value.getArraySize() : "is " + describe(value)) + ".");
        }
        int next = at;
        for (int i = 0; i < shape.dim(axis); i++) {
            next = fill(value.getArrayElement(i), shape, axis + 1, into, next, unwrap);
        }
        return next;
    }

    private static double number(Value value, Function<Value, Tensor> unwrap) {
        if (value.isNumber() && value.fitsInDouble()) {
            return value.asDouble();
        }
        Tensor tensor = unwrap.apply(value);
        if (tensor != null) {
            return tensor.item();
        }
        throw new GradusException("A tensor is made of numbers, and " + describe(value) + " is not a number."
                + (value.isNull() ? " Is a name misspelt, an argument missing, or a return?" : ""));
    }

    private static String describe(Value value) {
        if (value.isString() || value.canExecute()) {
            return value.isString() ? "'" + value.asString() + "'" : "a function";
        }
        if (value.hasArrayElements()) {
            return "an array of " + value.getArraySize();
        }
        return value.hasMembers() ? "an object {" + String.join(", ", value.getMemberKeys()) + "}" : value.toString();
    }

    /** Axes or lengths. */
    static int[] integers(Value list) {
        int[] result = new int[(int) list.getArraySize()];
        for (int i = 0; i < result.length; i++) {
            Value entry = list.getArrayElement(i);
            if (!entry.fitsInInt()) {
                throw new GradusException(
                        "Axes, lengths and positions are whole numbers, and " + describe(entry) + " is not.");
            }
            result[i] = entry.asInt();
        }
        return result;
    }

    static Shape shape(Value dims) {
        return Shape.of(integers(dims));
    }

    static long seed(Value seed) {
        if (!seed.fitsInLong()) {
            throw new GradusException("A seed is a whole number, and " + describe(seed) + " is not.");
        }
        return seed.asLong();
    }

    /** The engine's tensors in a JavaScript array. */
    static Tensor[] tensors(Value list) {
        Tensor[] result = new Tensor[(int) list.getArraySize()];
        for (int i = 0; i < result.length; i++) {
            result[i] = list.getArrayElement(i).asHostObject();
        }
        return result;
    }

    static List<String> texts(Value list) {
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < list.getArraySize(); i++) {
            texts.add(list.getArrayElement(i).asString());
        }
        return texts;
    }

    /** The engine's objects for JavaScript to go through. */
    static ProxyArray list(Object... objects) {
        return ProxyArray.fromArray(objects);
    }

    /** Numbers nested in lists, as deep as the array has axes; a lone Double for a scalar. */
    static Object nested(NdArray array) {
        return nested(array, 0, 0, array.shape().strides());
    }

    private static Object nested(NdArray array, int axis, int offset, int[] strides) {
        if (axis == array.shape().rank()) {
            return array.data()[offset];
        }
        Object[] rows = new Object[array.shape().dim(axis)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = nested(array, axis + 1, offset + i * strides[axis], strides);
        }
        return ProxyArray.fromArray(rows);
    }

    /**
     * A value as Java data: NdArray for tensors, Double, String, Boolean, List, Map, or null for null and undefined.
     *
     * @throws GradusException for functions and symbols, and for data nested without end
     */
    static Object plain(Value value, Function<Value, Tensor> unwrap) {
        return plain(value, unwrap, 0);
    }

    private static Object plain(Value value, Function<Value, Tensor> unwrap, int depth) {
        if (depth > MAX_DEPTH) {
            throw new GradusException("The value contains itself, or is nested deeper than " + MAX_DEPTH + " levels.");
        }
        Tensor tensor = unwrap.apply(value);
        if (tensor != null) {
            return tensor.value();
        }
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.fitsInDouble() ? (Object) value.asDouble() : value.asBigInteger();
        }
        if (value.isString()) {
            return value.asString();
        }
        if (value.hasArrayElements()) {
            List<Object> list = new ArrayList<>();
            for (long i = 0; i < value.getArraySize(); i++) {
                list.add(plain(value.getArrayElement(i), unwrap, depth + 1));
            }
            return list;
        }
        if (value.canExecute() || !value.hasMembers()) {
            throw new GradusException(value.canExecute() ? "A function is not data." : value + " is not data.");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : value.getMemberKeys()) {
            map.put(key, plain(value.getMember(key), unwrap, depth + 1));
        }
        return map;
    }
}
