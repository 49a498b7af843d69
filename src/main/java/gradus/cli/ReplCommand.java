package gradus.cli;

import gradus.terminal.PipedInput;
import gradus.terminal.Repl;
import gradus.terminal.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;

/** What {@code gradus} does without a command: the REPL on a terminal, a filter in a pipe. */
final class ReplCommand {
    private ReplCommand() {}

    static void run(PrintWriter out) throws IOException {
        boolean typed;
        try (Terminal terminal = Screen.open()) {
            if (Screen.isInteractive(terminal)) {
                new Repl(terminal, Repl.historyFile()).run();
                return;
            }
            typed = Screen.isTypedAt(terminal);
        }
        PipedInput.run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out, typed);
    }
}
