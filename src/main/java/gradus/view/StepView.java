package gradus.view;

import gradus.explain.Edge;
import gradus.explain.Entries;
import gradus.explain.Expr;
import gradus.explain.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One step of backpropagation: the graph with the current node lit, and what happens there. */
public final class StepView {
    private StepView() {}

    /**
     * The whole step.
     *
     * @param number the step's place in the list, from 1
     * @param of how many steps there are
     */
    public static Display display(Step step, int number, int of, int width) {
        Display graph = GraphView.display(step.graph(), GraphView.Options.during(step), width);
        Map<String, String> others = new HashMap<>(graph.forms());
        others.remove(Display.TEXT);
        String words = words(step, number, of, width, true);
        others.merge(Display.HTML, Html.preformatted(words), (svg, text) -> svg + "\n" + text);
        return Display.of(graph.text() + "\n\n" + words, others);
    }

    /** All steps, one after the other, without the graph. */
    public static Display display(List<Step> steps, int width) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            words.add(words(steps.get(i), i + 1, steps.size(), width, true));
        }
        String text = String.join("\n\n", words);
        return Display.of(text, Map.of(Display.HTML, Html.preformatted(text), Display.SVG, Svg.preformatted(text)));
    }

    /** What happens, without the graph; without the results if a learner is to predict them. */
    public static String words(Step step, int number, int of, int width, boolean withResults) {
        boolean forward = step.direction() == Step.Direction.FORWARD;
        List<String> lines = new ArrayList<>();
        String name = Tex.line(step.node().symbol().tex());
        lines.add("Step " + number + " of " + of + ", " + (forward ? "forward" : "backward") + ", at " + name);
        String root = Tex.line(step.graph().root().symbol().tex());
        if (!step.received().isEmpty()) {
            lines.add("  receives  "
                    + step.received().stream().map(StepView::text).collect(Collectors.joining(",  ")));
        } else if (!forward) {
            lines.add("  starts    d" + root + "/d" + root + " = 1");
        }
        if (forward) {
            lines.add("  rule      " + name + " = "
                    + Tex.line(step.node().expression().tex()));
            if (withResults) {
                lines.add("  gives     " + text(step.result()));
            }
        } else {
            if (step.received().size() > 1 && (withResults || !step.sent().isEmpty())) {
                lines.add("  adds up   " + text(step.result()));
            }
            for (int i = 0; i < step.edges().size(); i++) {
                lines.add("  rule      " + rule(step.edges().get(i)));
                if (withResults) {
                    lines.add("  sends     " + text(step.sent().get(i)));
                }
            }
            if (step.edges().isEmpty()) {
                lines.add("  keeps     " + name + ".grad"
                        + (withResults ? " = " + Values.brief(step.result().value()) : ""));
            }
        }
        return lines.stream().map(line -> Tex.wrapped(line, width)).collect(Collectors.joining("\n"));
    }

    private static String rule(Edge edge) {
        String output = edge.output().symbol().tex();
        String input = edge.input().symbol().tex();
        if (!edge.isScalar()) {
            Optional<Expr> entry = Entries.of(edge.rule());
            String to = entry.isPresent()
                    ? Entries.name(edge.input().symbol(), edge.input().shape())
                    : input;
            return "to " + Tex.line(to) + ": "
                    + Tex.line(entry.orElse(edge.rule()).tex()) + ", where G is what it received";
        }
        String formula = Tex.line(edge.derivative().tex());
        String number = Values.number(edge.local());
        return Tex.line("\\frac{d" + output + "}{d" + input + "}") + " = " + formula
                + (formula.equals(number) ? "" : " = " + number) + ", times what it received";
    }

    private static String text(Step.Quantity quantity) {
        return Tex.line(quantity.tex()) + " = " + Values.brief(quantity.value());
    }
}
