package gradus.cli;

import gradus.script.Session;
import java.io.PrintWriter;

/** What the commands that run a program share. */
final class Programs {
    private Programs() {}

    static void show(Session.Result result, PrintWriter out) {
        if (!result.display().isEmpty()) {
            out.println(result.display().text());
        }
    }
}
