package gradus.script;

import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.ForNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.IfNode;
import com.oracle.js.parser.ir.IndexNode;
import com.oracle.js.parser.ir.JoinPredecessorExpression;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.TemplateLiteralNode;
import com.oracle.js.parser.ir.TernaryNode;
import com.oracle.js.parser.ir.UnaryNode;
import com.oracle.js.parser.ir.WhileNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a program where JavaScript does with a tensor what no overloaded operator can change, and the calls put
 * around them. {@code dsl/start.js} defines the functions called, and hides the calls from Function.toString.
 *
 * <p>Conditions are one: any tensor would be true, also one of zeros. Guarded are names, members and calls, the only ones
 * that can be tensors by mistake; comparisons give true or false anyway. Template literals are the other: there, and
 * nowhere else, a tensor may become a text.
 */
final class Guards extends NodeVisitor<LexicalContext> {
    /** A text to insert into the program. */
    record Insertion(int at, String text) {}

    private static final String CONDITION = "__condition(/*<*/";
    private static final String TEXT = "__text(/*<*/";
    private static final String END = "/*>*/)";

    private final String program;
    private final List<Insertion> found = new ArrayList<>();

    private Guards(String program) {
        super(new LexicalContext());
        this.program = program;
    }

    static List<Insertion> of(FunctionNode tree, String program) {
        Guards visitor = new Guards(program);
        tree.accept(visitor);
        return visitor.found;
    }

    private void guard(String function, int from, int to) {
        found.add(new Insertion(from, function));
        found.add(new Insertion(to, END));
    }

    private void condition(Expression expression) {
        if (expression instanceof JoinPredecessorExpression join) {
            condition(join.getExpression());
        } else if (expression instanceof BinaryNode binary && binary.isLogical()) {
            condition(binary.getRhs()); // the left-hand side is a condition wherever it stands
        } else if (expression instanceof IdentNode
                || expression instanceof AccessNode
                || expression instanceof IndexNode
                || expression instanceof CallNode) {
            guard(CONDITION, expression.getStart(), expression.getFinish());
        }
    }

    @Override
    public boolean enterIfNode(IfNode node) {
        condition(node.getTest());
        return true;
    }

    @Override
    public boolean enterWhileNode(WhileNode node) {
        condition(node.getTest());
        return true;
    }

    @Override
    public boolean enterForNode(ForNode node) {
        condition(node.getTest());
        return true;
    }

    @Override
    public boolean enterTernaryNode(TernaryNode node) {
        condition(node.getTest());
        return true;
    }

    @Override
    public boolean enterUnaryNode(UnaryNode node) {
        if (node.isTokenType(TokenType.NOT)) {
            condition(node.getExpression());
        }
        return true;
    }

    @Override
    public boolean enterBinaryNode(BinaryNode node) {
        if (node.isTokenType(TokenType.AND) || node.isTokenType(TokenType.OR)) {
            condition(node.getLhs());
        }
        return true;
    }

    /** The expressions stand between braces, which also enclose brackets that the tree no longer shows. */
    @Override
    public boolean enterTemplateLiteralNode(TemplateLiteralNode node) {
        if (node instanceof TemplateLiteralNode.UntaggedTemplateLiteralNode template) {
            List<Expression> parts = template.getExpressions(); // texts and expressions in turn
            for (int i = 1; i + 1 < parts.size(); i += 2) {
                int from = program.lastIndexOf("${", parts.get(i).getStart()) + 2;
                int to = program.lastIndexOf('}', parts.get(i + 1).getStart());
                guard(TEXT, from, to);
            }
        }
        return true;
    }
}
