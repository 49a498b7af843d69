package gradus.cli;

import gradus.script.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        description = "Evaluate JavaScript with the DSL and print the last value.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  gradus eval 'const W = param(3); (W * W).backward(); W.grad'",
            "  gradus eval --json 'tensor([[1, 2], [3, 4]]) * 2'",
            "  gradus eval - < program.js"
        })
final class EvalCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the value as JSON, tensors as nested arrays.")
    private boolean json;

    @Parameters(paramLabel = "CODE", description = "The program; - reads it from standard input.")
    private String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String program = code.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : code;
        try (Session session = Session.open(out::println).allowSaving()) {
            if (json) {
                out.println(Json.text(session.evalData(program, "eval")));
            } else {
                Session.Result result = session.eval(program, "eval");
                if (!result.display().isEmpty()) {
                    out.println(result.display().text());
                }
            }
        }
        return 0;
    }
}
