package gradus.cli;

import gradus.script.Session;
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
    /** The launcher's word for it that standard input is a terminal, be it as plain as TERM=dumb says. */
    static final String TYPED = "gradus.typed";

    private ReplCommand() {}

    static void run(PrintWriter out) throws IOException {
        boolean typed = Boolean.getBoolean(TYPED);
        if (!typed) {
            Session.prepare(true); // nobody waits for a prompt
        }
        try (Terminal terminal = Screen.open()) {
            if (Screen.isInteractive(terminal)) {
                new Repl(terminal, Repl.historyFile()).run();
                return;
            }
        }
        Session.prepare(true);
        PipedInput.run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out, typed);
    }
}
