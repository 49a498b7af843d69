package gradus.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs every benchmark beside its peer and prints one table. A figure is the fastest iteration of all forks, since what
 * disturbs a machine only ever makes it slower. What JMH says of the way there goes to target/bench.log.
 *
 * <p>Arguments: {@code --once} runs each work once, briefly, to see that it runs; other words choose the groups (engine,
 * products, functions, script, moons, chain, threads).
 */
public final class Benchmarks {
    private static final String ONE_THREAD = "-Dgradus.threads=1";
    private static final double MICRO = 1e6;

    /** The seconds of warm-up of what runs JavaScript: its interpreter is many methods, which the JVM compiles one by one. */
    private static final int INTERPRETER = 20;

    /** How often each is measured, in turn, where two that are close are compared: a JVM compiles now better, now worse. */
    private static final int ROUNDS = 3;

    private final boolean once;
    private final List<String> groups;
    private final List<Row> rows = new ArrayList<>();

    /** A line of the table; ours and the peer's in {@code unit}, and how they compare, against the goal. */
    private record Row(
            String work, String unit, double ours, String peer, double peers, double ratio, String goal, boolean held) {
        String text() {
            String other = Double.isNaN(peers) ? peer : String.format(Locale.ROOT, "%s %.4g", peer, peers);
            return String.format(
                    Locale.ROOT,
                    "%-40s %9.4g %-8s %-22s %7.2f  %-18s %s",
                    work,
                    ours,
                    unit,
                    other,
                    ratio,
                    goal,
                    held ? "held" : "MISSED");
        }
    }

    private Benchmarks(List<String> arguments) {
        once = arguments.contains("--once");
        groups = arguments.stream().filter(word -> !word.startsWith("--")).toList();
    }

    /** See {@link Benchmarks}. */
    public static void main(String[] arguments) throws Exception {
        Benchmarks run = new Benchmarks(Arrays.asList(arguments));
        Files.createDirectories(Path.of("target"));
        run.all();
        System.out.printf("%n%-40s %9s %-8s %-22s %7s  %-18s%n", "work", "ours", "", "peer", "ratio", "goal");
        run.rows.forEach(row -> System.out.println(row.text()));
    }

    private void all() throws Exception {
        group("engine", this::engine);
        group("threads", this::threads);
        group("products", this::products);
        group("functions", this::functions);
        group("script", this::script);
        group("moons", this::moons);
        group("chain", this::chain);
    }

    private interface Group {
        void run() throws Exception;
    }

    private void group(String name, Group group) throws Exception {
        if (groups.isEmpty() || groups.contains(name)) {
            System.out.println("measuring: " + name);
            group.run();
        }
    }

    private void engine() throws RunnerException {
        double[] goals = {20, 3, 2.5, 1.2};
        Map<String, Double> allocated = new TreeMap<>();
        Map<String, Double> ours = times(options(Training.class), allocated);
        Map<String, Double> peers = times(options(TrainingLibtorch.class), null);
        for (Network network : Network.values()) {
            double mine = ours.get("gradus " + network);
            double theirs = peers.get("libtorch " + network);
            least("step " + network.title, "us", mine, "libtorch", theirs, theirs / mine, goals[network.ordinal()]);
        }
        for (Network network : Network.values()) {
            double bytes = allocated.get("gradus " + network);
            most("bytes, " + network.title, "kB", bytes / 1e3, "of results", network.bytesOfResults() / 1e3, 2);
        }
    }

    /** Two threads beside one: above 1 they help. Small work must not notice; 0.9 allows for the noise of a shared machine. */
    private void threads() throws RunnerException {
        Map<String, Double> one = times(options(Training.class), null);
        Map<String, Double> two = times(options(Training.class, "-Dgradus.threads=2"), null);
        for (Network network : Network.values()) {
            double alone = one.get("gradus " + network);
            double both = two.get("gradus " + network);
            double goal = network == Network.LARGE ? 1.05 : 0.9;
            least("two threads, " + network.title, "us", both, "one thread", alone, alone / both, goal);
        }
    }

    private void products() throws RunnerException {
        double peak = Peak.OPERATIONS / times(options(Peak.class), null).get("fma") * 1e-3;
        ChainedOptionsBuilder options = options(Products.class);
        if (once) {
            options.param("size", "64").param("form", "AB");
        }
        Map<String, Double> times = times(options, null);
        times.forEach((key, time) -> {
            if (key.startsWith("gradus ")) {
                String[] words = key.split(" "); // gradus, form, size
                double size = Double.parseDouble(words[2]);
                double operations = 2 * size * size * size * 1e-3;
                double mine = operations / time;
                double theirs = operations / times.get(key.replace("gradus", "openblas"));
                String work = words[1] + ", " + words[2] + " square";
                least(work, "GFLOP/s", mine, "OpenBLAS", theirs, mine / theirs, 1);
                if (words[1].equals("AB") && size >= 64 && size <= 256) {
                    least(work, "GFLOP/s", mine, "FMA peak", peak, mine / peak, 0.6);
                }
            }
        });
    }

    private void functions() throws RunnerException {
        Map<String, Double> times = times(options(ElementFunctions.class), null);
        for (String function : List.of("exp", "tanh", "sigmoid", "softmax")) {
            double mine = times.get("gradus " + function);
            double theirs = times.get("loop " + function);
            least(function + " of 10,000", "us", mine, "Math loop", theirs, theirs / mine, 4);
        }
    }

