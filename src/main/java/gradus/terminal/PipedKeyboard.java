package gradus.terminal;

import gradus.script.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines from a pipe, or from a person at a terminal that can do nothing but print; only the latter is prompted. */
final class PipedKeyboard implements Keyboard {
    /** Stands alone on the line after an edited cell. */
    private static final String END = ".";

    private final BufferedReader in;
    private final PrintWriter out;
    private final boolean prompts;

    PipedKeyboard(BufferedReader in, PrintWriter out, boolean prompts) {
        this.in = in;
        this.out = out;
        this.prompts = prompts;
    }

    @Override
    public Optional<String> read(List<String> keys, String place) {
        if (prompts) {
            out.println("(" + place + ") " + String.join(" · ", keys));
            prompt();
        }
        StringBuilder block = new StringBuilder();
        while (true) {
            Optional<String> line = line();
            if (line.isEmpty()) {
                return block.isEmpty()
                        ? Optional.empty()
                        : Optional.of(block.toString().strip());
            }
            block.append(line.get()).append('\n');
            String text = block.toString().strip();
            if (Blocks.isSaid(text) || !Session.isIncomplete(text)) {
                return Optional.of(text);
            }
        }
    }

    @Override
    public Optional<String> edit(String code) {
        if (prompts) {
            out.println(
                    "Type the cell anew, and a line with nothing but a . after it; only the . leaves it as it was.");
        }
        List<String> lines = new ArrayList<>();
        Optional<String> line = line();
        while (line.isPresent() && !line.get().strip().equals(END)) {
            lines.add(line.get());
            line = line();
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    @Override
    public int rows() {
        return Integer.MAX_VALUE;
    }

    private void prompt() {
        out.print(Pasted.PROMPT);
        out.flush();
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
