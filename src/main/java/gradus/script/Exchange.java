package gradus.script;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Tensor;
import gradus.view.Display;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** Calls of what a program has defined: Java's values handed in, and what comes out copied once. */
final class Exchange {
    private static final int MOST_OTHERS = 100;

    private final Dsl dsl;
    private final Inspector inspector;

    Exchange(Dsl dsl, Inspector inspector) {
        this.dsl = dsl;
        this.inspector = inspector;
    }

    /** See {@link Session#call}. */
    Session.Answers call(String function, Map<String, Object> arguments, List<String> names) {
        Value f = dsl.globals().getMember(function);
        if (f == null || !f.canExecute()) {
            throw new GradusException("There is no function " + function + " at the top level. Keep the starter's"
                    + " \"function " + function + "(...)\" and fill in its body.");
        }
        Value object = dsl.emptyObject();
        arguments.forEach((name, argument) -> object.putMember(name, argument(argument)));
        Value answers = f.execute(object);
        if (!answers.hasMembers() || answers.canExecute() || answers.hasArrayElements()) {
            throw new GradusException(function + " must return an object of named answers, as in"
                    + " return { z, a, L }, and it returned " + inspector.text(answers) + ".");
        }
        Map<String, Object> given = answers(answers, names);
        List<String> others = given.size() == names.size()
                ? List.of()
                : answers.getMemberKeys().stream()
                        .filter(name -> !names.contains(name))
                        .limit(MOST_OTHERS)
                        .toList();
        return new Session.Answers(given, others);
    }

    /** The answers in an object that are asked for, each read once; unset ones are left out. */
    Map<String, Object> answers(Value object, List<String> names) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (String name : names) {
            Object answer = answer(object.getMember(name));
            if (answer != null) {
                result.put(name, answer);
            }
        }
        return result;
    }

    private Object argument(Object argument) {
        if (!(argument instanceof NdArray array)) {
            return dsl.evalOnce("(" + argument + ")", Session.INTERNAL + "argument");
        }
        return array.shape().isScalar() ? (Object) array.item() : inspector.wrap(Tensor.constant(array));
    }

    /** An answer as an NdArray where it is made of numbers; else a String that says what it is instead; null if unset. */
    private Object answer(Value value) {
        if (value == null || value.isNull()) {
            return null;
        }
        Display picture = inspector.picture(value);
        if (picture != null) {
            return picture;
        }
        if (value.isString()) {
            return value.asString();
        }
        try {
            return Data.stacked(value, inspector::unwrap).copy();
        } catch (GradusException e) {
            return inspector.text(value);
        }
    }

    /** Calls a function of one object of tensors that returns another. */
    Map<String, Tensor> apply(Value f, Map<String, Tensor> arguments) {
        Value object = dsl.emptyObject();
        arguments.forEach((name, tensor) -> object.putMember(name, inspector.wrap(tensor)));
        Value results = f.execute(object);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String key : results.getMemberKeys()) {
            Value result = results.getMember(key);
            Tensor tensor = inspector.unwrap(result);
            tensors.put(key, tensor != null ? tensor : Tensor.constant(Data.array(result, inspector::unwrap)));
        }
        return tensors;
    }
}
