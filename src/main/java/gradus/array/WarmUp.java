package gradus.array;

import java.util.Optional;

/**
 * The way from plain loops to vectors. Code on the vector module is fast once the JVM has compiled it, and a thousand
 * times slower until then; so plain loops do the work at first, and when there has been enough of it to show that more
 * will come, another thread runs the vector kernels until they have become the faster ones. Should they never (the
 * compiler may be switched off), the loops stay.
 */
final class WarmUp {
    /** How much must have been computed, in multiplications: about a hundredth of a second's work. */
    private static final long ENOUGH = 10_000_000;

    /** The vector kernels get this long to become fast. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    /** The length of a side of the matrices to warm up with: more than one vector. */
    private static final int SIZE = 9;

    static Kernels current = new PlainKernels();

    private static long work;
    private static boolean begun;

    private WarmUp() {}

    /** The vector kernels, if the JVM was started with their module and the processor is made for them. */
    static Optional<Kernels> vectorKernels() {
        if (!Fma.FAST || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            // By name, since loading the class takes the module.
            return Optional.of(Class.forName("gradus.array.VectorKernels")
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // an incubating module may change with the JDK
        }
    }

    /** Counts work that the plain kernels have done. Threads may lose counts to each other, which does not matter. */
    static void count(long operations) {
        work += operations;
        if (work > ENOUGH && !begun) {
            begin();
        }
    }

    private static synchronized void begin() {
        if (!begun) {
            begun = true;
            vectorKernels().ifPresent(vectors -> {
                Thread thread = new Thread(() -> run(vectors), "gradus-warm-up");
                thread.setDaemon(true);
                thread.start();
            });
        }
    }

    private static void run(Kernels vectors) {
        Kernels plain = new PlainKernels();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            if (time(vectors) < 2 * time(plain)) { // on arrays this small; on larger ones they are ahead
                current = vectors;
                return;
            }
        }
    }

    /** The nanoseconds that a little of everything takes. */
    private static long time(Kernels kernels) {
        long start = System.nanoTime();
        double[] x = new double[SIZE * SIZE * 4];
        double[] y = new double[SIZE * SIZE * 4];
        for (int round = 0; round < 50; round++) {
            kernels.exp(x, y);
            kernels.tanh(x, y);
            kernels.sigmoid(x, y);
            kernels.relu(x, y);
            kernels.tanhProduct(x, x, y);
            kernels.sigmoidProduct(x, x, y);
            kernels.reluProduct(x, x, y);
            kernels.addToRows(new double[SIZE], y, SIZE);
            kernels.sumRows(x, SIZE, SIZE, y);
            kernels.sum(x, 0, x.length);
            kernels.max(x, 0, x.length);
            for (int width = SIZE; width <= 4 * SIZE; width += SIZE) {
                Kernels.Matrix rows = new Kernels.Matrix(x, 0, width, 1);
                Kernels.Matrix columns = new Kernels.Matrix(x, 0, 1, SIZE);
                kernels.product(columns, rows, y, 0, SIZE, SIZE, width);
                kernels.product(columns, columns, y, 0, SIZE, SIZE, width);
            }
        }
        return System.nanoTime() - start;
    }
}
