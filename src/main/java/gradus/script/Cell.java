package gradus.script;

import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.ExpressionStatement;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.Statement;
import com.oracle.js.parser.ir.VarNode;
import gradus.array.GradusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A piece of the learner's program, read by GraalJS's own parser, and rewritten in two ways. So that it can be run again,
 * {@code const x}, {@code let x} and {@code class X} at top level become variables that may be declared anew. So that a
 * tensor as a condition is an error, {@link Guards} are put in. Nothing else is touched; the parser, not a pattern, says
 * where all this stands.
 */
final class Cell {
    /** A replacement in the text. */
    private record Edit(int at, int removed, String inserted) {}

    private final String original;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> constants = new LinkedHashSet<>();
    private final Map<String, Integer> assigned = new LinkedHashMap<>();
    private boolean silent;

    private Cell(String original) {
        this.original = original;
    }

    /** Reads a cell. Text that does not parse is kept as it is: running it gives the engine's own syntax error. */
    static Cell parse(String text) {
        Cell cell = new Cell(text);
        try {
            FunctionNode program = Syntax.parse(text);
            cell.read(program.getBody().getStatements().stream()
                    .sorted(Comparator.comparingInt(Statement::getStart)) // functions come first otherwise
                    .toList());
            cell.assigned.putAll(Reassignments.of(program));
            cell.guard(Guards.of(program, text));
        } catch (ParserException e) {
            cell.edits.clear();
        } catch (StackOverflowError e) {
            throw new GradusException(
                    "The program is nested too deeply to be read. Break up its longest expression.", e);
        }
        return cell;
    }

    private void read(List<Statement> statements) {
        int end = 0;
        for (Statement statement : statements) {
            silent = false;
            if (statement instanceof VarNode variable) {
                declared(variable, end);
            } else if (statement instanceof ExpressionStatement expression) {
                assigned(expression.getExpression());
                silent = endsInSemicolon(expression);
            }
            end = Math.max(end, statement.getFinish());
        }
    }

    private void declared(VarNode variable, int end) {
        String name = variable.getName().getName();
        names.add(name);
        if (variable.isClassDeclaration()) {
            edits.add(new Edit(variable.getStart(), 0, "var " + name + " = "));
            edits.add(new Edit(variable.getFinish(), 0, ";"));
        } else if (variable.isConst() || variable.isLet()) {
            keywordAt(variable.getInit() == null ? end : variable.getStart());
            if (variable.isConst()) {
                constants.add(name);
            }
        }
    }

    private void assigned(Expression expression) {
        boolean assigns = expression instanceof BinaryNode binary && binary.isAssignment();
        if (assigns && ((BinaryNode) expression).getLhs() instanceof IdentNode name) {
            names.add(name.getName());
        }
    }

    /** The tree leaves out the quotes and brackets around an expression. */
    private boolean endsInSemicolon(ExpressionStatement statement) {
        String rest = original.substring(Math.min(statement.getExpression().getFinish(), original.length()));
        return rest.replaceFirst("^['\"`)\\s]*", "").startsWith(";");
    }

    /** Turns the keyword that starts a declaration at or after {@code from} into var, of the same width. */
    private void keywordAt(int from) {
        int at = skipTrivia(from);
        String keyword = original.startsWith("const", at) ? "const" : original.startsWith("let", at) ? "let" : "";
        boolean seen = edits.stream().anyMatch(edit -> edit.at == at);
        if (!keyword.isEmpty() && !seen) {
            edits.add(new Edit(at, keyword.length(), "var" + " ".repeat(keyword.length() - 3)));
        }
    }

    private int skipTrivia(int from) {
        int at = from;
        while (at < original.length()) {
            char c = original.charAt(at);
            if (Character.isWhitespace(c) || c == ';' || c == '\uFEFF') {
                at++;
            } else if (original.startsWith("//", at)) {
                int newline = original.indexOf('\n', at);
                at = newline < 0 ? original.length() : newline;
            } else if (original.startsWith("/*", at)) {
                at = original.indexOf("*/", at) + 2;
            } else {
                break;
            }
        }
        return at;
    }

    /** Puts in the guards; should that not give a program, they are left out. */
    private void guard(List<Guards.Insertion> guards) {
        if (guards.isEmpty()) {
            return;
        }
        List<Edit> unguarded = List.copyOf(edits);
        guards.forEach(guard -> edits.add(new Edit(guard.at(), 0, guard.text())));
        edits.sort(Comparator.comparingInt(Edit::at));
        if (!Syntax.isValid(program())) {
            edits.clear();
            edits.addAll(unguarded);
        }
    }

    /** The program to run. */
    String program() {
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (Edit edit : edits) {
            result.append(original, at, edit.at).append(edit.inserted);
            at = edit.at + edit.removed;
        }
        return result.append(original, at, original.length()).toString();
    }

    /** The place in the learner's text that a position in {@link #program} came from. */
    int originalPosition(int position) {
        int shift = 0;
        for (Edit edit : edits) {
            int start = edit.at + shift;
            if (position < start + edit.inserted.length()) {
                return Math.min(position - shift, edit.at + Math.max(0, Math.min(position - start, edit.removed)));
            }
            shift += edit.inserted.length() - edit.removed;
        }
        return position - shift;
    }

    /** The names that the cell declares or assigns at top level, in order. */
    Set<String> names() {
        return names;
    }

    String original() {
        return original;
    }

    /** The names that the cell declares as constants. */
    Set<String> constants() {
        return constants;
    }

    /** The names of top-level variables that something assigns to, also in blocks and functions, and where first. */
    Map<String, Integer> assigned() {
        return assigned;
    }

    /** Whether the last statement is an expression that ends in a semicolon: its value is not to be shown. */
    boolean isSilent() {
        return silent;
    }
}
