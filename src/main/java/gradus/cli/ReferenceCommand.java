package gradus.cli;

import gradus.script.Reference;
import gradus.script.ReferencePages;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reference",
        description = "Tell about a name of the DSL, or list them all.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  gradus reference softmax",
            "  gradus reference --typings > gradus.d.ts     for an editor beside your own programs"
        })
final class ReferenceCommand implements Callable<Integer> {
    /** One thing at a time. */
    private static final class Subject {
        @Parameters(paramLabel = "NAME", description = "A function, or a member such as t.grad or nn.Linear.")
        private String name;

        @Option(names = "--markdown", description = "The whole reference as a page.")
        private boolean markdown;

        @Option(names = "--typings", description = "TypeScript declarations, from which editors complete.")
        private boolean typings;
    }

    @ArgGroup
    private Subject subject;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Reference reference = Reference.standard();
        if (subject == null) {
            out.println(reference.overview());
        } else if (subject.markdown) {
            out.print(ReferencePages.markdown(reference));
        } else if (subject.typings) {
            out.print(ReferencePages.typings(reference));
        } else {
            out.println(reference.help(subject.name));
        }
        return 0;
    }
}
