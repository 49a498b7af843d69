package gradus.explain;

import gradus.array.NdArray;
import gradus.autodiff.Call;
import gradus.autodiff.Recording;
import gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The derivatives of one node by its inputs: backpropagation through the few operations that it stands for. */
final class Linker {
    private static final Symbol UPSTREAM = Symbol.of("G");

    private final Graph graph;
    private final Node node;
    private final Map<Raw, Expr> formulas = new HashMap<>();

    Linker(Graph graph, Node node) {
        this.graph = graph;
        this.node = node;
    }

    List<Edge> edges() {
        List<Raw> steps = node.steps();
        if (steps.isEmpty()) {
            return List.of();
        }
        boolean scalar = steps.stream()
                .allMatch(step -> step.tensor().shape().isScalar()
                        && List.of(step.inputs()).stream()
                                .allMatch(input -> input.tensor().shape().isScalar()));
        Tensor upstream = graph.gradientTensor(node);
        Map<Node, Expr> slopes = scalar ? formulas(Expr.num(1)) : Map.of();
        Map<Node, Expr> rules = formulas(new Expr.Var(UPSTREAM, node.shape()));
        Map<Node, Expr> terms = formulas(graph.gradientFormula(node));
        Map<Node, Tensor> locals = scalar ? numbers(Tensor.constant(1)) : Map.of();
        Map<Node, Tensor> sent = upstream == null ? Map.of() : numbers(upstream);
        List<Edge> edges = new ArrayList<>();
        rules.forEach((input, rule) -> {
            NdArray numbers = upstream == null ? null : sent.get(input).value();
            double local = scalar ? locals.get(input).item() : Double.NaN;
            edges.add(new Edge(node, input, slopes.get(input), local, rule, terms.get(input), numbers));
        });
        edges.sort((a, b) -> node.inputs().indexOf(a.input()) - node.inputs().indexOf(b.input()));
        return edges;
    }

    private interface Sum<T> {
        T of(T a, T b);
    }

    private interface Product<T> {
        T of(Raw step, T upstream, int i);
    }

    private Map<Node, Expr> formulas(Expr upstream) {
        return backward(
                upstream,
                (a, b) -> Expr.add(a, b),
                (step, g, i) -> LocalRules.vjp(
                        step.call(),
                        step.tensor().shape(),
                        g,
                        List.of(step.inputs()).stream().map(this::formula).toList(),
                        step == top() ? node.variable() : formula(step),
                        i));
    }

    private Raw top() {
        return node.steps().get(node.steps().size() - 1);
    }

    private Expr formula(Raw raw) {
        return formulas.computeIfAbsent(raw, graph::formula);
    }

    private Map<Node, Tensor> numbers(Tensor upstream) {
        return Recording.off(() -> backward(upstream, Tensor::add, (step, g, i) -> {
            Call call = step.call();
            Tensor sent = call.rule().vjp(g, call, i);
            return sent.shape().equals(call.shape(i)) ? sent : sent.unbroadcastTo(call.shape(i));
        }));
    }

    /** The chain rule over the node's own steps, in whatever can be added and multiplied. */
    private <T> Map<Node, T> backward(T upstream, Sum<T> sum, Product<T> product) {
        Map<Raw, T> arrived = new HashMap<>();
        Map<Node, T> result = new LinkedHashMap<>();
        List<Raw> steps = node.steps();
        arrived.put(top(), upstream);
        for (int s = steps.size() - 1; s >= 0; s--) {
            Raw step = steps.get(s);
            T g = arrived.get(step);
            for (int i = 0; g != null && i < step.inputs().length; i++) {
                Raw input = step.inputs()[i];
                if (input.tensor().requiresGrad()) {
                    T sent = product.of(step, g, i);
                    if (input.isVisible()) {
                        result.merge(input.node(), sent, sum::of);
                    } else {
                        arrived.merge(input, sent, sum::of);
                    }
                }
            }
        }
        return result;
    }
}
