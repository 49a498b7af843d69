package gradus.learn;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.TemplateLiteralNode;
import com.oracle.js.parser.ir.UnaryNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes the arithmetic of a program otherwise, so that it gives the same: sums and products in another order, multiplied
 * out or factored, quotients as products, powers as products, functions by identities. What is done where is drawn.
 */
final class Rewriting {
    private final String program;
    private final Map<String, String> forward;
    private final SplittableRandom random;
    private int changes;

    /**
     * A way to write a program.
     *
     * @param forward quantities that the program computes, as DSL expressions, where an identity needs to know them
     */
    private Rewriting(String program, Map<String, String> forward, SplittableRandom random) {
        this.program = program;
        this.forward = forward;
        this.random = random;
    }

    /** The program, written otherwise. */
    static String of(String program, Map<String, String> forward, SplittableRandom random) {
        Rewriting rewriting = new Rewriting(program, forward, random);
        ScriptEnvironment language = ScriptEnvironment.builder()
                .ecmaScriptVersion(ScriptEnvironment.ES_STAGING)
                .build();
        Node root =
                new Parser(language, Source.sourceFor("answer", program), new ErrorManager.ThrowErrorManager()).parse();
        String text = rewriting.spliced(root, 0, program.length());
        return rewriting.changes == 0 ? program : text;
    }

    /** A stretch of the program, the arithmetic in it rewritten. */
    private String spliced(Node within, int from, int to) {
        StringBuilder text = new StringBuilder();
        int at = from;
        for (Expression expression : outermost(within)) {
            int[] place = place(expression);
            text.append(program, at, place[0]).append(written(expression));
            at = place[1];
        }
        return text.append(program, at, to).toString();
    }

    /** The largest arithmetic expressions under a node. */
    private static List<Expression> outermost(Node within) {
        List<Expression> found = new ArrayList<>();
        within.accept(new NodeVisitor<LexicalContext>(new LexicalContext()) {
            @SuppressWarnings("ReferenceEquality") // this very node, and not one that looks like it
            private boolean enter(Expression node) {
                if (node == within || !isArithmetic(node)) {
                    return true;
                }
                if (!hasText(node)) {
                    found.add(node);
                }
                return false;
            }

            @Override
            public boolean enterBinaryNode(BinaryNode node) {
                return enter(node);
            }

            @Override
            public boolean enterUnaryNode(UnaryNode node) {
                return enter(node);
            }

            @Override
            public boolean enterCallNode(CallNode node) {
                return enter(node);
            }
        });
        found.sort(java.util.Comparator.comparingInt(Expression::getStart));
        return found;
    }

    private static boolean isArithmetic(Expression node) {
        boolean binary = node.isTokenType(TokenType.ADD)
                || node.isTokenType(TokenType.SUB)
                || node.isTokenType(TokenType.MUL)
                || node.isTokenType(TokenType.DIV)
                || node.isTokenType(TokenType.EXP);
        return (binary && node instanceof BinaryNode) || isNegation(node) || node instanceof CallNode;
    }

    private static boolean isNegation(Expression node) {
        return node instanceof UnaryNode && node.isTokenType(TokenType.SUB);
    }

    /** Whether + may mean to join texts in it. */
    private static boolean hasText(Node node) {
        boolean[] has = {false};
        node.accept(new NodeVisitor<LexicalContext>(new LexicalContext()) {
            @Override
            public boolean enterLiteralNode(LiteralNode<?> literal) {
                has[0] |= literal.isString();
                return true;
            }

            @Override
            public boolean enterTemplateLiteralNode(TemplateLiteralNode literal) {
                has[0] = true;
                return true;
            }
        });
        return has[0];
    }

    /** Where an expression stands, with the brackets around it that belong to its parts. */
    private int[] place(Node node) {
        int[] place = {node.getStart(), node.getFinish()};
        node.accept(new NodeVisitor<LexicalContext>(new LexicalContext()) {
            @Override
            protected boolean enterDefault(Node inner) {
                place[0] = Math.min(place[0], inner.getStart());
                place[1] = Math.max(place[1], inner.getFinish());
                return true;
            }
        });
        int open = 0;
        for (int i = place[0]; i < place[1]; i++) {
            open += program.charAt(i) == '(' ? 1 : program.charAt(i) == ')' ? -1 : 0;
            if (open < 0) {
                place[0] = program.lastIndexOf('(', place[0] - 1);
                open = 0;
            }
        }
        for (; open > 0; open--) {
            place[1] = program.indexOf(')', place[1]) + 1;
        }
        return place;
    }

