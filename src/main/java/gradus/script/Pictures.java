package gradus.script;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.autodiff.Naming;
import gradus.autodiff.Tensor;
import gradus.explain.Count;
import gradus.explain.Derivation;
import gradus.explain.Graph;
import gradus.explain.Step;
import gradus.explain.Trace;
import gradus.view.CountView;
import gradus.view.DerivationView;
import gradus.view.Display;
import gradus.view.GraphView;
import gradus.view.Html;
import gradus.view.Plot;
import gradus.view.StepView;
import gradus.view.Tex;
import gradus.view.TraceView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/** Explanations of graphs, and plots, as the DSL's JavaScript half asks for them. */
public final class Pictures {
    private static final Map<String, String> FORMS = Map.of(
            "svg", Display.SVG, "html", Display.HTML, "tex", Display.TEX, "dot", Display.DOT, "txt", Display.TEXT);

    private final Session session;

    Pictures(Session session) {
        this.session = session;
    }

    /** The graph of {@code root}, with the way to {@code by} lit if it is not null. */
    @HostAccess.Export
    public Object graph(Tensor root, Tensor by) {
        Naming.ask();
        Graph graph = Graph.of(root, by == null ? List.of() : List.of(by));
        GraphView.Options options = by == null
                ? GraphView.Options.PLAIN
                : GraphView.Options.path(
                        graph,
                        graph.node(by)
                                .orElseThrow(() ->
                                        new GradusException(root.label() + " does not depend on " + by.label() + ".")));
        return GraphView.display(graph, options, session.width());
    }

    @HostAccess.Export
    public Object trace(Tensor root) {
        session.checkDerivatives();
        Naming.ask();
        return TraceView.display(Trace.of(root), session.width());
    }

    @HostAccess.Export
    public Object derive(Tensor root, Tensor by) {
        session.checkDerivatives();
        Naming.ask();
        return DerivationView.display(Derivation.of(root, by), session.width());
    }

    @HostAccess.Export
    public Object step(Tensor root) {
        session.checkDerivatives();
        Naming.ask();
        return StepView.display(Step.all(root), session.width());
    }

    @HostAccess.Export
    public Object count(Tensor root) {
        Naming.ask();
        return CountView.display(Count.of(root), session.width());
    }

    @HostAccess.Export
    public Object formula(Tensor value) {
        Naming.ask();
        return Tex.display(Graph.of(value).formula().tex(), session.width());
    }

    /** Curves as [label, x, y] each. */
    @HostAccess.Export
    public Object lines(Value series, Value options) {
        return Plot.lines(series(series), options(options)).display(session.width());
    }

    @HostAccess.Export
    public Object scatter(Value series, Value options) {
        return Plot.scatter(series(series), options(options)).display(session.width());
    }

    @HostAccess.Export
    public Object bars(Value labels, Tensor values, Value options) {
        return Plot.bars(Data.texts(labels), values.value().data().clone(), options(options))
                .display(session.width());
    }

    @HostAccess.Export
    public Object histogram(Tensor values, int bins, Value options) {
        return Plot.histogram(values.value().data().clone(), bins, options(options))
                .display(session.width());
    }

    @HostAccess.Export
    public Object heatmap(Tensor matrix, Value options) {
        return Plot.heatmap(matrix.value(), options(options)).display(session.width());
    }

    /** Values on a grid, shape (y, x), and points over it. */
    @HostAccess.Export
    public Object contour(Tensor x, Tensor y, Tensor values, double level, Value points, Value options) {
        NdArray grid = values.value();
        return Plot.contour(
                        x.value().data().clone(),
                        y.value().data().clone(),
                        grid,
                        level,
                        series(points),
                        options(options))
                .display(session.width());
    }

    private static List<Plot.Series> series(Value list) {
        List<Plot.Series> series = new ArrayList<>();
        for (long i = 0; i < list.getArraySize(); i++) {
            Value one = list.getArrayElement(i);
            Tensor x = one.getArrayElement(1).asHostObject();
            Tensor y = one.getArrayElement(2).asHostObject();
            series.add(new Plot.Series(
                    one.getArrayElement(0).asString(),
                    x.value().data().clone(),
                    y.value().data().clone()));
        }
        return series;
    }

    private static Plot.Options options(Value options) {
        return new Plot.Options(
                options.getMember("title").asString(),
                options.getMember("xLabel").asString(),
                options.getMember("yLabel").asString(),
                options.getMember("logX").asBoolean(),
                options.getMember("logY").asBoolean());
    }

    /** One form of a picture: svg, html, tex, dot or txt; null if it has none such. */
    @HostAccess.Export
    public String form(Display picture, String kind) {
        return picture.forms().get(FORMS.get(kind));
    }

    /** Writes a picture to a file, in the form that its name ends in. */
    @HostAccess.Export
    public void save(Display picture, String file) {
        String kind = file.substring(file.lastIndexOf('.') + 1);
        Optional<String> text = Optional.ofNullable(FORMS.get(kind)).map(picture.forms()::get);
        if (text.isEmpty()) {
            String kinds = FORMS.entrySet().stream()
                    .filter(form -> picture.forms().containsKey(form.getValue()))
                    .map(form -> "." + form.getKey())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new GradusException("This picture can be saved as " + kinds + ", and " + file + " ends otherwise.");
        }
        if (!session.maySave()) {
            throw new GradusException("Nothing is saved while an answer is checked. Try save(...) in the REPL.");
        }
        try {
            Path path = Path.of(file);
            String title = String.valueOf(path.getFileName()).replace(".html", "");
            Files.writeString(path, kind.equals("html") ? Html.page(title, text.get()) : text.get());
        } catch (IOException | InvalidPathException e) {
            throw new GradusException(
                    "Could not write " + file + ": is there such a folder, and may you write to it?", e);
        }
    }
}
