package gradus.learn;

import gradus.array.NdArray;
import gradus.autodiff.Backward;
import gradus.autodiff.Tensor;
import gradus.course.Ask;
import gradus.course.Checks.Part;
import gradus.course.Checks.WrongForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A wrong form of an exercise's own, computed: what each answer would be. */
final class WrongForms {
    private final WrongForm form;
    private final AnswerKey key;
    private final Part part;
    private List<Map<String, Tensor>> graphs;
    private ForwardPass pass;
    private final Map<String, NdArray> known = new HashMap<>();

    WrongForms(WrongForm form, AnswerKey key, Part part) {
        this.form = form;
        this.key = key;
        this.part = part;
    }

    String id() {
        return form.id();
    }

    String says() {
        return form.says();
    }

    String asks() {
        return form.asks();
    }

    /** Whether it is in this answer that the mistake is made, and not in what follows from it. */
    boolean isAbout(Ask ask) {
        return form.answers().containsKey(ask.name())
                || (ask.kind() == Ask.Kind.VALUE && form.forward().containsKey(ask.of()));
    }

    /** What comes out from the right values, null if the form says nothing of it. */
    NdArray answer(Ask ask, int point) {
        String place = ask.name() + " " + point;
        if (!known.containsKey(place)) {
            known.put(place, computed(ask, point));
        }
        return known.get(place);
    }

    private NdArray computed(Ask ask, int point) {
        if (form.answers().containsKey(ask.name())) {
            return key.expression(part, form.answers().get(ask.name()), point);
        }
        if (form.forward().keySet().stream().noneMatch(part.forward()::containsKey)
                || !ask.kind().isNumeric()
                || ask.kind() == Ask.Kind.CENTRAL_DIFFERENCE) {
            return null;
        }
        if (graphs == null) {
            pass = key.pass(part).with(form.forward());
            graphs = key.recorded(pass);
        }
        Map<String, Tensor> graph = graphs.get(point);
        return switch (ask.kind()) {
            case VALUE -> graph.get(ask.of()).value();
            case ACCUMULATED -> AnswerKey.accumulated(graph, ask.of(), ask.by(), Backward.Mechanism.RIGHT);
            default -> null;
        };
    }

    /** What comes out from what the learner has answered before, null if the form says nothing of it. */
    NdArray following(Ask ask, GivenAnswers answers, int point) {
        if (!form.answers().containsKey(ask.name())) {
            return null;
        }
        Map<String, NdArray> names = answers.named(point);
        names.put(ask.name(), key.at(ask, point)); // the form tells how this one differs from the right one
        if (ask.kind() == Ask.Kind.VALUE) {
            names.put(ask.of(), key.at(ask, point));
        }
        return key.expression(form.answers().get(ask.name()), names);
    }
}
