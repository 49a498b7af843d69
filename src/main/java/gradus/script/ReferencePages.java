package gradus.script;

import gradus.script.Reference.Entry;
import gradus.script.Reference.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference as files: a page to read, and typings from which an editor completes and explains a learner's program. */
public final class ReferencePages {
    /** The interfaces of the typings, by the prefix that their members have in the reference. */
    private static final Map<String, String> OWNERS =
            Map.of("t.", "TensorMembers", "module.", "Module", "optimizer.", "Optimizer");

    private static final String TYPES = """
            // Generated from the DSL's reference: gradus reference --typings. Not to be edited.

            /** What stands for numbers: a tensor, a number, or numbers nested in arrays. */
            type Data = Tensor | number | Data[];
            /** One axis or several; negative ones count from the end. */
            type Axis = number | number[];
            /** Lengths of axes, one by one or as one array. */
            type Lengths = (number | number[])[];
            /**
             * Arithmetic on tensors gives tensors, which TypeScript cannot express of + - * / **: for it they give numbers.
             * So tensors are numbers here, and numbers have a tensor's members.
             */
            type Tensor = number & TensorMembers;
            interface Number extends TensorMembers {}
            /** What a terminal shows as text, and save writes to a file. */
            interface Picture {}

            """;

    private final Reference reference;

    private ReferencePages(Reference reference) {
        this.reference = reference;
    }

    /** All entries in Markdown. */
    public static String markdown(Reference reference) {
        StringBuilder page = new StringBuilder("""
                # The reference

                Everything that a cell, the REPL or a program can use besides JavaScript itself. Where `Data` is asked for, a
                tensor, a number or nested arrays will do. `help(name)` shows the same in a session.

                """);
        page.append("This page is made by `./gradus reference --markdown`; every example is run as a test.\n");
        for (Group group : reference.groups()) {
            page.append("\n## ").append(group.title()).append('\n');
            group.intro().ifPresent(intro -> page.append('\n').append(intro).append('\n'));
            for (Entry entry : group.entries()) {
                section(entry, page);
            }
        }
        return page.toString();
    }

    private static void section(Entry entry, StringBuilder page) {
        page.append("\n### `").append(entry.name()).append("`\n\n```ts\n");
        entry.signatures().forEach(signature -> page.append(signature).append('\n'));
        page.append("```\n\n").append(markdown(entry.summary())).append('\n');
        entry.details()
                .ifPresent(
                        details -> page.append('\n').append(markdown(details)).append('\n'));
        List<String> facts = new ArrayList<>();
        if (entry.method()) {
            facts.add("Also a method: `t." + entry.name() + "(...)`");
        }
        entry.shapes().ifPresent(shapes -> facts.add("Shapes: " + markdown(shapes)));
        if (!entry.derivatives().isEmpty()) {
            facts.add("Derivative: $" + String.join("$ and $", entry.derivatives()) + "$");
        }
        entry.errors().ifPresent(errors -> facts.add("Errors: " + markdown(errors)));
        if (!facts.isEmpty()) {
            page.append("\n- ").append(String.join("\n- ", facts)).append('\n');
        }
        page.append("\n```js\n").append(entry.example()).append("\n```\n\n```output\n");
        page.append(entry.gives()).append("\n```\n");
    }

    /** What Markdown would take for emphasis or a tag. */
    private static String markdown(String text) {
        return text.replace("*", "\\*").replace("_", "\\_").replace("<", "\\<");
    }

    /** All entries as TypeScript declarations. */
    public static String typings(Reference reference) {
        return new ReferencePages(reference).typings();
    }

    private String typings() {
        StringBuilder text = new StringBuilder(TYPES);
        OWNERS.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(owner -> {
            boolean callable = owner.getValue().equals("Module");
            text.append("interface ").append(owner.getValue()).append(" {\n");
            if (callable) {
                text.append("    (x: Data): Tensor;\n    [part: string]: any;\n");
            }
            members(owner.getKey(), text);
            text.append("}\n\n");
        });
        Map<String, StringBuilder> namespaces = new LinkedHashMap<>();
        for (Entry entry : reference.entries().values()) {
            int dot = entry.name().lastIndexOf('.');
            String owner = entry.name().substring(0, dot + 1);
            if (dot < 0) {
                declaration(entry, "declare function ", "", text);
            } else if (!OWNERS.containsKey(owner)) {
                StringBuilder body = namespaces.computeIfAbsent(owner.substring(0, dot), name -> new StringBuilder());
                declaration(entry, "    function ", "    ", body);
            }
        }
        namespaces.forEach((name, body) -> text.append("declare namespace ")
                .append(name)
                .append(" {\n")
                .append(body)
                .append("}\n\n"));
        return text.toString().stripTrailing() + "\n";
    }

    private void members(String owner, StringBuilder text) {
        for (Entry entry : reference.entries().values()) {
            if (entry.name().startsWith(owner)) {
                comment(entry, "    ", text);
                entry.signatures()
                        .forEach(signature ->
                                text.append("    ").append(signature).append(";\n"));
            } else if (owner.equals("t.") && entry.method()) {
                comment(entry, "    ", text);
                entry.signatures().forEach(signature -> text.append("    ")
                        .append(withoutFirstParameter(signature))
                        .append(";\n"));
            }
        }
    }

    /** The signature of a function as that of a method of its first argument. */
    private static String withoutFirstParameter(String signature) {
        return signature.replaceFirst("\\(\\w+\\??: [^,()]+(, )?", "(");
    }

    private static void declaration(Entry entry, String keyword, String indent, StringBuilder text) {
        comment(entry, indent, text);
        String name = entry.name().substring(entry.name().lastIndexOf('.') + 1);
        for (String signature : entry.signatures()) {
            String parameters = signature.substring(
                    signature.indexOf(entry.name()) + entry.name().length());
            if (signature.startsWith("new ")) {
                int result = parameters.lastIndexOf("): ");
                String type = parameters.substring(result + 3);
                text.append(indent)
                        .append("class ")
                        .append(name)
                        .append(" { constructor")
                        .append(parameters, 0, result + 1)
                        .append("; }\n")
                        .append(indent)
                        .append("interface ")
                        .append(name)
                        .append(" extends ")
                        .append(type.equals("Module") && name.equals("Module") ? "globalThis.Module" : type)
                        .append(" {}\n");
            } else {
                text.append(keyword).append(name).append(parameters).append(";\n");
            }
        }
        text.append('\n');
    }

    private static void comment(Entry entry, String indent, StringBuilder text) {
        text.append(indent).append("/**\n");
        List<String> lines = new ArrayList<>();
        lines.add(entry.summary());
        entry.details().ifPresent(lines::add);
        entry.shapes().ifPresent(shapes -> lines.add("Shapes: " + shapes));
        entry.errors().ifPresent(errors -> lines.add("Errors: " + errors));
        lines.add("@example");
        entry.example().lines().forEach(lines::add);
        entry.gives().lines().forEach(line -> lines.add("// " + line));
        lines.forEach(line -> text.append(indent)
                .append(" * ")
                .append(line.replace("*/", "* /"))
                .append('\n'));
        text.append(indent).append(" */\n");
    }
}
