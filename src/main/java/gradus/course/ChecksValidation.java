package gradus.course;

import gradus.array.GradusException;
import gradus.course.Ask.Choice;
import gradus.course.Checks.Input;
import gradus.course.Checks.Part;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What checks.json must hold to besides its syntax. */
final class ChecksValidation {
    private final Path file;
    private final Checks checks;

    ChecksValidation(Path file, Checks checks) {
        this.file = file;
        this.checks = checks;
    }

    void run() {
        checks.inputs().forEach(this::input);
        require(checks.carry() >= 0 && checks.carry() <= 1, "\"carry\" must be from 0 to 1.");
        require(!checks.asks().isEmpty(), "nothing is asked. Add \"asks\" to a part.");
        checks.programs()
                .forEach((name, form) ->
                        require(form.problem() == null, "program " + name + " " + form.problem() + "."));
        Set<String> names = new HashSet<>();
        checks.asks().forEach(ask -> require(names.add(ask.name()), "the name " + ask.name() + " is asked twice."));
        checks.parts().forEach(this::part);
        checks.hints()
                .keySet()
                .forEach(name -> require(
                        name.equals("*") || names.contains(name),
                        "there are hints for " + name + ", which is not asked."));
        checks.misconceptions().forEach(form -> form.answers()
                .keySet()
                .forEach(name -> require(
                        names.contains(name),
                        "misconception " + form.id() + " answers " + name + ", which is not asked.")));
    }

    private void input(String name, Input input) {
        int kinds = (input.at() != null || input.shape() != null ? 1 : 0)
                + (input.given() != null ? 1 : 0)
                + (input.functions() != null ? 1 : 0);
        require(kinds == 1, "input " + name + " needs one of \"at\", \"shape\", \"given\" and \"functions\".");
        if (input.between() != null) {
            require(
                    input.between().size() == 2
                            && input.between().get(0) < input.between().get(1),
                    "\"between\" of input " + name + " must be [low, high] with low < high.");
        }
        if (input.integers() != null) {
            require(
                    input.integers().size() == 2
                            && input.integers().get(0) <= input.integers().get(1),
                    "\"integers\" of input " + name + " must be [smallest, largest].");
        }
        if (input.shape() != null) {
            require(
                    input.between() != null || input.integers() != null,
                    "input " + name + " is drawn, and needs \"between\" or \"integers\" to say from where.");
        }
        if (input.functions() != null) {
            require(!input.functions().isEmpty(), "\"functions\" of input " + name + " must not be empty.");
        }
    }

    private void part(Part part) {
        Set<String> known = new LinkedHashSet<>(checks.inputs().keySet());
        if (part.takes() != null) {
            part.takes()
                    .forEach(name -> require(
                            known.contains(name), part.function() + " takes " + name + ", which is not an input."));
        }
        for (String name : part.forward().keySet()) {
            require(known.add(name), "the name " + name + " is given twice.");
        }
        for (Ask ask : part.asks()) {
            ask(part, ask, known);
        }
    }

    private void ask(Part part, Ask ask, Set<String> known) {
        require(ask.points() >= 0, ask.name() + " must be worth 0 points or more.");
        if (ask.kind().isNumeric()) {
            require(
                    ask.of() != null && part.forward().containsKey(ask.of()),
                    ask.name() + " asks for " + ask.of() + ", which is not in the forward pass.");
        }
        if (ask.kind().isDerivative()) {
            require(
                    ask.by() != null && known.contains(ask.by()),
                    ask.name() + " is a derivative by " + ask.by()
                            + ", which is neither an input nor in the forward pass.");
        }
        switch (ask.kind()) {
            case PROGRAM -> program(part, ask);
            case CENTRAL_DIFFERENCE -> require(ask.h() != null, ask.name() + " needs \"h\", the step.");
            case BELOW -> require(ask.bound() != null, ask.name() + " needs \"bound\".");
            case CHOICE -> choice(ask);
            case TEXT ->
                require(!ask.contains().isEmpty(), ask.name() + " needs \"contains\", what the text must contain.");
            case PICTURE ->
                ask.shows()
                        .forEach(name -> require(
                                known.contains(name),
                                ask.name() + " shows " + name
                                        + ", which is neither an input nor in the forward pass."));
            default -> {}
        }
    }

    private void choice(Ask ask) {
        require(
                ask.question() != null
                        && ask.choices().stream().filter(Choice::isRight).count() == 1,
                ask.name() + " needs \"question\", and \"choices\" of which exactly one is right.");
        Set<String> ids = new HashSet<>();
        for (Choice choice : ask.choices()) {
            require(ids.add(choice.id()), ask.name() + " has the choice " + choice.id() + " twice.");
            require(
                    choice.isRight() != (choice.because() != null),
                    "choice " + choice.id() + " of " + ask.name()
                            + " needs \"because\" if it is wrong, and none if it is right.");
        }
    }

    private void program(Part part, Ask ask) {
        require(
                part.program() != null && checks.programs().containsKey(part.program()),
                ask.name() + " is a random program, and its part names none of \"programs\" as its \"program\".");
        require(ask.question() != null, ask.name() + " needs \"question\", which says what its programs are.");
        require(
                ask.draws() != null && !ask.draws().operations().isEmpty(),
                ask.name() + " needs \"draws\" with \"operations\" or \"about\".");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new GradusException(file + ": " + otherwise);
        }
    }
}
