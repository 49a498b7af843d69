package gradus.learn;

import gradus.course.Draw.Pass;
import gradus.course.Operation;
import gradus.course.ProgramForm;
import gradus.learn.expression.Expression;
import gradus.learn.expression.Expression.Constant;
import gradus.learn.expression.Expression.Node;
import gradus.learn.expression.Expression.Operand;
import gradus.learn.expression.Expression.Step;
import gradus.view.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An expression as a program in terms of what the learner wrote: as it is shown, and as it is run. */
final class ProgramText {
    /** What a run answers if an operation is not there yet, or returns nothing: its name. */
    static final String TO_DO = "todo";

    /** How often the first leaf's gradient was written. */
    static final String WRITES = "writes";

    private static final List<String> LEAVES = List.of("x", "y", "z", "w");
    private static final String STEPS = "abcdeghkmnpqrstuv"; // without what programs call f and i
    private static final String LOOP = "s";

    private final ProgramForm form;
    private final Expression expression;
    private final List<Pass> passes;

    ProgramText(ProgramForm form, Expression expression, List<Pass> passes) {
        this.form = form;
        this.expression = expression;
        this.passes = passes;
    }

    /** What the program gives, as expressions to be read: the value if there is one, then the slope or the gradients. */
    List<String> readings() {
        List<String> all = new ArrayList<>();
        if (form.value() != null) {
            all.add(common(form.value()));
        }
        if (form.slope() != null) {
            all.add(common(form.slope()));
        } else {
            for (int i = 0; i < leaves(); i++) {
                all.add(forLeaf(form.gradient(), i));
            }
        }
        return all;
    }

    /** The program as the learner reads it. */
    String shown() {
        return String.join("\n", lines(false));
    }

    /** As a function's call that gives the readings, as r0, r1, ..., or {@link #TO_DO}. */
    String run(boolean countsWrites) {
        StringBuilder program = new StringBuilder("(() => {\nlet $todo, $writes = 0;\ntry {\n");
        lines(true).forEach(line -> program.append(line).append('\n'));
        if (countsWrites) {
            int after = program.indexOf("\n", program.indexOf("const " + leaf(0) + " ")) + 1;
            program.insert(after, counter());
        }
        program.append("return { todo: $todo, writes: $writes");
        List<String> readings = readings();
        for (int i = 0; i < readings.size(); i++) {
            program.append(", r").append(i).append(": ").append(readings.get(i));
        }
        return program.append(" };\n} catch ($e) { if ($todo !== undefined) return { todo: $todo }; throw $e }\n})()")
                .toString();
    }

    /** Where a gradient is a plain property, each write to the first leaf's is counted from here on. */
    private String counter() {
        String gradient = forLeaf(form.gradient(), 0);
        int dot = gradient.lastIndexOf('.');
        String object = gradient.substring(0, dot);
        String property = "'" + gradient.substring(dot + 1) + "'";
        return "{ const $p = Object.getOwnPropertyDescriptor(" + object + ", " + property + ");\n"
                + "if ($p && $p.writable) { let $v = $p.value; Object.defineProperty(" + object + ", " + property
                + ", { enumerable: true, configurable: true, get: () => $v, set: v => { $writes++; $v = v } }) } }\n";
    }

    private List<String> lines(boolean forRunning) {
        List<String> all = new ArrayList<>();
        for (String line : form.lines()) {
            if (line.contains("{step}")) {
                String indent = line.substring(0, line.indexOf("{step}"));
                steps(forRunning).forEach(step -> all.add(indent + step));
            } else if (line.contains("{pass}")) {
                passes.forEach(pass -> all.addAll(pass(pass)));
            } else if (line.contains("{leaf}") || line.contains("{at}") || line.contains("{direction}")) {
                for (int i = 0; i < leaves(); i++) {
                    all.add(forLeaf(line, i));
                }
            } else {
                all.add(common(line));
            }
        }
        return all;
    }

    private List<String> pass(Pass pass) {
        return switch (pass) {
            case LAST -> List.of(form.backward().replace("{node}", last()));
            case MIDDLE -> List.of(form.backward().replace("{node}", name(expression.middle())));
            case ZERO ->
                IntStream.range(0, leaves())
                        .mapToObj(i -> forLeaf(form.zero(), i))
                        .toList();
        };
    }

    private List<String> steps(boolean forRunning) {
        List<String> all = new ArrayList<>();
        boolean loops = expression.times() > 1;
        boolean single = expression.steps().size() == 1;
        if (loops) {
            all.add("let " + LOOP + " = " + leaf(0));
            all.add("for (let i = 0; i < " + expression.times() + "; i++) " + (single && !forRunning ? "" : "{"));
        }
        for (int i = leaves(); i < expression.size(); i++) {
            Step step = expression.step(i);
            String target = loops && i == expression.last() ? LOOP : "const " + name(i);
            String line = target + " = " + call(step);
            if (forRunning) {
                String method = "'" + step.operation().method() + "'";
                String result = loops && i == expression.last() ? LOOP : name(i);
                line = "if (" + name(step.operands().get(0)) + " instanceof Object && typeof "
                        + name(step.operands().get(0)) + "." + step.operation().method()
                        + " !== 'function') $todo ??= " + method + ";\n" + line + ";\nif (" + result
                        + " === undefined) $todo ??= " + method + ";";
            }
            if (loops && single && !forRunning) {
                all.set(all.size() - 1, all.get(all.size() - 1) + line);
            } else {
                all.add((loops ? "    " : "") + line);
            }
        }
        if (loops && !(single && !forRunning)) {
            all.add("}");
        }
        return all;
    }

    private String call(Step step) {
        Operation operation = step.operation();
        return name(step.operands().get(0)) + "." + operation.method() + "("
                + step.operands().stream().skip(1).map(this::name).collect(Collectors.joining(", ")) + ")";
    }

    private String name(Operand operand) {
        return operand instanceof Node node ? used(node.index()) : Numbers.exact(((Constant) operand).number());
    }

    private String used(int index) {
        return index == 0 && expression.times() > 1 ? LOOP : name(index);
    }

    /** What a value is called. */
    String name(int index) {
        if (index < leaves()) {
            return leaf(index);
        }
        int step = index - leaves();
        int letters = STEPS.length() - 2;
        return STEPS.charAt(step % letters) + (step < letters ? "" : "" + step / letters);
    }

    private String leaf(int index) {
        return index < LEAVES.size() ? LEAVES.get(index) : "x" + (index + 1);
    }

    private String last() {
        return expression.times() > 1 ? LOOP : name(expression.last());
    }

    private int leaves() {
        return expression.leaves().size();
    }

    private String forLeaf(String template, int i) {
        return common(template)
                .replace("{leaf}", leaf(i))
                .replace("{at}", Numbers.exact(expression.leaves().get(i)))
                .replace("{direction}", Numbers.exact(expression.directions().get(i)));
    }

    private String common(String template) {
        return template.replace("{last}", last())
                .replace("{leaves}", list(this::leaf))
                .replace(
                        "{numbers}", list(i -> Numbers.exact(expression.leaves().get(i))))
                .replace(
                        "{directions}",
                        list(i -> Numbers.exact(expression.directions().get(i))));
    }

    private String list(IntFunction<String> text) {
        return IntStream.range(0, leaves()).mapToObj(text).collect(Collectors.joining(", "));
    }
}
