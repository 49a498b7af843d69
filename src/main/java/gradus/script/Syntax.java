package gradus.script;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.ir.FunctionNode;

/** GraalJS's own parser, asked about a program without running it. */
final class Syntax {
    private static final ScriptEnvironment LANGUAGE = ScriptEnvironment.builder()
            .ecmaScriptVersion(ScriptEnvironment.ES_STAGING)
            .emptyStatements(true)
            .allowBigInt(true)
            .classFields(true)
            .privateFieldsIn(true)
            .annexB(true)
            .build();

    private Syntax() {}

    /**
     * The program as a tree.
     *
     * @throws ParserException if it is none
     */
    static FunctionNode parse(String text) {
        Source source = Source.sourceFor("cell", text);
        return new Parser(LANGUAGE, source, new ErrorManager.ThrowErrorManager()).parse();
    }

    static boolean isValid(String text) {
        try {
            parse(text);
            return true;
        } catch (ParserException e) {
            return false;
        }
    }

    /** Whether more lines could still make {@code text} a program, as after an open bracket. */
    static boolean isIncomplete(String text) {
        try {
            parse(text);
            return false;
        } catch (ParserException e) {
            return e.isIncompleteSource() || opensWithoutEnd(text, e);
        }
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
            parse(text + "`");
            return true;
        } catch (ParserException e) {
            return !isUnclosed(e);
        }
    }
}
