package gradus.terminal;

import gradus.array.GradusException;
import gradus.script.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** The interactive session: reads an expression or a block, shows its value, and so on until Ctrl-D. */
public final class Repl {
    private static final String HELP = """
            Type JavaScript; tensors take + - * / ** and the functions of the DSL:
              const W = param(3), x = 3
              const L = -log(sigmoid(W * x))
              L.backward()
              W.grad
            Tensors: tensor param zeros ones full; t.shape t.T t.grad t.item() t.backward()
            Functions: exp log sqrt sin cos sinh cosh tanh abs sign relu sigmoid pow
              sum mean matmul transpose reshape numericalGradient noGrad print
            A line that ends inside brackets goes on in the next.
              :help   this text
              :quit   leave; so does Ctrl-D
              Ctrl-C  clears the line, or stops what is running""";

    private final Terminal terminal;
    private final PrintWriter out;
    private final Optional<Path> history;
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
    }

    /** Runs until the learner leaves. */
    public void run() {
        // GraalJS takes as long to load as a person to start typing: it loads beside the first prompt.
        CompletableFuture<Session> loading = CompletableFuture.supplyAsync(() -> Session.open(out::println));
        LineReader reader = reader();
        out.println("Gradus. Type :help for help, Ctrl-D to leave.");
        terminal.handle(Terminal.Signal.INT, signal -> {
            if (loading.isDone()) {
                loading.join().interrupt();
            }
        });
        while (true) {
            try {
                String input = reader.readLine("> ").strip();
                if (input.equals(":quit") || input.equals("exit")) {
                    break;
                }
                answer(input, loading);
            } catch (UserInterruptException e) {
                // Ctrl-C on a line being typed: a fresh prompt.
            } catch (EndOfFileException e) {
                break;
            }
        }
        loading.join().close();
    }

    private void answer(String input, CompletableFuture<Session> loading) {
        if (input.isEmpty()) {
            return;
        }
        if (input.startsWith(":") || input.equals("help")) {
            out.println(
                    input.equals(":help") || input.equals("help")
                            ? HELP
                            : "There is no command " + input + ". Try :help.");
            return;
        }
        try {
            Session.Result result = loading.join().eval(input, "input " + ++inputs);
            if (!result.display().isEmpty()) {
                out.println(result.display().text());
            }
        } catch (GradusException e) {
            out.println(e.getMessage());
        }
        out.flush();
    }

    private LineReader reader() {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("gradus")
                .parser(new BlockParser())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P. ")
                .variable(LineReader.INDENTATION, 2)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
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

    /** Accepts a block when it is a whole program; until then Enter starts another line of it. */
    private static final class BlockParser implements Parser {
        private final DefaultParser words =
                new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            boolean accepting = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
            if (accepting && !line.startsWith(":") && Session.isIncomplete(line)) {
                throw new EOFError(-1, -1, "The block goes on.");
            }
            return words.parse(line, cursor, ParseContext.COMPLETE);
        }
    }
}
