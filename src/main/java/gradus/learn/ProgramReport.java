package gradus.learn;

import gradus.array.NdArray;
import gradus.learn.ProgramRun.Reading;
import gradus.learn.expression.Evaluation;
import gradus.learn.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A small program that fails, as the learner reads it: the program, what it gives, and what kind of thing is wrong. */
final class ProgramReport {
    private final ProgramKey key;
    private final Expression program;
    private final Reading reading;

    ProgramReport(ProgramKey key, Expression program, Reading reading) {
        this.key = key;
        this.program = program;
        this.reading = reading;
    }

    /**
     * The text.
     *
     * @param explained whether the mistake has been told already, so that how far off the numbers are need not be
     */
    String text(boolean explained) {
        List<String> lines = new ArrayList<>(key.text(program).shown().lines().toList());
        List<String> remarks = new ArrayList<>();
        if (reading.error() != null) {
            remarks.add("It fails: " + reading.error().getMessage());
        } else {
            readings(explained, lines, remarks);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        return text.append(String.join("\n", remarks)).toString().stripTrailing();
    }

    private void readings(boolean explained, List<String> lines, List<String> remarks) {
        List<String> names = key.text(program).readings();
        double[] right = key.right(program);
        List<Integer> wrong = ProgramRun.wrong(reading.numbers(), right);
        int width = wrong.stream().mapToInt(i -> names.get(i).length()).max().orElse(0);
        for (int i : wrong) {
            lines.add(names.get(i) + " ".repeat(width - names.get(i).length()) + "   // yours: "
                    + reading.shown().get(i));
        }
        if (wrong.isEmpty()) {
            remarks.add("The numbers are right. The gradient of "
                    + key.text(program).name(0) + " was written " + (long) reading.writes() + " times to get there.");
        }
        for (int i : wrong) {
            OptionalInt leaf = leaf(i);
            int uses = leaf.isPresent()
                    ? Evaluation.contributions(program, leaf.getAsInt()).size()
                    : 0;
            if (!Double.isFinite(reading.numbers()[i])) {
                remarks.add(names.get(i) + " must be a finite number.");
            } else if (uses > 1) {
                remarks.add(shared(leaf.getAsInt(), reading.numbers()[i], uses));
            } else if (!explained) {
                remarks.add(
                        names.get(i) + ": " + Clue.of(NdArray.scalar(reading.numbers()[i]), NdArray.scalar(right[i])));
            }
        }
    }

    /** The leaf whose gradient a reading is. */
    private OptionalInt leaf(int reading) {
        int values = key.form().value() == null ? 0 : 1;
        return key.form().isForward() || reading < values ? OptionalInt.empty() : OptionalInt.of(reading - values);
    }

    private String shared(int leaf, double given, int uses) {
        boolean one = Evaluation.contributions(program, leaf).stream()
                .anyMatch(contribution -> ProgramRun.same(new double[] {given}, new double[] {contribution}));
        String name = key.text(program).name(leaf);
        return name + " is used " + (uses == 2 ? "twice" : uses + " times")
                + (one ? ", and its gradient has one contribution only." : " on the way to the result.");
    }
}
