package gradus.terminal;

import gradus.explain.Step;
import gradus.view.Numbers;
import gradus.view.StepView;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Backpropagation in slow motion: Enter shows the next step, b the one before, q leaves. A number is a prediction of what
 * the next step gives, and is told whether it was right.
 */
final class StepScreen {
    /** What a person can be expected to work out: three significant digits. */
    private static final double PREDICTION_TOLERANCE = 5e-3;

    private static final String PROMPT = "[Enter] next, [b]ack, [q]uit, or predict ";

    private final Terminal terminal;
    private final PrintWriter out;
    private final int width;

    StepScreen(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.writer();
        this.width = Screen.width(terminal);
    }

    void walk(List<Step> steps) {
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        int at = 0;
        while (at < steps.size()) {
            Step step = steps.get(at);
            Step.Quantity asked =
                    step.predictions().isEmpty() ? null : step.predictions().get(0);
            out.println(StepView.words(step, at + 1, steps.size(), width, false));
            String answer = ask(reader, asked);
            if (answer.equals("q")) {
                return;
            }
            if (answer.equals("b")) {
                at = Math.max(0, at - 1);
                continue;
            }
            if (!answer.isEmpty() && asked != null) {
                Optional<String> verdict = verdict(answer, asked);
                if (verdict.isEmpty()) {
                    out.println("That is no number. Type one, or only Enter to see it.");
                    continue;
                }
                out.println(verdict.get());
            }
            out.println(StepView.display(step, at + 1, steps.size(), width).text());
            out.println();
            at++;
        }
        out.println("That was the last step.");
    }

    private static String ask(LineReader reader, Step.Quantity asked) {
        try {
            return reader.readLine(asked == null ? "[Enter] next, [b]ack, [q]uit: " : PROMPT + asked.name() + ": ")
                    .strip();
        } catch (UserInterruptException | EndOfFileException e) {
            return "q";
        }
    }

    /** Empty for what is no number, where one is asked for. */
    private static Optional<String> verdict(String answer, Step.Quantity asked) {
        if (asked.value().size() != 1) {
            return Optional.of(asked.name() + " has shape " + asked.value().shape() + "; here it is.");
        }
        double truth = asked.value().item();
        try {
            double guess = Double.parseDouble(answer);
            boolean right = Math.abs(guess - truth) <= PREDICTION_TOLERANCE * Math.max(Math.abs(truth), 1e-300);
            return Optional.of(right ? "Right." : "Not quite: it is " + Numbers.rounded(truth, 6) + ".");
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
