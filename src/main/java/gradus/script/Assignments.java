package gradus.script;

import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.ClassElement;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.PropertyNode;
import com.oracle.js.parser.ir.VarNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.OptionalInt;

/**
 * Where a program gives a name its value, as {@code const name = ...}, {@code name = ...} or {@code { name: ... }}, or where
 * a class has a method of that name.
 */
public final class Assignments extends NodeVisitor<LexicalContext> {
    private final String name;
    private int last = -1;

    private Assignments(String name) {
        super(new LexicalContext());
        this.name = name;
    }

    /** The line, from 1, of the last such place; none if there is none, or the text is no program. */
    public static OptionalInt lineOf(String program, String name) {
        try {
            Assignments visitor = new Assignments(name);
            Syntax.parse(program).accept(visitor);
            if (visitor.last < 0) {
                return OptionalInt.empty();
            }
            String before = program.substring(0, Math.min(visitor.last, program.length()));
            return OptionalInt.of((int) before.chars().filter(c -> c == '\n').count() + 1);
        } catch (ParserException e) {
            return OptionalInt.empty();
        }
    }

    private void found(Node at) {
        last = Math.max(last, at.getStart());
    }

    @Override
    public boolean enterVarNode(VarNode node) {
        if (node.getName().getName().equals(name) && node.getInit() != null) {
            found(node.getInit());
        }
        return true;
    }

    @Override
    public boolean enterBinaryNode(BinaryNode node) {
        if (node.isAssignment()
                && node.getLhs() instanceof IdentNode target
                && target.getName().equals(name)) {
            found(node.getRhs());
        }
        return true;
    }

    @Override
    public boolean enterClassElement(ClassElement node) {
        return enterPropertyNode(node);
    }

    @Override
    public boolean enterPropertyNode(PropertyNode node) {
        boolean shorthand =
                node.getValue() instanceof IdentNode value && value.getName().equals(name);
        if (node.getKeyName() != null && node.getKeyName().equals(name) && node.getValue() != null && !shorthand) {
            found(node.getValue());
        }
        return true;
    }
}
