package gradus.cli;

import gradus.array.GradusException;
import gradus.script.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The entry point. Exit codes: 0 fine, 1 the work is wrong or failed, 2 the command line is wrong. */
@Command(
        name = "gradus",
        description = "Courseware for backpropagation: a REPL, lessons and exercises. Without a command: the REPL.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Examples:",
            "  gradus                            the REPL",
            "  gradus learn xi-chain --play      play a lesson through",
            "  gradus start xi-chain             begin an exercise",
            "  gradus check                      how far you are in the exercises",
            "  echo '1+1' | gradus               evaluate what is piped in"
        })
public final class Main implements Callable<Integer> {
    /** By name, in the order of the help. */
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    /** The commands that run one program, in one session. The REPL, which does too, shows its prompt first. */
    private static final Set<String> SCRIPTED = Set.of("eval", "run", "learn");

    /** The commands that open several sessions. */
    private static final Set<String> CHECKING = Set.of("check", "verify");

    static final int WRONG = 1;
    static final int USAGE = 2;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show Java stack traces, for whoever mends Gradus itself.")
    private boolean debug;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        String command = args.length == 0 ? "" : args[0];
        if (SCRIPTED.contains(command)) {
            Session.prepare(true);
        } else if (CHECKING.contains(command)) {
            Session.prepare(false);
        }
        PrintWriter out = Streams.output();
        PrintWriter err = Streams.error();
        int exit = run(args, out, err);
        err.flush();
        boolean lost = out.checkError(); // a full disk, say, or a reader that has left
        System.exit(lost && exit == 0 ? WRONG : exit);
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("eval", EvalCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("learn", LearnCommand::new);
        commands.put("start", StartCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("grade", GradeCommand::new);
        commands.put("worker", WorkerCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("reference", ReferenceCommand::new);
        commands.put("rehearse", RehearseCommand::new);
        return commands;
    }

    /** The command line with the one command that is named first, or with all: picocli reads each class at a cost. */
    private static CommandLine commandLine(String[] args) {
        CommandLine all = new CommandLine(new Main());
        boolean one = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, make) -> {
            if (!one || name.equals(args[0])) {
                CommandLine command = new CommandLine(make.get());
                // -log(x) is a program, and not a misspelt option
                command.setUnmatchedOptionsArePositionalParams(name.equals("eval"));
                all.addSubcommand(name, command);
            }
        });
        return all;
    }

    /** Runs one command line and returns its exit code. */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        if (args.length == 0) { // the prompt does not wait for picocli
            try {
                ReplCommand.run(out);
                return 0;
            } catch (Exception e) {
                return failed(e, err, false);
            }
        }
        return commandLine(args)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Main::failed)
                .setParameterExceptionHandler(Main::misused)
                .setExitCodeExceptionMapper(e -> WRONG)
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        ReplCommand.run(spec.commandLine().getOut()); // as in gradus --debug
        return 0;
    }

    /** What a name on the command line stands for; if for nothing, the command line is wrong. */
    static <T> T named(CommandLine.Model.CommandSpec spec, Supplier<T> found) {
        try {
            return found.get();
        } catch (GradusException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        Main main = (Main) command.getCommandSpec().root().userObject();
        return failed(e, command.getErr(), main.debug);
    }

    private static int failed(Exception e, PrintWriter err, boolean debug) {
        if (e instanceof GradusException) {
            err.println(e.getMessage());
        } else {
            err.println("Gradus itself failed, which is a mistake of its own: " + e);
            err.println("Run the command again with --debug and report what it shows.");
        }
        if (debug) {
            e.printStackTrace(err);
        }
        return WRONG;
    }

    private static int misused(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
            command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return USAGE;
    }

    /** The version that the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "gradus " + (version == null ? "(unpackaged)" : version),
                "JDK " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
            };
        }
    }
}
