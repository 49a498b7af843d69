package gradus.grade;

import gradus.script.Limits;

/** What a submission prints: the beginning is kept, and a flood ends the submission. */
final class Printed {
    private final Limits limits;
    private final long most;
    private final StringBuilder kept = new StringBuilder();
    private long count;

    Printed(Limits limits, long most) {
        this.limits = limits;
        this.most = most;
    }

    void accept(String line) {
        count += line.length() + 1L;
        int room = Allowance.SHOWN - kept.length();
        if (room > 0) {
            kept.append(line, 0, Math.min(room, line.length())).append('\n');
        }
        if (count > most) {
            limits.stop(Limits.Reached.OUTPUT);
        }
    }

    /** Null if nothing was printed. */
    String text() {
        if (kept.isEmpty()) {
            return null;
        }
        return count > Allowance.SHOWN
                ? Texts.clipped(kept.toString(), Allowance.SHOWN) + "\n[" + count
                        + " characters were printed; the first " + Allowance.SHOWN + " are shown]"
                : kept.toString();
    }
}
