package gradus.script;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import gradus.array.GradusException;
import gradus.autodiff.Rule;
import gradus.autodiff.Rules;
import gradus.view.Tex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to know about each name of the DSL: read from {@code reference/*.yaml}, the one place where names are
 * documented. Help, completion, the reference page and the editor's typings are all made from here.
 */
public final class Reference {
    private static final String FOLDER = "/gradus/script/reference/";
    private static final List<String> GROUPS = List.of(
            "creation",
            "elementwise",
            "reductions",
            "shaping",
            "products",
            "losses",
            "derivatives",
            "graph",
            "tensor",
            "nn",
            "module",
            "optim",
            "datasets",
            "pictures",
            "session");

    /**
     * A name.
     *
     * @param name as a program spells it; members of a tensor, a module and an optimiser begin with t., module., optimizer.
     * @param signatures in TypeScript's notation
     * @param method whether it is also a method of its first argument, a tensor
     * @param example a program
     * @param gives what the REPL shows for the example's last line, or what it prints
     */
    public record Entry(
            String name,
            List<String> signatures,
            boolean method,
            String summary,
            Optional<String> details,
            Optional<String> shapes,
            Optional<String> errors,
            String example,
            String gives) {
        /** The derivatives by each operand, in TeX, if this is a row of the table of rules. */
        public List<String> derivatives() {
            return Rules.named(name).map(Rule::derivatives).orElse(List.of());
        }
    }

    /** Names that belong together. */
    public record Group(String title, Optional<String> intro, List<Entry> entries) {}

    /** An entry as the file has it. */
    private record Written(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> signature,

            Boolean method,
            @JsonProperty(required = true) String summary,
            String details,
            String shapes,
            String errors,
            @JsonProperty(required = true) String example,
            @JsonProperty(required = true) String gives) {
        Entry entry(String name, boolean methods) {
            return new Entry(
                    name,
                    signature,
                    method == null ? methods : method,
                    summary,
                    Optional.ofNullable(details),
                    Optional.ofNullable(shapes),
                    Optional.ofNullable(errors),
                    example,
                    gives);
        }
    }

    /** A group as the file has it. */
    private record File(String title, String intro, boolean methods, LinkedHashMap<String, Written> entries) {
        Group group() {
            List<Entry> all = new ArrayList<>();
            entries.forEach((name, written) -> all.add(written.entry(name, methods)));
            return new Group(title, Optional.ofNullable(intro), List.copyOf(all));
        }
    }

    /** Reading the files takes a moment, and most programs never ask. */
    private static final class Standard {
        static final Reference REFERENCE =
                new Reference(GROUPS.stream().map(Reference::read).toList());
    }

    private final List<Group> groups;
    private final Map<String, Entry> entries;

    private Reference(List<Group> groups) {
        this.groups = groups;
        this.entries = groups.stream()
                .flatMap(group -> group.entries().stream())
                .collect(Collectors.toMap(Entry::name, entry -> entry, (a, b) -> a, LinkedHashMap::new));
    }

    /** That of the DSL. */
    public static Reference standard() {
        return Standard.REFERENCE;
    }

    private static Group read(String group) {
        try (InputStream in = Reference.class.getResourceAsStream(FOLDER + group + ".yaml")) {
            return YAMLMapper.builder().build().readValue(in, File.class).group();
        } catch (IOException e) {
            throw new UncheckedIOException(group + ".yaml", e);
        }
    }

    public List<Group> groups() {
        return groups;
    }

    /** All entries by name. */
    public Map<String, Entry> entries() {
        return entries;
    }

    /** The entry of a name; a member of a tensor, module or optimiser is found without its owner too. */
    public Optional<Entry> find(String name) {
        for (String owner : List.of("", "t.", "module.", "optimizer.", "nn.", "optim.", "datasets.")) {
            if (entries.containsKey(owner + name)) {
                return Optional.of(entries.get(owner + name));
            }
        }
        return Optional.empty();
    }

    /**
     * All about a name, as text.
     *
     * @throws GradusException suggesting the nearest name if there is none such
     */
    public String help(String name) {
        Entry entry = find(name)
                .orElseThrow(() -> new GradusException("There is no help on " + name + "."
                        + Suggestions.didYouMean(name, entries.keySet()) + " help() lists them all."));
        StringBuilder text = new StringBuilder();
        entry.signatures().forEach(signature -> text.append(signature).append('\n'));
        text.append("  ").append(entry.summary());
        entry.details().ifPresent(details -> text.append("\n  ").append(details));
        if (entry.method()) {
            text.append("\n  Also a method: t.").append(entry.name()).append("(...)");
        }
        entry.shapes().ifPresent(shapes -> text.append("\n  Shapes: ").append(shapes));
        if (!entry.derivatives().isEmpty()) {
            text.append("\n  Derivative: ")
                    .append(entry.derivatives().stream().map(Tex::line).collect(Collectors.joining(" and ")));
        }
        entry.errors().ifPresent(errors -> text.append("\n  Errors: ").append(errors));
        text.append("\n  Example:");
        entry.example().lines().forEach(line -> text.append("\n    > ").append(line));
        entry.gives().lines().forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }

    /** All names, by group. */
    public String overview() {
        StringBuilder text = new StringBuilder();
        for (Group group : groups) {
            text.append(group.title()).append('\n');
            StringBuilder line = new StringBuilder(" ");
            for (Entry entry : group.entries()) {
                if (line.length() + entry.name().length() + 1 > 78) {
                    text.append(line).append('\n');
                    line = new StringBuilder(" ");
                }
                line.append(' ').append(entry.name());
            }
            text.append(line).append('\n');
        }
        return text.append("help(name) tells about one of them.").toString();
    }
}
