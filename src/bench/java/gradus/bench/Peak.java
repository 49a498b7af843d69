package gradus.bench;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What this core can do at most: twelve independent chains of fused multiply-add, on registers alone. */
@State(Scope.Benchmark)
public class Peak {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int ROUNDS = 10_000;

    /** The floating-point operations of a call. */
    static final double OPERATIONS = 2.0 * 12 * ROUNDS * SPECIES.length();

    public double seed = 0.5;

    @Benchmark
    public double fma() {
        DoubleVector x = DoubleVector.broadcast(SPECIES, seed);
        DoubleVector y = DoubleVector.broadcast(SPECIES, 1e-9);
        DoubleVector a = x;
        DoubleVector b = x;
        DoubleVector c = x;
        DoubleVector d = x;
        DoubleVector e = x;
        DoubleVector f = x;
        DoubleVector g = x;
        DoubleVector h = x;
        DoubleVector i = x;
        DoubleVector j = x;
        DoubleVector k = x;
        DoubleVector l = x;
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        DoubleVector first = a.add(b).add(c).add(d).add(e).add(f);
        return first.add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    }
}
