package gradus.learn;

import gradus.array.NdArray;
import gradus.course.Ask;
import gradus.course.Ask.Choice;
import gradus.course.Exercise;
import gradus.learn.Verdict.Outcome;
import gradus.script.Assignments;
import gradus.script.Suggestions;
import gradus.view.ArrayText;
import gradus.view.Display;
import gradus.view.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Judges the answers of one part. */
final class Judge {
    /** Rounding of a function value that a central difference divides by its step, in relation to the value. */
    private static final double ROUNDING = 1e-14;

    private final Exercise exercise;
    private final AnswerKey key;
    private final GivenAnswers answers;
    private final List<String> others;
    private final String program;
    private final Diagnosis diagnosis;
    private final Links links;
    private final WholeAnswers whole;

    Judge(Exercise exercise, AnswerKey key, GivenAnswers answers, List<String> others, String program) {
        this.exercise = exercise;
        this.key = key;
        this.answers = answers;
        this.others = others;
        this.program = program;
        this.links = new Links(key, answers);
        this.whole = new WholeAnswers(key, answers, links);
        this.diagnosis = new Diagnosis(key, answers, links, whole);
    }

    Verdict of(Ask ask) {
        for (int point = 0; point < answers.points(); point++) {
            Object given = answers.at(ask, point);
            if (given == null) {
                return verdict(ask, Outcome.MISSING, Verdict.toDo(ask) + misspelt(ask));
            }
            Optional<Verdict> wrong = ask.kind().isNumeric() ? numbers(ask, point, given) : other(ask, point, given);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        return new Verdict(
                answers.part(),
                ask,
                Outcome.RIGHT,
                ask.points(),
                ask.name() + " is right.",
                List.of(),
                OptionalInt.empty());
    }

    private String misspelt(Ask ask) {
        return Suggestions.nearest(ask.name(), others)
                .map(other -> " You returned " + other + ", which is not asked for: is it this one?")
                .orElse("");
    }

    private Optional<Verdict> numbers(Ask ask, int point, Object given) {
        if (!(given instanceof NdArray array)) {
            return Optional.of(notNumbers(ask, given));
        }
        if (!Arrays.stream(array.data()).allMatch(Double::isFinite)) {
            return Optional.of(verdict(
                    ask,
                    Outcome.NOT_NUMBERS,
                    name(ask) + " must be finite, and it is " + ArrayText.of(array) + where(point)
                            + " Was something divided by 0, or the log of 0 taken?"));
        }
        NdArray expected = key.at(ask, point);
        boolean fits = Agreement.sameShape(array.shape(), expected.shape());
        if (fits && agrees(ask, point, array, expected)) {
            return Optional.empty();
        }
        return Optional.of(wrong(ask, point, array, expected, fits));
    }

    private boolean agrees(Ask ask, int point, NdArray given, NdArray expected) {
        if (ask.kind() != Ask.Kind.CENTRAL_DIFFERENCE) {
            return Agreement.sameNumbers(given, expected);
        }
        double h = whole.step(ask, point);
        NdArray central = whole.central(ask, point, h);
        double size = Math.abs(key.total(
                answers.part(), ask, point, key.values(answers.part(), point).get(ask.by())));
        double rounding = ROUNDING * Math.max(size, 1e-3) / h;
        double truncation = 0;
        for (int i = 0; i < central.size(); i++) {
            truncation = Math.max(truncation, Math.abs(central.data()[i] - expected.data()[i]));
        }
        double error = Math.min(rounding, 1e-6 * Math.max(1, size)) + 0.5 * truncation;
        return Agreement.within(given, central, e -> 1e-9 * Math.abs(e) + error);
    }

    private Verdict notNumbers(Ask ask, Object given) {
        String what = given instanceof Display ? "a picture" : "'" + given + "'";
        return verdict(
                ask,
                Outcome.NOT_NUMBERS,
                ask.name() + " must be a number or an array of numbers, and it is " + what + ".");
    }

    private Verdict wrong(Ask ask, int point, NdArray given, NdArray expected, boolean fits) {
        boolean follows = diagnosis.follows(ask);
        Optional<Diagnosis.Finding> finding = follows ? Optional.empty() : diagnosis.of(ask);
        if (finding.isPresent()) {
            String message = isWrong(ask) + seen(point, given, expected, fits) + " "
                    + finding.get().says() + "\n" + finding.get().asks();
            Outcome outcome = !fits ? Outcome.WRONG_SHAPE : point == 0 ? Outcome.WRONG : Outcome.WRONG_ELSEWHERE;
            return verdict(ask, outcome, 0, message, finding.get().ids());
        }
        if (follows) {
            return follows(ask);
        }
        if (!fits) {
            return verdict(ask, Outcome.WRONG_SHAPE, isWrong(ask) + seen(point, given, expected, false));
        }
        Optional<Ask> unusable = links.unusable(ask);
        if (unusable.isPresent()) {
            return verdict(
                    ask,
                    Outcome.WRONG,
                    name(ask) + " is not right, and builds on " + unusable.get().name()
                            + ", which cannot be used as it is: mend that first.");
        }
        if (point > 0) {
            return verdict(
                    ask,
                    Outcome.WRONG_ELSEWHERE,
                    name(ask) + " is right at the task's own numbers only: " + inputs(point) + " it gives "
                            + ArrayText.of(given) + ", which is not right there. Compute it from the inputs.");
        }
        return verdict(ask, Outcome.WRONG, isWrong(ask) + seen(point, given, expected, true));
    }

    private String isWrong(Ask ask) {
        OptionalInt line = Assignments.lineOf(program, ask.name());
        return name(ask) + " is wrong" + (line.isPresent() ? " (line " + line.getAsInt() + ")" : "");
    }

    /** What was given, and what kind of thing was expected. */
    private String seen(int point, NdArray given, NdArray expected, boolean fits) {
        String elsewhere = point == 0 ? "" : " " + inputs(point).replaceFirst(",$", "");
        return elsewhere + ": "
                + (fits
                        ? Clue.of(given, expected)
                        : "given an array of shape " + given.shape() + ", expected "
                                + (expected.shape().isScalar()
                                        ? "a number."
                                        : "one of shape " + expected.shape() + "."));
    }

    private Optional<Verdict> other(Ask ask, int point, Object given) {
        return switch (ask.kind()) {
            case BELOW -> below(ask, point, given);
            case CHOICE -> choice(ask, given);
            case TEXT ->
                given instanceof String text && ask.contains().stream().allMatch(text::contains)
                        ? Optional.empty()
                        : Optional.of(verdict(
                                ask,
                                Outcome.WRONG,
                                name(ask) + " is not what was to be seen: given " + shown(given) + "."));
            case PICTURE -> picture(ask, point, given);
            default -> throw new IllegalStateException(ask.kind().toString());
        };
    }

    private Optional<Verdict> below(Ask ask, int point, Object given) {
        if (!(given instanceof NdArray array) || array.size() != 1) {
            return Optional.of(notNumbers(ask, shown(given)));
        }
        double number = array.data()[0];
        return number >= 0 && number < ask.bound()
                ? Optional.empty()
                : Optional.of(verdict(
                        ask,
                        Outcome.WRONG,
                        ask.name() + " must be from 0 to below " + Numbers.exact(ask.bound()) + ", and it is "
                                + Numbers.exact(number) + where(point)));
    }

    private Optional<Verdict> choice(Ask ask, Object given) {
        for (Choice choice : ask.choices()) {
            if (choice.id().equals(given)) {
                return choice.isRight()
                        ? Optional.empty()
                        : Optional.of(verdict(
                                ask, Outcome.WRONG, ask.name() + " is not '" + choice.id() + "'. " + choice.because()));
            }
        }
        return Optional.of(verdict(
                ask,
                Outcome.NOT_NUMBERS,
                ask.name() + " must be one of " + Verdict.ids(ask) + ", and it is " + shown(given) + "."));
    }

    private Optional<Verdict> picture(Ask ask, int point, Object given) {
        if (!(given instanceof Display picture)) {
            return Optional.of(verdict(
                    ask,
                    Outcome.NOT_NUMBERS,
                    ask.name() + " must be a picture, as plot.line(...) returns one, and it is " + shown(given) + "."));
        }
        return PlotCheck.complaint(ask, picture, key.values(answers.part(), point))
                .map(complaint -> PlotCheck.complaint(ask, picture, answers.asGiven(point))
                                .isEmpty()
                        ? follows(ask)
                        : verdict(ask, point == 0 ? Outcome.WRONG : Outcome.WRONG_ELSEWHERE, ask.name() + complaint));
    }

    private Verdict follows(Ask ask) {
        double share = ask.points() * exercise.checks().carry();
        return verdict(ask, Outcome.FOLLOWS, share, name(ask) + Verdict.FOLLOWING, List.of());
    }

    private static String shown(Object given) {
        return given instanceof NdArray array
                ? ArrayText.of(array)
                : given instanceof Display ? "a picture" : "'" + given + "'";
    }

    private Verdict verdict(Ask ask, Outcome outcome, String message) {
        return verdict(ask, outcome, 0, message, List.of());
    }

    private Verdict verdict(Ask ask, Outcome outcome, double points, String message, List<String> misconceptions) {
        OptionalInt line = Assignments.lineOf(program, ask.name());
        return new Verdict(answers.part(), ask, outcome, points, message, misconceptions, line);
    }

    private static String name(Ask ask) {
        return Verdict.name(ask);
    }

    private String where(int point) {
        return point == 0 ? "." : " " + inputs(point).replaceFirst(",$", ".");
    }

    /** The inputs that are short enough to be read. */
    private String inputs(int point) {
        List<String> takes = answers.part().takes();
        String numbers = key.points().get(point).entrySet().stream()
                .filter(entry -> takes == null || takes.contains(entry.getKey()))
                .filter(entry -> entry.getValue() instanceof NdArray array && array.size() == 1)
                .map(entry -> entry.getKey() + " = " + Numbers.rounded(((NdArray) entry.getValue()).item(), 4))
                .collect(Collectors.joining(", "));
        return numbers.isEmpty() ? "with other inputs" : "with " + numbers + ",";
    }
}
