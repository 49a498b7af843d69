package gradus.bench;

import gradus.script.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The moons demo, a scalar a node: 100 points, 2-16-16-1, hinge loss and L2, some 70,000 nodes a step; in JavaScript. */
@State(Scope.Benchmark)
public class Moons {
    private Session session;

    @Setup
    public void setUp() throws IOException {
        Session.prepare(true);
        session = Session.open(line -> {});
        String program = new String(Moons.class.getResourceAsStream("moons.js").readAllBytes(), StandardCharsets.UTF_8);
        session.eval(program, "moons.js");
    }

    @Benchmark
    public Object gradus() {
        return session.evalData("step()", "call.js");
    }
}
