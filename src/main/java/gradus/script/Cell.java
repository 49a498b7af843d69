package gradus.script;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.ExpressionStatement;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.Statement;
import com.oracle.js.parser.ir.VarNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A piece of the learner's program, read by GraalJS's own parser, and rewritten so that it can be run again: at top
 * level {@code const x}, {@code let x} and {@code class X} become variables that may be declared anew. Nothing else is
 * touched; the parser, not a pattern, says where those keywords stand.
 */
final class Cell {
    private static final ScriptEnvironment LANGUAGE = ScriptEnvironment.builder()
            .ecmaScriptVersion(ScriptEnvironment.ES_STAGING)
            .emptyStatements(true)
            .allowBigInt(true)
            .classFields(true)
            .privateFieldsIn(true)
            .annexB(true)
            .build();

    /** A replacement in the text, which only classes make longer. */
    private record Edit(int at, int removed, String inserted) {}

    private final String original;
    private final List<Edit> edits = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private Cell(String original) {
        this.original = original;
    }

    /**
     * Reads a cell. Text that does not parse is kept as it is: running it gives the engine's own syntax error.
     */
    static Cell parse(String text) {
        Cell cell = new Cell(text);
        try {
            cell.read(statements(text));
        } catch (ParserException e) {
            cell.edits.clear();
        }
        return cell;
    }

    /** Whether more lines could still make {@code text} a program, as after an open bracket. */
    static boolean isIncomplete(String text) {
        try {
            statements(text);
            return false;
        } catch (ParserException e) {
            return e.isIncompleteSource() || opensWithoutEnd(text, e);
        }
    }

    private static List<Statement> statements(String text) {
        Source source = Source.sourceFor("cell", text);
        return new Parser(LANGUAGE, source, new ErrorManager.ThrowErrorManager())
                .parse().getBody().getStatements().stream()
                        .sorted(Comparator.comparingInt(Statement::getStart)) // functions come first otherwise
                        .toList();
    }

    /** Template literals and block comments span lines, and the parser calls them unclosed, not incomplete. */
    private static boolean opensWithoutEnd(String text, ParserException e) {
        String rest = text.substring(Math.min(Math.max(e.getPosition(), 0), text.length()));
        boolean openComment = rest.startsWith("/*") && !rest.contains("*/");
        return openComment || (isUnclosed(e) && closesWithBacktick(text));
    }

    private static boolean isUnclosed(ParserException e) {
        return e.getRawMessage().contains("close quote");
    }

    private static boolean closesWithBacktick(String text) {
        try {
            statements(text + "`");
            return true;
        } catch (ParserException e) {
            return !isUnclosed(e);
        }
    }

    private void read(List<Statement> statements) {
        int end = 0;
        for (Statement statement : statements) {
            if (statement instanceof VarNode variable) {
                names.add(variable.getName().getName());
                if (variable.isClassDeclaration()) {
                    edits.add(new Edit(
                            variable.getStart(), 0, "var " + variable.getName().getName() + " = "));
                    edits.add(new Edit(variable.getFinish(), 0, ";"));
                } else if (variable.isConst() || variable.isLet()) {
                    declaredAt(variable.getInit() == null ? end : variable.getStart());
                }
            } else if (statement instanceof ExpressionStatement expression) {
                if (expression.getExpression() instanceof BinaryNode assignment
                        && assignment.isAssignment()
                        && assignment.getLhs() instanceof IdentNode name) {
                    names.add(name.getName());
                }
            }
            end = Math.max(end, statement.getFinish());
        }
    }

    /** Turns the keyword that starts a declaration at or after {@code from} into var, of the same width. */
    private void declaredAt(int from) {
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
}