    private boolean now() {
        return random.nextInt(2) == 0;
    }

    private String either(String... ways) {
        int way = random.nextInt(ways.length);
        changes += way > 0 ? 1 : 0;
        return "(" + ways[way] + ")";
    }

    /** An expression in brackets, written in one of the ways that mean the same; the first is as it stands. */
    private String written(Expression node) {
        if (isNegation(node)) {
            String x = operand(((UnaryNode) node).getExpression());
            return either("-" + x, "-1 * " + x, "0 - " + x);
        }
        if (node instanceof CallNode call) {
            return call(call);
        }
        BinaryNode both = (BinaryNode) node;
        Expression left = both.getLhs();
        Expression right = both.getRhs();
        String a = operand(left);
        String b = operand(right);
        if (node.isTokenType(TokenType.ADD)) {
            return left.isTokenType(TokenType.ADD) && now()
                    ? either(a + " + " + b, lhs(left) + " + (" + rhs(left) + " + " + b + ")")
                    : either(a + " + " + b, b + " + " + a, a + " - -" + b);
        }
        if (node.isTokenType(TokenType.SUB)) {
            return either(a + " - " + b, "-" + b + " + " + a, a + " + -1 * " + b, "-(" + b + " - " + a + ")");
        }
        if (node.isTokenType(TokenType.DIV)) {
            return left.isTokenType(TokenType.MUL) && now()
                    ? either(a + " / " + b, lhs(left) + " * (" + rhs(left) + " / " + b + ")")
                    : either(a + " / " + b, a + " * (1 / " + b + ")", "1 / " + b + " * " + a);
        }
        if (node.isTokenType(TokenType.EXP)) {
            return program.substring(place(right)[0], place(right)[1]).equals("2")
                    ? either(a + " ** " + b, a + " * " + a)
                    : "(" + a + " ** " + b + ")";
        }
        return product(left, right, a, b);
    }

    private String product(Expression left, Expression right, String a, String b) {
        String asIs = a + " * " + b;
        String sigmoid = forward.getOrDefault(text(left), "");
        if (sigmoid.matches("sigmoid\\(\\w+\\)") && text(right).equals("1 - " + text(left)) && now()) {
            String e = "exp(-" + sigmoid.substring("sigmoid".length()) + ")";
            return either(asIs, e + " / (1 + " + e + ") ** 2");
        }
        if (isSum(left) && now()) {
            String sign = left.isTokenType(TokenType.ADD) ? " + " : " - ";
            return either(asIs, lhs(left) + " * " + b + sign + b + " * " + rhs(left));
        }
        if (isSum(right) && now()) {
            String sign = right.isTokenType(TokenType.ADD) ? " + " : " - ";
            return either(asIs, a + " * " + lhs(right) + sign + rhs(right) + " * " + a);
        }
        if (left.isTokenType(TokenType.MUL) && now()) {
            return either(asIs, lhs(left) + " * (" + rhs(left) + " * " + b + ")");
        }
        return either(asIs, b + " * " + a);
    }

    private String call(CallNode call) {
        int[] place = place(call);
        String name = text(call.getFunction());
        String asIs = spliced(call, place[0], place[1]);
        if (call.getArgs().size() != 1) {
            return asIs;
        }
        String x = operand(call.getArgs().get(0));
        return switch (name) {
            case "exp", "Math.exp" -> either(asIs, "1 / " + name + "(-" + x + ")");
            case "log", "Math.log" -> either(asIs, "-" + name + "(1 / " + x + ")");
            case "sigmoid" -> either(asIs, "1 / (1 + exp(-" + x + "))");
            case "relu" -> either(asIs, "maximum(" + x + ", 0)", x + " * greater(" + x + ", 0)");
            default -> asIs;
        };
    }

    private static boolean isSum(Expression node) {
        return node instanceof BinaryNode && (node.isTokenType(TokenType.ADD) || node.isTokenType(TokenType.SUB));
    }

    private String lhs(Expression node) {
        return operand(((BinaryNode) node).getLhs());
    }

    private String rhs(Expression node) {
        return operand(((BinaryNode) node).getRhs());
    }

    private String operand(Expression node) {
        if (isArithmetic(node)) {
            return written(node);
        }
        int[] place = place(node);
        return "(" + spliced(node, place[0], place[1]) + ")";
    }

    private String text(Node node) {
        int[] place = place(node);
        return program.substring(place[0], place[1]);
    }
}
