package gradus.view;

import gradus.explain.Edge;
import gradus.explain.Entries;
import gradus.explain.Expr;
import gradus.explain.Node;
import gradus.explain.Symbol;
import gradus.explain.Trace;
import java.util.List;
import java.util.Map;

/** The table of a computation. */
public final class TraceView {
    private static final Table.Cell NONE = Table.words("");

    private TraceView() {}

    /** Down the table the values, then the gradients, for {@code width} columns; as SVG, HTML and TeX for a page. */
    public static Display display(Trace trace, int width) {
        Table forward = Table.headed("forward", "", "value");
        for (Node node : trace.forward()) {
            forward.row(
                    Table.formula(node.symbol().tex()),
                    Table.formula("= " + node.expression().tex()),
                    Table.words(Values.brief(node.value())));
        }
        boolean scalar = trace.backward().stream()
                .flatMap(arrival -> arrival.from().stream())
                .allMatch(Edge::isScalar);
        Table backward = scalar
                ? Table.headed("backward", "local derivative", "", "upstream", "gradient")
                : Table.headed("backward", "rule", "", "gradient");
        for (Trace.Arrival arrival : trace.backward()) {
            if (scalar) {
                addNumbers(backward, trace, arrival);
            } else {
                addArrays(backward, trace, arrival);
            }
        }
        return new Sheet().add(forward).add(backward).display(width, Map.of(Display.TEX, tex(trace)));
    }

    private static void addNumbers(Table table, Trace trace, Trace.Arrival arrival) {
        Table.Cell name = Table.formula(gradient(trace, arrival.node()));
        if (arrival.from().isEmpty()) {
            table.row(name, NONE, NONE, NONE, Table.words(Values.brief(arrival.gradient())));
            return;
        }
        boolean several = arrival.from().size() > 1;
        for (Edge edge : arrival.from()) {
            String formula = edge.derivative().tex();
            String number = Values.number(edge.local());
            double upstream =
                    trace.graph().gradient(edge.output()).orElseThrow().item();
            table.row(
                    several ? NONE : name,
                    Table.formula("\\frac{d" + edge.output().symbol().tex() + "}{d"
                            + edge.input().symbol().tex() + "} = " + formula),
                    Tex.line(formula).equals(number) ? NONE : Table.words("= " + number),
                    Table.words("× " + Values.number(upstream)),
                    Table.words(
                            (several ? "+ " : "= ") + Values.number(edge.sent().item())));
        }
        if (several) {
            table.row(
                    name,
                    Table.words("the sum over " + arrival.from().size() + " uses"),
                    NONE,
                    NONE,
                    Table.words("= " + Values.brief(arrival.gradient())));
        }
    }

    private static void addArrays(Table table, Trace trace, Trace.Arrival arrival) {
        String name = gradient(trace, arrival.node());
        List<Edge> from = arrival.from();
        boolean byEntries = byEntries(arrival);
        for (int i = 0; i < from.size(); i++) {
            Edge edge = from.get(i);
            boolean first = edge.output() == trace.graph().root();
            Expr rule = first ? edge.term() : edge.rule();
            table.row(
                    i > 0 ? NONE : Table.formula(byEntries ? entry(trace, arrival.node()) : name),
                    Table.formula((i == 0 ? "= " : "+ ")
                            + (byEntries ? Entries.of(rule).orElse(rule) : rule).tex()),
                    first ? NONE : Table.formula("G = " + gradient(trace, edge.output())),
                    i == 0 ? Table.words(Values.brief(arrival.gradient())) : NONE);
        }
        if (from.isEmpty()) {
            table.row(Table.formula(name), Table.words("= 1"), NONE, Table.words("1"));
        }
    }

    /** Whether the rule is written entry by entry: from one use alone, as a sum could not be followed. */
    private static boolean byEntries(Trace.Arrival arrival) {
        return arrival.from().size() == 1
                && Entries.of(arrival.from().get(0).rule()).isPresent();
    }

    private static String entry(Trace trace, Node node) {
        return Entries.name(
                new Symbol(node.symbol().name(), node.symbol().code(), gradient(trace, node)), node.shape());
    }

    private static String gradient(Trace trace, Node node) {
        return "\\frac{d" + trace.graph().root().symbol().tex() + "}{d"
                + node.symbol().tex() + "}";
    }

    private static String tex(Trace trace) {
        StringBuilder tex = new StringBuilder("$$\\begin{aligned}\n");
        for (Node node : trace.forward()) {
            tex.append(node.symbol().tex())
                    .append(" &= ")
                    .append(node.expression().tex());
            if (node.value().size() == 1) {
                tex.append(" = ").append(Numbers.rounded(node.value().data()[0], 7));
            }
            tex.append(" \\\\\n");
        }
        for (Trace.Arrival arrival : trace.backward()) {
            if (!arrival.from().isEmpty()) {
                boolean byEntries = byEntries(arrival);
                tex.append(byEntries ? entry(trace, arrival.node()) : gradient(trace, arrival.node()))
                        .append(" &= ");
                for (int i = 0; i < arrival.from().size(); i++) {
                    Expr term = arrival.from().get(i).term();
                    tex.append(i > 0 ? " + " : "")
                            .append((byEntries ? Entries.of(term).orElse(term) : term).tex());
                }
                if (arrival.gradient().size() == 1) {
                    tex.append(" = ").append(Numbers.rounded(arrival.gradient().data()[0], 7));
                }
                tex.append(" \\\\\n");
            }
        }
        return tex.append("\\end{aligned}$$").toString();
    }
}
