package gradus.script;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about an error: JavaScript's own messages say only what happened. */
final class Advice {
    private static final Pattern UNDEFINED = Pattern.compile("ReferenceError: (\\S+) is not defined");
    private static final Pattern OVERLOAD =
            Pattern.compile("TypeError: No overload found for (?:(\\w+) (\\S+) (\\w+)|(\\S+) (\\w+))");
    private static final Pattern NOT_A_FUNCTION = Pattern.compile("TypeError: (.*) is not a function");
    private static final Pattern ARGUMENT = Pattern.compile("TypeError: invokeMember \\((\\w+)\\) on .*");
    private static final Pattern OF_NOTHING =
            Pattern.compile("TypeError: Cannot (?:read|set) property '(.*)' of (undefined|null)");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_$.])(\\d+\\.?\\d*|\\.\\d+)\\s*$");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    /** What people who know NumPy, PyTorch or mathematics type, and what it is called here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("ln", "log"),
            Map.entry("np", "zeros, randn, ... without a prefix"),
            Map.entry("torch", "tensor, zeros, ... without a prefix"),
            Map.entry("variable", "param"),
            Map.entry("array", "tensor"),
            Map.entry("size", "shape"),
            Map.entry("length", "shape[0]"),
            Map.entry("data", "detach()"),
            Map.entry("numpy", "toArray()"),
            Map.entry("tolist", "toArray()"),
            Map.entry("view", "reshape"),
            Map.entry("ndim", "shape.length"),
            Map.entry("dim", "shape.length"),
            Map.entry("mm", "matmul"),
            Map.entry("std", "sqrt(variance(x))"),
            Map.entry("var", "variance"),
            Map.entry("nll", "crossEntropy"),
            Map.entry("cat", "concat"),
            Map.entry("register_hook", "onGrad"),
            Map.entry("no_grad", "noGrad"),
            Map.entry("arctan", "atan"));

    private Advice() {}

    /**
     * The message of an error with what to do about it.
     *
     * @param names all names that the program can see
     */
    static String onMessage(String message, Collection<String> names) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            String name = undefined.group(1);
            String here = ELSEWHERE.get(name);
            return message + "." + (here == null ? Suggestions.didYouMean(name, names) : " Here it is " + here + ".");
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload.group(1) == null
                    ? "A tensor has no operator " + overload.group(4) + ". It has + - * / ** and < > == for scalars."
                    : operands(overload.group(1), overload.group(2), overload.group(3));
        }
        Matcher property = OF_NOTHING.matcher(message);
        if (property.matches()) {
            return message + ". What stands before ." + property.group(1) + " is " + property.group(2)
                    + ": a value that was never set, or a function without return."
                    + (property.group(2).equals("null") ? " A gradient, for one, is null before backward()." : "");
        }
        Matcher call = NOT_A_FUNCTION.matcher(message);
        if (call.matches()) {
            return message + ". Only a function can be called; is a * missing before the bracket?";
        }
        Matcher argument = ARGUMENT.matcher(message.lines().findFirst().orElse(""));
        if (argument.matches()) {
            return "TypeError: " + argument.group(1) + " got an argument of a kind that it does not take. help("
                    + argument.group(1) + ") says what it takes.";
        }
        if (message.startsWith("TypeError: Class constructor") || message.contains("cannot be invoked without 'new'")) {
            return message + ". Write new in front, as in new nn.Linear(2, 3).";
        }
        return message;
    }

    private static String operands(String left, String operator, String right) {
        String other = left.equals("Tensor") ? right : left;
        if (!operator.matches("[-+*/<>=]+")) {
            return "A tensor has no operator " + operator + ". It has + - * / ** and < > == for scalars.";
        }
        return switch (other) {
            case "undefined", "null" ->
                "A tensor and " + other + " do not combine by " + operator + ". Where " + other
                        + " comes from, a value was never set, or a function has no return.";
            case "BigInt" -> "A tensor and a BigInt (a number ending in n) do not combine. Leave out the n.";
            case "Boolean" ->
                "A tensor and true or false do not combine by " + operator
                        + ". To use a comparison as 1 or 0, write greater(a, b), less(a, b) or equal(a, b).";
            default ->
                "A tensor and a " + other + " do not combine by " + operator
                        + ". Numbers, tensors, and arrays inside tensor(...) do.";
        };
    }

    /**
     * GraalJS says what token it met; here is why, where people stumble.
     *
     * @param line the line of the program
     * @param column where in it, from 1
     */
    static String onSyntaxError(String message, String line, int column) {
        String before = line.substring(0, Math.min(Math.max(column - 1, 0), line.length()));
        String after = line.substring(before.length());
        Matcher number = NUMBER.matcher(before);
        Matcher name = NAME.matcher(after);
        if (number.find() && name.lookingAt()) {
            return "SyntaxError: A product needs its sign. Write " + number.group(1) + " * " + name.group() + ".";
        }
        if (after.startsWith("@")) {
            return "SyntaxError: JavaScript has no operator @. For the matrix product write matmul(a, b), or a.matmul(b).";
        }
        if (after.startsWith("else")) {
            return "SyntaxError: This else follows no if. Write it on the line of the brace that ends the if, as in"
                    + " } else {: a statement that is complete runs at once.";
        }
        if (message.contains("Unexpected token: **") || message.contains("but found **")) {
            return "SyntaxError: -x ** 2 is not allowed, as it could mean (-x) ** 2 or -(x ** 2). Write the brackets.";
        }
        if (message.contains("Invalid left hand side for assignment") || message.contains("Invalid assignment")) {
            return message + ". To compare, write == ; to assign, a name stands on the left.";
        }
        return message;
    }

    /** That there is no such member, and what was probably meant. */
    static String member(String owner, String member, Collection<String> known) {
        if (member.matches("-?\\d+")) {
            return owner + " is not indexed by brackets. Use t.at(" + member + "), which keeps the gradient; or"
                    + " t.slice(start, stop) for several.";
        }
        String here = ELSEWHERE.get(member);
        return owner + " has no " + member + "."
                + (here == null ? Suggestions.didYouMean(member, known) : " Here it is " + here + ".");
    }
}
