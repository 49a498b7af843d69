package gradus.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import gradus.array.GradusException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed, the session answers or says what is wrong, in the learner's terms, and stays usable. How many inputs:
 * the system property {@code gradus.fuzz}, 20,000 unless set.
 */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("gradus.fuzz", 20_000);

    private static final List<String> PIECES = List.of(
            "x",
            "y",
            "W",
            "t",
            "3",
            "-1",
            "0.5",
            "1e300",
            "NaN",
            "Infinity",
            "2n",
            "'a'",
            "`b ${x}`",
            "[1, 2]",
            "[[1], [2]]",
            "[]",
            "{}",
            "({a: 1})",
            "null",
            "undefined",
            "true",
            "tensor([1, 2])",
            "param(3)",
            "zeros(2, 0)",
            "ones(3)",
            "tensor([[1, 2], [3, 4]])",
            "nn",
            "optim",
            "new nn.Linear(2, 1)",
            "datasets.moons(4)",
            "/re/g",
            "Symbol()",
            "globalThis",
            "Proxy",
            "new Proxy({}, {get() { throw 1 }})",
            "({get a() { throw new Error('no') }})",
            "({toString() { return {} }})",
            "Object.create(null)",
            "function f() { return x }",
            "(x => x * 2)",
            "async () => 1",
            "class A {}",
            "const",
            "let",
            "var",
            "if",
            "else",
            "for (const i of [1])",
            "while",
            "return",
            "throw",
            "new",
            "typeof",
            "void",
            "delete",
            "in",
            "of",
            "=>",
            "=",
            "==",
            "===",
            "+",
            "-",
            "*",
            "/",
            "%",
            "**",
            "<",
            ">",
            "!",
            "?",
            ":",
            ";",
            ",",
            ".",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "`",
            "'",
            "\"",
            "\\",
            "//",
            "/*",
            "*/",
            "#",
            "@",
            "\n",
            "\t",
            "\u0000",
            "ξ",
            "😀",
            "\uD800",
            "help",
            "print",
            "named",
            "noGrad",
            "__condition",
            "__text",
            "_",
            "this",
            "t.backward()",
            ".grad",
            ".sum()",
            ".T",
            ".reshape(-1)",
            ".at(0)",
            "Math.exp",
            "JSON.stringify",
            "Array.from");

    private final SplittableRandom random = new SplittableRandom(20260101);

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A handful of pieces, or a documented example or name with a few characters changed. */
    private String input(List<Reference.Entry> entries) {
        if (random.nextInt(3) == 0) {
            return random.ints(1 + random.nextInt(8), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
        }
        Reference.Entry entry = entries.get(random.nextInt(entries.size()));
        if (random.nextInt(3) == 0) {
            String arguments = random.ints(random.nextInt(4), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining(", "));
            return entry.name() + "(" + arguments + ")";
        }
        StringBuilder text = new StringBuilder(entry.example());
        for (int change = random.nextInt(4); change > 0 && text.length() > 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, pick(PIECES));
                default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    @Test
    void anyInputIsAnsweredInTheLearnersTermsAndTheSessionStaysUsable() {
        List<Reference.Entry> entries =
                List.copyOf(Reference.standard().entries().values());
        Session session = Session.open(line -> {});
        try {
            for (int i = 0; i < INPUTS; i++) {
                if (i % 500 == 499) { // inputs may spoil names for those after them, so start anew at times
                    session.close();
                    session = Session.open(line -> {});
                }
                String input = input(entries);
                Session.isIncomplete(input);
                try {
                    Session current = session;
                    current.within(Duration.ofSeconds(5), () -> current.eval(input, "fuzz"));
                } catch (GradusException e) {
                    assertInTheLearnersTerms(input, e.getMessage());
                } catch (RuntimeException e) {
                    throw new AssertionError("escaped from: " + input, e);
                }
                assertEquals("2", session.eval("1 + 1", "after").display().text(), input);
            }
        } finally {
            session.close();
        }
    }

    private static void assertInTheLearnersTerms(String input, String message) {
        for (String foreign :
                List.of("java.", "gradus.", "gradus:", "com.oracle", "org.graalvm", "Gradus itself", "host")) {
            boolean own = input.contains(foreign);
            assertFalse(!own && message.contains(foreign), input + "\ngave\n" + message);
        }
    }
}
