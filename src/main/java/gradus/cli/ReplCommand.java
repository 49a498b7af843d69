package gradus.cli;

import java.io.PrintWriter;

final class ReplCommand {
    void run(PrintWriter out, PrintWriter err) {
        out.println("repl");
    }
}
