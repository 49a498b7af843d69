package gradus.autodiff;

import gradus.array.GradusException;
import gradus.array.NdArray;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A watch for the operation at which NaN or infinity first appears, forward or backward. Later values only inherit it, and
 * do not say where it came from.
 */
public final class Anomaly {
    private static final ThreadLocal<Anomaly> WATCH = new ThreadLocal<>();

    /** How many threads watch: most programs never do, and then each operation pays for one look at this number. */
    private static final AtomicInteger WATCHING = new AtomicInteger();

    private final Supplier<String> place;
    /** Whether a backward pass is under way: what it computes for itself is judged as the gradient that comes out. */
    private boolean backward;

    private final Map<Call, String> places = new HashMap<>();

    private Anomaly(Supplier<String> place) {
        this.place = place;
    }

    /**
     * Runs {@code body} under watch.
     *
     * @param place where in the program an operation is being computed, to be told when its backward step goes wrong
     * @throws GradusException at the first operation that makes a number that is not finite from numbers that are
     */
    public static <T> T detect(Supplier<String> place, Supplier<T> body) {
        Anomaly before = WATCH.get();
        WATCH.set(new Anomaly(place));
        WATCHING.incrementAndGet();
        try {
            return body.get();
        } finally {
            WATCHING.decrementAndGet();
            WATCH.set(before);
        }
    }

    /** Runs a backward pass. */
    static void duringBackward(Runnable pass) {
        Anomaly watch = WATCHING.get() == 0 ? null : WATCH.get();
        if (watch == null) {
            pass.run();
            return;
        }
        boolean before = watch.backward;
        watch.backward = true;
        try {
            pass.run();
        } finally {
            watch.backward = before;
        }
    }

    static void afterForward(Call call, NdArray value) {
        Anomaly watch = WATCHING.get() == 0 ? null : WATCH.get();
        if (watch == null || watch.backward) {
            return;
        }
        watch.places.put(call, watch.place.get());
        int bad = firstNotFinite(value);
        if (bad >= 0 && watch.finite(call)) {
            throw new GradusException(call.rule().name() + " gave " + value.data()[bad] + at(value, bad)
                    + ", from numbers that are all finite:" + operands(call, value, bad) + ".");
        }
    }

    static void afterBackward(Call call, int input, NdArray upstream, NdArray gradient) {
        Anomaly watch = WATCHING.get() == 0 ? null : WATCH.get();
        if (watch == null) {
            return;
        }
        int bad = firstNotFinite(gradient);
        if (bad >= 0 && firstNotFinite(upstream) < 0) {
            String where = watch.places.getOrDefault(call, "");
            throw new GradusException("The gradient that " + call.rule().name() + " sends back to "
                    + call.input(input).label() + " is " + gradient.data()[bad] + at(gradient, bad)
                    + ", from an upstream gradient that is finite:" + operands(call, gradient, bad) + "."
                    + (where.isEmpty() ? "" : " The value was computed at " + where + "."));
        }
    }

    private boolean finite(Call call) {
        for (int k = 0; k < call.arity(); k++) {
            if (firstNotFinite(call.value(k)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int firstNotFinite(NdArray array) {
        double[] data = array.data();
        for (int i = 0; i < data.length; i++) {
            if (!Double.isFinite(data[i])) {
                return i;
            }
        }
        return -1;
    }

    private static String at(NdArray array, int offset) {
        if (array.shape().isScalar()) {
            return "";
        }
        StringBuilder index = new StringBuilder();
        int rest = offset;
        for (int stride : array.shape().strides()) {
            index.append(index.length() == 0 ? "" : ", ").append(rest / stride);
            rest %= stride;
        }
        return " at (" + index + ")";
    }

    /** The operands, as far as they can be told in a few words: single numbers, and those at the same entry. */
    private static String operands(Call call, NdArray result, int offset) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < call.arity(); k++) {
            NdArray x = call.value(k);
            String number = x.size() == 1
                    ? String.valueOf(x.data()[0])
                    : x.shape().equals(result.shape()) ? x.data()[offset] + " there" : "shape " + x.shape();
            text.append(k == 0 ? " " : ", ")
                    .append(call.input(k).label())
                    .append(call.input(k).name() == null ? " of " : " = ")
                    .append(number);
        }
        return text.toString();
    }
}
