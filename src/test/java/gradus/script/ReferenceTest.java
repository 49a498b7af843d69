package gradus.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {
    private static final Reference REFERENCE = Reference.standard();

    static Stream<Reference.Entry> entries() {
        return REFERENCE.entries().values().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void theExampleGivesWhatTheReferenceSays(Reference.Entry entry) {
        StringBuilder shown = new StringBuilder();
        try (Session session = Session.open(line -> shown.append(line).append('\n'))) {
            shown.append(session.eval(entry.example(), entry.name()).display().text());
        }
        assertEquals(entry.gives(), shown.toString().indent(0).stripTrailing());
    }

    @Test
    void everyNameIsDocumentedAndEveryDocumentedNameIsThere() {
        try (Session session = Session.open(line -> {})) {
            String own = """
                    const names = []
                    for (const space of ['nn', 'nn.init', 'optim', 'datasets', 'plot']) {
                      const object = space.split('.').reduce((o, key) => o[key], globalThis)
                      for (const name of Object.keys(object)) if (name !== 'init') names.push(space + '.' + name)
                    }
                    names
                    """;
            Set<String> there = ((List<?>) session.evalData(own, "names"))
                    .stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
            there.addAll(session.names());
            assertEquals(
                    List.of(),
                    session.names().stream()
                            .filter(name -> session.evalData("typeof globalThis." + name, "type")
                                    .equals("undefined"))
                            .filter(name -> !name.equals("undefined"))
                            .toList());
            there.removeAll(Set.of("nn", "optim", "datasets", "plot", "names", "Operators"));
            there.removeIf(name -> name.startsWith("__"));
            try (Context plain = Context.newBuilder("js")
                    .option("engine.WarnInterpreterOnly", "false")
                    .build()) {
                there.removeAll(plain.eval("js", "Object.getOwnPropertyNames(globalThis)")
                        .as(List.class));
            }
            there.add("print"); // GraalJS has one of its own
            Set<String> documented = entries()
                    .map(Reference.Entry::name)
                    .filter(name -> !name.matches("(t|module|optimizer)\\..*"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(documented, there);
        }
    }

    @Test
    void everyMemberOfATensorIsDocumentedAndEveryDocumentedMemberIsThere() {
        try (Session session = Session.open(line -> {})) {
            Object there =
                    session.evalData("Object.getOwnPropertyNames(Object.getPrototypeOf(tensor(1))).sort()", "members");
            Set<String> documented = entries()
                    .filter(entry -> entry.method() || entry.name().startsWith("t."))
                    .map(entry -> entry.name().replaceFirst("^t\\.", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            documented.addAll(Set.of("constructor", "toJSON", "toString"));
            assertEquals(
                    documented,
                    ((List<?>) there).stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void thePageAndTheTypingsAreUpToDate() throws IOException {
        String renew = "run ./gradus reference --markdown > docs/reference.md, and --typings > docs/gradus.d.ts";
        assertEquals(ReferencePages.markdown(REFERENCE), Files.readString(Path.of("docs/reference.md")), renew);
        assertEquals(ReferencePages.typings(REFERENCE), Files.readString(Path.of("docs/gradus.d.ts")), renew);
    }

    @Test
    void helpTellsWhatIsKnown() {
        String help = REFERENCE.help("sigmoid");
        assertTrue(help.contains("sigmoid(x: Data): Tensor"), help);
        assertTrue(help.contains("Derivative: "), help);
        assertEquals(REFERENCE.help("t.grad"), REFERENCE.help("t.grad"));
        assertEquals(REFERENCE.help("nn.Linear"), REFERENCE.help("Linear"));
        String unknown = assertThrows(GradusException.class, () -> REFERENCE.help("sofmax"))
                .getMessage();
        assertTrue(unknown.contains("Did you mean softmax?"), unknown);
    }
}