    private void script() throws RunnerException {
        List<Network> networks = List.of(Network.DIGITS, Network.DEEP, Network.LARGE);
        String[] names = networks.stream().map(Network::name).toArray(String[]::new);
        Map<String, Double> engine = new HashMap<>();
        Map<String, Double> scripted = new HashMap<>();
        for (int round = 0; round < (once ? 1 : ROUNDS); round++) {
            times(options(Training.class).param("network", names), null)
                    .forEach((work, time) -> engine.merge(work, time, Math::min));
            ChainedOptionsBuilder longer = options(Scripted.class).param("network", names);
            times(longer.warmupIterations(once ? 1 : INTERPRETER), null)
                    .forEach((work, time) -> scripted.merge(work, time, Math::min));
        }
        for (Network network : networks) {
            double mine = scripted.get("scripted " + network);
            most("scripted " + network.title, "us", mine, "engine alone", engine.get("gradus " + network), 1.3);
        }
    }

    private void moons() throws RunnerException, IOException {
        Optional<Double> python = python();
        double theirs = python.orElse(1.1) * 1e3;
        String peer = python.isPresent() ? "CPython" : "micrograd, as said";
        ChainedOptionsBuilder interpreted = options(Moons.class).warmupIterations(once ? 1 : INTERPRETER);
        double mine = times(interpreted, null).get("gradus") / 1e3;
        least("moons, scalars in JavaScript", "ms", mine, peer, theirs, theirs / mine, 25);
        Path compiler = Path.of("target", "jit", "compiler");
        if (Runtime.version().feature() >= 21 && Files.isDirectory(compiler)) {
            String[] flags = {
                "-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI", "--upgrade-module-path=" + compiler
            };
            ChainedOptionsBuilder longer = options(Moons.class, flags).warmupIterations(once ? 1 : 40);
            double compiled = times(longer, null).get("gradus") / 1e3;
            least("the same with --jit", "ms", compiled, peer, theirs, theirs / compiled, 80);
        } else {
            System.out.println("--jit is not measured: it takes JDK 21 or newer, and one use of gradus --jit before");
        }
    }

    private void chain() throws RunnerException {
        double mine = times(options(Chain.class), null).get("gradus") / MICRO;
        rows.add(new Row(
                "1,000,000 scalar nodes, in 300 MB", "s", mine, "-", Double.NaN, mine, "at most 1 s", mine <= 1));
    }

    /** The seconds of a step of the peer in CPython, if there is one. */
    private static Optional<Double> python() throws IOException {
        String home = System.getProperty("gradus.home", ".");
        Path program = Path.of(home, "src", "bench", "python", "scalars.py");
        try {
            Process process = new ProcessBuilder("python3", program.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader reader = process.inputReader()) {
                return Optional.ofNullable(reader.readLine()).map(Double::valueOf);
            }
        } catch (IOException e) {
            System.out.println("there is no python3: compared with micrograd's 1.1 s on the reference machine");
            return Optional.empty();
        }
    }

    private void least(String work, String unit, double ours, String peer, double peers, double ratio, double goal) {
        rows.add(new Row(work, unit, ours, peer, peers, ratio, "at least " + goal, ratio >= goal));
    }

    private void most(String work, String unit, double ours, String peer, double peers, double goal) {
        rows.add(new Row(work, unit, ours, peer, peers, ours / peers, "at most " + goal, ours / peers <= goal));
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String... flags) {
        List<String> jvm = new ArrayList<>(List.of(
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-XX:MaxInlineLevel=25", // as the launcher has it
                ONE_THREAD));
        if (Runtime.version().feature() >= 24) {
            jvm.add("--sun-misc-unsafe-memory-access=allow");
            jvm.add("--enable-native-access=ALL-UNNAMED");
        }
        jvm.add("-Dai.djl.offline=true");
        jvm.add("-DDJL_CACHE_DIR=target/djl");
        jvm.add("-Dai.djl.pytorch.num_threads=1");
        jvm.add("-Dai.djl.pytorch.num_interop_threads=1");
        jvm.addAll(List.of(flags));
        return new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(java.util.concurrent.TimeUnit.MICROSECONDS)
                .jvmArgs(jvm.toArray(String[]::new))
                .forks(1)
                .warmupIterations(once ? 1 : 6)
                .warmupTime(TimeValue.milliseconds(once ? 200 : 1000))
                .measurementIterations(once ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(once ? 100 : 300))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .output("target/bench.log");
    }

    /** Microseconds an operation by "method parameter parameter"; the bytes allocated go to {@code allocated}, if given. */
    private static Map<String, Double> times(ChainedOptionsBuilder options, Map<String, Double> allocated)
            throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            String name = parameters.getBenchmark();
            StringBuilder key = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
            for (String parameter : parameters.getParamsKeys()) {
                key.append(' ').append(parameters.getParam(parameter));
            }
            Statistics statistics = result.getPrimaryResult().getStatistics();
            times.put(key.toString(), statistics.getMin());
            if (allocated != null) {
                allocated.put(
                        key.toString(),
                        result.getSecondaryResults()
                                .get("gc.alloc.rate.norm")
                                .getStatistics()
                                .getMin());
            }
        }
        return times;
    }
}
