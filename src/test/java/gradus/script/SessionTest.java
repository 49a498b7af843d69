package gradus.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.array.GradusException;
import gradus.array.NdArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private final List<String> printed = new ArrayList<>();
    private final Session session = Session.open(printed::add);

    @AfterEach
    void close() {
        session.close();
    }

    private String show(String code) {
        return session.eval(code, "cell").display().text();
    }

    private String error(String code) {
        return assertThrows(ScriptException.class, () -> session.eval(code, "cell"))
                .getMessage();
    }

    @Test
    void theEngineInTheLearnersWords() {
        show("const W = param(3), x = 3");
        show("const L = -log(sigmoid(W * x))");
        assertEquals("", show("L.backward()"));
        assertTrue(show("W.grad").startsWith("-0.00037018372795869"));
    }

    /** The DSL's names are variables like any other, before they are used for the first time too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(`mean` in globalThis) && !(`maen` in globalThis) | true",
                "typeof mean === `function` && typeof nn === `object` && typeof maen === `undefined` | true",
                "mean = 5; mean + 1 | 6",
                "var mean = 5; mean + 1 | 6",
                "const mean = 5; mean + 1 | 6",
                "function mean() { return 5 }; mean() + 1 | 6",
                "(() => { \"use strict\"; mean = 5 })(); mean + 1 | 6",
                "globalThis.mean = 5; mean + 1 | 6",
                "mean([1, 2]); mean = 5; mean + 1 | 6",
                "mean = 5; delete globalThis.mean; mean([1, 2]) | 1.5",
                "const t = tensor([1, 2]); mean = 5; t.mean() | 1.5",
                "mean === globalThis.mean && mean === mean | true",
                "class Operators {}; (tensor([1, 2]).sum() * 2).item() | 6",
                "class Number {}; (tensor([1, 2]).sum() * 2).item() | 6",
                "class Reflect {}; (tensor([1, 2]).sum() * 2).item() | 6",
                "class Proxy {}; (tensor([1, 2]).sum() * 2).item() | 6",
                "class Symbol {}; (tensor([1, 2]).sum() * 2).item() | 6",
                "Object.preventExtensions(globalThis); mean([1, 2]).item() | 1.5",
                "const f = () => { try { f() } catch { mean([1]) } }; try { f() } catch {}; mean([1, 2]).item() | 1.5",
                "String(globalThis).startsWith(`[object`) | true",
            })
    void theNamesOfTheDslAreVariables(String code, String shown) {
        assertEquals(shown, show(code));
    }

    /** What is told of an error takes nothing for granted that the program may have replaced. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Set {}",
                "class Array {}",
                "Object.keys = () => { throw 1 }",
                "Array.prototype[Symbol.iterator] = () => ({})",
                "Array.prototype.filter = () => { throw 1 }",
                "Object.getOwnPropertyNames = () => 1",
                "String.prototype.startsWith = () => { throw 1 }",
            })
    void aMisspeltNameIsToldWhateverTheProgramHasReplaced(String replacing) {
        String error = error(replacing + "; relux(3)");
        assertTrue(error.startsWith("ReferenceError: relux is not defined. Did you mean relu?"), error);
    }

    @Test
    void aProgramMaySpoilItsOwnVariables() {
        assertTrue(error("var solve = new Proxy({}, { has() { throw new Error('no') } })")
                .startsWith("Error: no"));
        assertEquals("1", show("Object.freeze(globalThis); 1"));
    }

    /** As a list would: what is put behind the last is run too. */
    @Test
    void aLayerCanBeAddedToASequential() {
        show("const m = new nn.Sequential(new nn.Linear(2, 3)); m[1] = new nn.ReLU(); m[2] = new nn.Linear(3, 1)");
        assertEquals("[1, 1]", show("m(tensor([[1, 2]])).shape"));
    }

    @Test
    void anErrorInAFunctionOfAnEarlierCellShowsTheLineAsItWasWritten() {
        show("function f(o) {\n  if (!o.a && o.b.c) return 1\n}");
        String error = error("f({})");
        assertTrue(error.contains("at cell:2:15\n  2 |   if (!o.a && o.b.c) return 1"), error);
    }

    @Test
    void anErrorOfTheEngineThatIsCaughtShowsItsMessage() {
        show("let caught; try { reshape([1, 2], 3) } catch (e) { caught = e }");
        assertTrue(show("caught").startsWith("Error: "), show("caught"));
        assertEquals("Error: " + show("caught.message").replaceAll("^'|'$", ""), show("caught"));
        assertFalse(show("[caught]").contains("gradus."), show("[caught]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensor([1, 2]) + 1        | [2, 3]",
                "1 - tensor([3, 2])        | [-2, -1]",
                "tensor([1, 2]) * tensor([3, 4]) | [3, 8]",
                "2 / tensor([1, 2])        | [2, 1]",
                "tensor([1, 2]) ** 2       | [1, 4]",
                "-tensor([1, 2])           | [-1, -2]",
                "let s = param(1); s += 2; s | 3  (requiresGrad, from add)",
                "matmul(tensor([[1, 2]]), tensor([[3], [4]])) | [[11]]",
                "tensor([[1, 2]]).T.shape  | [2, 1]",
                "tensor([[1, 2], [3, 4]]).sum(0) | [4, 6]",
                "mean([1, 2, 6])           | 3",
                "exp(0)                    | 1",
                "tensor([1.5, 2]).toArray().map(v => v * 2) | [3, 4]",
                "'a\"b'                    | 'a\"b'",
                "({ a: 1, 'b c': [true, null] }) | {a: 1, 'b c': [true, null]}",
                "x => x                    | [function]",
                "1e-7                      | 1e-7",
                "0.1 + 0.2                 | 0.30000000000000004",
            },
            quoteCharacter = '`')
    void showsValues(String code, String text) {
        assertEquals(text.strip(), show(code.strip()));
    }

    @Test
    void aCellCanBeRunAgain() {
        for (int i = 0; i < 2; i++) {
            show(
                    "const a = 1; let { b, c: [d] } = { b: 2, c: [3] }; class P { get v() { return 4 } }; function f() { return 5 }");
        }
        assertEquals("15", show("a + b + d + new P().v + f()"));
        assertEquals("'const z = let q'", show("/* const */ 'const z = let q' // let y"));
        assertEquals("7", show("const t = `const ${(() => { const u = 7; return u })()}`; t.length"));
    }

    @Test
    void printGoesOut() {
        show("print('a =', tensor([1, 2]), 0.5); console.log('b')");
        assertEquals(List.of("a = [1, 2] 0.5", "b"), printed);
    }

    @Test
    void tensorsTakeTheNamesOfTheirVariables() {
        show("const J = param([1, 2]) * 2");
        assertTrue(error("J.backward()").startsWith("backward() needs a scalar, and J has shape (2,)."));
    }

    @Test
    void anErrorShowsTheLearnersLineWithACaret() {
        assertEquals("""
                ReferenceError: foo is not defined.
                  at cell:2:13
                  2 |   const y = foo(3)
                    |             ^""", error("const x = 1\n  const y = foo(3)"));
        assertTrue(
                error("1 +\n* 2").startsWith("SyntaxError: Expected an operand but found *\n  at cell:2:1\n  2 | * 2"));
    }

    @Test
    void anErrorAfterAClassPointsAtTheRightColumn() {
        assertTrue(error("class A {} foo").contains("at cell:1:12\n"));
        assertTrue(error("class A {}\nclass B {} foo").contains("at cell:2:12\n"));
    }

    @Test
    void anErrorOfTheEngineShowsNoJava() {
        String message = error("ones(2, 3) + ones(4)");
        assertTrue(message.startsWith("add cannot combine shapes (2, 3) and (4,)"));
        assertTrue(message.contains("1 | ones(2, 3) + ones(4)"));
        assertFalse(message.contains("gradus."));
        assertTrue(error("throw 'x'").contains("x"));
        assertTrue(error("(function f() { f() })()").contains("Maximum call stack"));
        assertTrue(error("tensor([[1, 2], [3]])").contains("Rows must have equal lengths"));
        assertTrue(error("tensor(['a'])").contains("'a' is not a number"));
    }

    @Test
    void anEndlessLoopIsStoppedAndTheVariablesStay() {
        show("var kept = 42");
        GradusException e = assertThrows(
                GradusException.class,
                () -> session.within(Duration.ofMillis(300), () -> session.eval("while (true) {}", "cell")));
        assertTrue(e.getMessage().startsWith("Stopped after"));
        assertEquals("42", show("kept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (x) {", "f(1,", "const a =", "`abc", "/* abc", "a.", "() => {\n"})
    void knowsAnUnfinishedProgram(String code) {
        assertTrue(Session.isIncomplete(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "f(1))", "'abc", "1 +* 2", "", "`a`", "const a = 1"})
    void knowsAFinishedOrHopelessProgram(String code) {
        assertFalse(Session.isIncomplete(code));
    }

    @Test
    void dataIsCopiedOut() {
        assertEquals(
                Map.of("a", List.of(1.0, "b"), "t", NdArray.vector(1, 2)),
                session.evalData("({a: [1, 'b'], t: tensor([1, 2])})", "cell"));
        assertThrows(GradusException.class, () -> session.evalData("const o = {}; o.o = o; o", "cell"));
        assertThrows(GradusException.class, () -> session.evalData("x => x", "cell"));
    }

    @Test
    void tensorsBecomeTextInTemplatesAndBigintsStayExact() {
        assertEquals("'w = 3'", show("`w = ${param(3)}`"));
        assertEquals("[10n, 1000000000000000000000000000000n]", show("[10n, 10n ** 30n]"));
    }

    @Test
    void theHostIsOutOfReach() {
        assertEquals("'undefined'", show("typeof Java"));
        assertEquals("'undefined'", show("typeof Polyglot"));
        assertEquals("'undefined'", show("typeof load"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tensor(1) + [1, 2]           | For arithmetic write tensor([1, 2])",
                "[1, 2] + tensor(1)           | For arithmetic write tensor([1, 2])",
                "[1, 2] * 2                   | JavaScript does no arithmetic on arrays. Write tensor([1, 2])",
                "tensor(1) + 'a'              | for text `L = ${L}`",
                "'L = ' + param(1)            | for text `L = ${L}`",
                "param(1) + undefined         | a value was never set, or a function has no return",
                "param(1) + true              | write greater(a, b), less(a, b) or equal(a, b)",
                "param(1) + 1n                | Leave out the n",
                "param(1) % 2                 | A tensor has no operator %",
                "Math.exp(param(3))           | Use exp(t) and the like, not Math.exp(t)",
                "ones(2) < ones(2)            | Use less(a, b) to compare element by element",
                "3 > ones(2)                  | Use less(a, b) to compare element by element",
                "ones(2) == ones(2)           | Use equal(a, b)",
                "if (param(0)) { }            | A tensor is no condition",
                "while (param(0)) { }         | A tensor is no condition",
                "!param(0)                    | A tensor is no condition",
                "(x => x ? 1 : 2)(param(0))   | A tensor is no condition",
                "(x => x && 1)(param(0))      | A tensor is no condition",
                "-param(3) ** 2               | it could mean (-x) ** 2 or -(x ** 2)",
                "sofmax([1])                  | Did you mean softmax?",
                "param([1]).sofmax()          | Did you mean softmax?",
                "nn.Liner(1)                  | Did you mean Linear?",
                "nn.Linear(1, 2)              | Write new in front",
                "ln(3)                        | Here it is log",
                "ones(3)[0]                   | Use t.at(0)",
                "ones(3).length               | Here it is shape[0]",
                "sum([1], {keepdims: true})   | Did you mean keepDims?",
                "softmax()                    | an argument missing",
                "param(3).grad.item()         | A gradient, for one, is null before backward()",
                "matmul(ones(2, 3), ones(2, 3)) | Transposing the first would fit: a.T is (3, 2)",
                "ones(2, 3) + ones(3, 2)      | The transpose of one of them would fit",
                "tensor([1, [2, 3]])          | is not a number",
                "const k = 1; k = 2           | k is a const",
                "ones(2)[0] = 5               | A tensor takes no new number at [0]",
                "(param(3) * 2).grad          | Call t.retainGrad() on it before backward()",
                "derive(param(3) * 2)         | derive takes two tensors",
                "const two = 2w               | Write 2 * w.",
                "2.5 w + 1                    | Write 2.5 * w.",
                "ones(2, 2) @ ones(2, 2)      | write matmul(a, b)",
                "else { 1 }                   | Write it on the line of the brace that ends the if",
                "[1, 2] + 1                   | For arithmetic write tensor([1, 2])",
                "const v = [[1]]; 2 + v       | For arithmetic write tensor([1, 2])",
                "ones(2).shape = [1]          | t.shape can be read, but not assigned",
                "param(1).requiresGrad = false | t.detach()",
                "const k = 1; { k = 2 }       | k is a const",
                "const k = 1; if (k) { k++ }  | k is a const",
                "const k = 1; function f() { k += 2 } | k is a const",
                "const k = 1; const f = () => { k = 2 } | k is a const",
            })
    void aTrapIsAnErrorThatTeaches(String code, String advice) {
        String message = error(code.strip());
        assertTrue(message.contains(advice.strip()), message);
        assertTrue(message.contains("  1 | " + code.strip()), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for (let k = 0; k < 2; k++) { } k               | 1",
                "(function f(k) { k = 2; return k })(0) + k      | 3",
                "(({ k = 5 }) => { k += 1; return k })({}) + k   | 7",
                "try { throw 4 } catch (k) { k = 3 } k           | 1",
                "(() => { let k; k = 2; return k })() + k        | 3",
                "(function () { if (k) { var k } k = 2; return k })() | 2",
                "const { k: [m = 4] } = { k: [] }; m + k         | 5",
                "const o = { k: 0 }; o.k = 7; o.k + k            | 8",
            })
    void whatHasTheNameOfAConstantMayChange(String code, String value) {
        show("const k = 1");
        assertEquals(value.strip(), show(code.strip()));
    }

    @Test
    void arraysOfWordsAndComparisonsStayAsJavaScriptHasThem() {
        assertEquals("'names: a,b'", show("'names: ' + ['a', 'b']"));
        assertEquals("'x1,2'", show("`x${[1, 2]}`"));
        assertEquals("[false, 1, '']", show("[[1] === [1], [1].indexOf(1) + 1, '' + []]"));
    }

    @Test
    void anAnomalyIsTracedToItsOperationAndLine() {
        String forward =
                error("const p = tensor([1, 0])\ndetectAnomaly(() => {\n  const q = log(p)\n  return q * 0\n})");
        assertTrue(
                forward.startsWith("log gave -Infinity at (1), from numbers that are all finite: p = 0.0 there."),
                forward);
        assertTrue(forward.contains("3 |   const q = log(p)"), forward);
        String backward = error("const z = param(0)\ndetectAnomaly(() => {\n  const r = sqrt(z)\n  r.backward()\n})");
        assertTrue(backward.contains("The gradient that sqrt sends back to z is Infinity"), backward);
        assertTrue(backward.contains("computed at cell:3:13"), backward);
        assertEquals("-Infinity", show("log(0)"));
    }

    @Test
    void scalarsCompareAsTheirNumbersDo() {
        assertEquals(
                "[true, false, true, true, true]", show("const t = param(3); [t > 2, 2 > t, t <= 3, t == 3, t == t]"));
        assertEquals("false", show("param(3) == null"));
    }

    @Test
    void whatGuardsAProgramDoesNotShow() {
        show("function f(x) { return x ? `a ${x} ${`b ${[x]}`}` : !x && (x || 1) }");
        assertEquals("'function f(x) { return x ? `a ${x} ${`b ${[x]}`}` : !x && (x || 1) }'", show("String(f)"));
        assertEquals("'a 1 b 1'", show("f(1)"));
        assertEquals("1", show("f(0) || 1"));
        assertTrue(error("const g = (x) => {\n  return `a` ? foo : 1 }\ng(1)")
                .contains("2 |   return `a` ? foo : 1 }\n    |                ^"));
    }

    @Test
    void aSemicolonAtTheEndShowsNothing() {
        assertEquals("", show("param(3) * 2;"));
        assertEquals("6", show("_.item()"));
        assertEquals("'a;'", show("'a;'"));
    }

    @Test
    void aTensorSaysWhatItsNumbersDoNot() {
        assertEquals("3  (requiresGrad)", show("param(3)"));
        assertEquals("[1, 2]  (shape (2,), requiresGrad, from mul)", show("param([1, 2]) * 1"));
        assertEquals("[]  (shape (0,))", show("zeros(0)"));
        assertTrue(show("zeros(2000)").endsWith("(shape (2000,))"));
        assertEquals("[1, 2]", show("tensor([1, 2])"));
    }

    @Test
    void modulesAreFunctionsThatKnowTheirParameters() {
        show("class Net extends nn.Module { l = new nn.Linear(2, 3); parts = [new nn.Tanh(), new nn.Linear(3, 1)];"
                + " forward(x) { return this.parts.reduce((h, part) => part(h), this.l(x)) } }");
        show("const net = new Net(), before = net(ones(4, 2)).mean(); before.backward()");
        assertEquals(
                "['l.weight', 'l.bias', 'parts.1.weight', 'parts.1.bias']", show("Object.keys(net.namedParameters())"));
        show("new optim.SGD(net.parameters(), { lr: 0.1 }).step()");
        assertEquals("true", show("net.forward(ones(4, 2)).mean() < before"));
        assertTrue(show("net").startsWith("Net(\n  l: Linear("), show("net"));
    }
}
