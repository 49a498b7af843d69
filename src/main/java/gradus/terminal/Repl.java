package gradus.terminal;

import gradus.array.GradusException;
import gradus.script.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** The interactive session: reads an expression or a block, shows its value, and so on until Ctrl-D. */
public final class Repl {
    private final Terminal terminal;
    private final PrintWriter out;
    private final Optional<Path> history;
    private final Commands commands;
    private final List<String> typed = new ArrayList<>();
    private CompletableFuture<Session> loading;
    private volatile boolean running;
    private int inputs;

    /**
     * A session on a terminal.
     *
     * @param history the file that keeps what was typed, across sessions; none if empty
     */
    public Repl(Terminal terminal, Optional<Path> history) {
        this.terminal = terminal;
        this.history = history;
        this.out = terminal.writer();
        this.commands = new Commands(terminal, out);
    }

    /** Runs until the learner leaves. */
    public void run() {
        LineReader reader = Editor.open(
                terminal,
                () -> loading.isDone() ? Optional.of(loading.join()) : Optional.empty(),
                Commands.DESCRIPTIONS,
                history);
        out.println("Gradus. Type :help for help, Ctrl-D to leave.");
        // GraalJS takes as long to load as a person to start typing: it loads beside the first prompt, not before it.
        Session.prepare(true);
        loading = CompletableFuture.supplyAsync(this::open);
        terminal.handle(Terminal.Signal.INT, signal -> {
            if (running && loading.isDone()) {
                out.println();
                loading.join().interrupt();
            }
        });
        while (true) {
            try {
                String input = Pasted.program(reader.readLine(Pasted.PROMPT)).strip();
                if (input.equals(":quit") || input.equals(":q") || input.equals("exit")) {
                    break;
                }
                if (!input.isEmpty()) {
                    answer(input);
                }
                out.flush();
            } catch (UserInterruptException e) {
                // Ctrl-C on a line being typed: a fresh prompt.
            } catch (EndOfFileException e) {
                break;
            }
        }
        loading.join().close();
    }

    private void answer(String input) {
        Session session = loading.join();
        running = true;
        try {
            Matcher question = Blocks.QUESTION.matcher(input);
            if (question.matches()) {
                commands.run(":doc " + question.group(1), session, typed);
            } else if (input.equals("help")) {
                commands.run(":help", session, typed);
            } else if (input.equals(":reset")) {
                reset(session);
            } else if (input.startsWith(":")) {
                commands.run(input, session, typed);
            } else {
                evaluate(input, session);
            }
        } catch (GradusException e) {
            out.println(Screen.wrapped(e.getMessage(), Screen.width(terminal)));
            session.remember("_error", e.getMessage());
        } catch (RuntimeException e) {
            out.println("Gradus itself failed, which is a mistake of its own: " + e);
        } finally {
            running = false;
        }
    }

    private Session open() {
        return Session.open(out::println).allowSaving();
    }

    private void evaluate(String input, Session session) {
        session.setWidth(Screen.width(terminal));
        Session.Result result = session.eval(input, "input " + ++inputs);
        typed.add(input);
        if (!result.display().isEmpty()) {
            out.println(result.display().text());
        }
    }

    private void reset(Session session) {
        session.close();
        typed.clear();
        loading = CompletableFuture.completedFuture(open());
        out.println("All variables are forgotten.");
    }

    /** Where history is kept, by the XDG convention; nowhere if that folder cannot be made. */
    public static Optional<Path> historyFile() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder = state == null || state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state", "gradus")
                : Path.of(state, "gradus");
        try {
            return Optional.of(Files.createDirectories(folder).resolve("history"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
