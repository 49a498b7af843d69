package gradus.explain;

import gradus.autodiff.*;
import gradus.view.*;

public class Probe {
    public static void main(String[] a) throws Exception {
        int w = Integer.parseInt(System.getProperty("w", "80"));
        int k = 0;
        for (Tensor L : new Tensor[] {
            Computations.line(), Computations.xiChain(), Computations.twoPaths(), Computations.network()
        }) {
            Graph g = Graph.of(L);
            Display d = GraphView.display(
                    g, k == 0 ? GraphView.Options.path(g, g.nodes().get(0)) : GraphView.Options.PLAIN, w);
            System.out.println(d.text());
            System.out.println();
            java.nio.file.Files.writeString(
                    java.nio.file.Path.of("/tmp/g" + (k++) + ".svg"), d.forms().get(Display.SVG));
            System.out.println(TraceView.display(Trace.of(g), w).text());
            System.out.println();
            for (Node n : g.nodes())
                if (n.kind() == Node.Kind.PARAMETER) {
                    System.out.println(DerivationView.display(Derivation.of(L, n.tensor()), w)
                            .text());
                    break;
                }
            System.out.println(CountView.display(Count.of(L), w).text());
        }
        var steps = Step.all(Computations.line());
        System.out.println(StepView.display(steps.get(5), 6, steps.size(), w).text());
    }
}
