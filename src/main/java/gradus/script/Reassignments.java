package gradus.script;

import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.Block;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.UnaryNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a program gives top-level variables another value: {@code k = 2}, {@code k += 1}, {@code k++}, also in blocks and
 * functions, unless one of these declares a {@code k} of its own.
 */
final class Reassignments extends NodeVisitor<LexicalContext> {
    private final Map<String, Integer> found = new LinkedHashMap<>();

    private Reassignments() {
        super(new LexicalContext());
    }

    /** The variables' names, and where each is assigned to first. */
    static Map<String, Integer> of(FunctionNode program) {
        Reassignments visitor = new Reassignments();
        program.accept(visitor);
        return visitor.found;
    }

    private void assigned(IdentNode name) {
        if (!isLocal(name.getName())) {
            found.putIfAbsent(name.getName(), name.getStart());
        }
    }

    private boolean isLocal(String name) {
        Iterator<Block> blocks = getLexicalContext().getBlocks(); // from the innermost; the last is the program itself
        while (blocks.hasNext()) {
            Block block = blocks.next();
            if (blocks.hasNext() && block.getScope().hasSymbol(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean enterBinaryNode(BinaryNode node) {
        if (!node.isAssignment()) {
            return true;
        }
        Expression target = node.getLhs();
        if (target instanceof IdentNode name) {
            assigned(name);
            return true;
        }
        node.getRhs().accept(this); // patterns hold what looks like assignments, but are declarations or defaults
        return false;
    }

    @Override
    public boolean enterUnaryNode(UnaryNode node) {
        if (node.isAssignment() && node.getAssignmentDest() instanceof IdentNode name) {
            assigned(name);
        }
        return true;
    }
}
