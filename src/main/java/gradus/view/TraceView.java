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
    private TraceView() {}

    /** Down the table the values, then the gradients, for {@code width} columns; as TeX for a page. */
    public static Display display(Trace trace, int width) {
        TextTable forward = new TextTable().row("forward", "", "value");
        for (Node node : trace.forward()) {
            forward.row(
                    Tex.line(node.symbol().tex()),
                    "= " + Tex.line(node.expression().tex()),
                    Values.brief(node.value()));
        }
        boolean scalar = trace.backward().stream()
                .flatMap(arrival -> arrival.from().stream())
                .allMatch(Edge::isScalar);
        TextTable backward = scalar
                ? new TextTable().row("backward", "local derivative", "", "upstream", "gradient")
                : new TextTable().row("backward", "rule", "", "gradient");
        for (Trace.Arrival arrival : trace.backward()) {
            if (scalar) {
                addNumbers(backward, trace, arrival);
            } else {
                addArrays(backward, trace, arrival);
            }
        }
        String text = forward.toText(width) + "\n\n" + backward.toText(width);
        return Display.of(text, Map.of(Display.TEX, tex(trace)));
    }

    private static void addNumbers(TextTable table, Trace trace, Trace.Arrival arrival) {
        String name = derivative(trace, arrival.node());
        if (arrival.from().isEmpty()) {
            table.row(name, "", "", "", Values.brief(arrival.gradient()));
            return;
        }
        boolean several = arrival.from().size() > 1;
        for (Edge edge : arrival.from()) {
            String local = Tex.line("\\frac{d" + edge.output().symbol().tex() + "}{d"
                    + edge.input().symbol().tex() + "}");
            String formula = Tex.line(edge.derivative().tex());
            String number = Values.number(edge.local());
            double upstream =
                    trace.graph().gradient(edge.output()).orElseThrow().item();
            table.row(
                    several ? "" : name,
                    local + " = " + formula,
                    formula.equals(number) ? "" : "= " + number,
                    "× " + Values.number(upstream),
                    (several ? "+ " : "= ") + Values.number(edge.sent().item()));
        }
        if (several) {
            table.row(
                    name,
                    "the sum over " + arrival.from().size() + " uses",
                    "",
                    "",
                    "= " + Values.brief(arrival.gradient()));
        }
    }

    private static void addArrays(TextTable table, Trace trace, Trace.Arrival arrival) {
        String name = derivative(trace, arrival.node());
        List<Edge> from = arrival.from();
        boolean byEntries = byEntries(arrival);
        for (int i = 0; i < from.size(); i++) {
            Edge edge = from.get(i);
            Expr rule = edge.output() == trace.graph().root() ? edge.term() : edge.rule();
            boolean first = edge.output() == trace.graph().root();
            String upstream = Tex.line("G = " + gradient(trace, edge.output()));
            table.row(
                    i > 0 ? "" : byEntries ? Tex.line(entry(trace, arrival.node())) : name,
                    (i == 0 ? "= " : "+ ")
                            + Tex.line((byEntries ? Entries.of(rule).orElse(rule) : rule).tex()),
                    first ? "" : upstream,
                    i == 0 ? Values.brief(arrival.gradient()) : "");
        }
        if (from.isEmpty()) {
            table.row(name, "= 1", "", "1");
        }
    }

    private static String derivative(Trace trace, Node node) {
        return Tex.line(gradient(trace, node));
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
