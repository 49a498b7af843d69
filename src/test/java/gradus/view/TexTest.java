package gradus.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TexTest {
    static Stream<String> goldenFormulas() throws IOException {
        try (InputStream in = TexTest.class.getResourceAsStream("formulas.txt")) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n====(\n|$)"));
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFormulas")
    void theFormulasOfTheCourse(String block) {
        String[] parts = block.split("\n----\n", -1);
        assertEquals(parts[1], Tex.text(parts[0], 100));
        assertEquals(parts[2], Tex.line(parts[0]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\xi_{12}^{2} | ξ₁₂²",
                "\\hat y + \\bar{x} | ŷ + x̄",
                "-x - -3 | −x − −3",
                "\\frac{a+b}{2c} | (a + b)/(2c)",
                "\\frac12 | 1/2",
                "2 \\left(v_{1} - y\\right) | 2(v₁ − y)",
                "\\mathbb{1}[z > 0] | 1[z > 0]",
                "$$x$$ | x",
            })
    void inOneLine(String tex, String line) {
        assertEquals(line, Tex.line(tex));
    }

    @Test
    void anUnknownCommandIsShownAsItIs() {
        assertEquals("\\whatever{x} + \\else", Tex.line("\\whatever{x} + \\else"));
    }

    @Test
    void whatDoesNotFitIsALine() {
        String tex = "\\frac{a}{b} + ".repeat(20) + "c";
        assertTrue(Tex.text(tex, 200).contains("─"));
        String narrow = Tex.text(tex, 40);
        assertFalse(narrow.contains("─"));
        narrow.lines().forEach(line -> assertTrue(line.length() <= 40, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\frac",
                "\\frac{",
                "{",
                "}",
                "^",
                "_",
                "x^",
                "^^^",
                "\\left(",
                "\\right)",
                "\\begin{",
                "\\begin{cases}",
                "\\",
                "\\\\",
                "&",
                "\\end{x}",
                "{&}",
                "{\\\\}",
                "\\sqrt[",
                "\\text{",
                "\\left",
                "{\\right",
                "\\begin{a}}\\end{a}",
                "$",
                "$$"
            })
    void halfAFormulaIsShownAsFarAsItGoes(String tex) {
        assertNotNull(Tex.text(tex, 80));
        assertNotNull(Tex.line(tex));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noTextIsAnError(int seed) {
        String[] pieces = {
            "\\frac",
            "{",
            "}",
            "^",
            "_",
            "x",
            "12",
            "\\left",
            "\\right",
            "(",
            ")",
            "&",
            "\\\\",
            "\\begin{cases}",
            "\\end{cases}",
            "\\sum",
            "\\hat",
            "\\boxed",
            "\\text{",
            " ",
            "\\",
            "$",
            "[",
            "]",
            "\\sqrt",
            "\\nope",
            "é",
            "𝕏"
        };
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            StringBuilder tex = new StringBuilder();
            for (int k = random.nextInt(14); k >= 0; k--) {
                tex.append(pieces[random.nextInt(pieces.length)]);
            }
            assertNotNull(Tex.text(tex.toString(), 60));
        }
    }

    @Test
    void deepNestingIsNoDanger() {
        assertNotNull(Tex.text("{".repeat(50_000), 80));
        assertNotNull(Tex.text("\\frac".repeat(50_000), 80));
        assertNotNull(Tex.text("\\sqrt{".repeat(5_000) + "x", 80));
        assertNotNull(Tex.text("\\left(".repeat(5_000), 80));
        assertNotNull(Tex.text("x^".repeat(5_000), 80));
        assertNotNull(Tex.text("x ^ y ".repeat(5_000), 80));
        assertNotNull(Tex.text("\\hat".repeat(50_000), 80));
    }
}
