package gradus.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a learner can ask for in a lesson: by a word or its first letter after a colon, or by that alone, as long as no
 * variable has this name.
 */
enum LessonCommand {
    BACK("b", "", "the step before, shown again"),
    SKIP("s", "", "go on without running the cell or answering the question"),
    AGAIN("a", "", "run the cell again, or the one above"),
    EDIT("e", "", "edit the cell, and run it"),
    ORIGINAL("o", "", "put the lesson's own code back into the cell"),
    HINT("h", "", "a hint, one at a time"),
    SHOW("", "", "give the answer away (asks first)"),
    TRY("", "CODE", "compute something without answering"),
    WHERE("w", "", "where you are: the headings, and how far you have come"),
    FIND("", "TEXT", "find a text in this lesson and the others"),
    GO("", "N", "go to step N; the cells between are run"),
    REPLAY("", "", "run everything up to here again, in a new session"),
    RESTART("", "", "begin the lesson anew, and forget all (asks first)"),
    TRANSCRIPT("", "FILE", "write what you did here to a Markdown file"),
    LEARN("", "LESSON", "take another lesson"),
    MENU("m", "", "all lessons"),
    HELP("?", "", "all keys and commands"),
    QUIT("q", "", "leave; what you did is kept");

    private final String letter;
    private final String argument;
    private final String does;

    LessonCommand(String letter, String argument, String does) {
        this.letter = letter;
        this.argument = argument;
        this.does = does;
    }

    /** A command with what stood after it. */
    record Typed(LessonCommand command, String argument) {}

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command in a line, if it is one; {@code taken} tells the names that mean something else. */
    static Optional<Typed> of(String line, Predicate<String> taken) {
        boolean colon = line.startsWith(":");
        String[] parts = (colon ? line.substring(1) : line).strip().split("\\s+", 2);
        String argument = parts.length > 1 ? parts[1] : "";
        if (!colon && (!argument.isEmpty() || taken.test(parts[0]))) {
            return Optional.empty();
        }
        for (LessonCommand command : values()) {
            boolean named =
                    parts[0].equals(command.word()) || (!command.letter.isEmpty() && parts[0].equals(command.letter));
            boolean ofAName = command == HELP && !argument.isEmpty();
            if (named && !ofAName) {
                return Optional.of(new Typed(command, argument));
            }
        }
        return Optional.empty();
    }

    /** The shortest that can be typed for it. */
    String key(Predicate<String> taken) {
        String shortest = letter.isEmpty() ? word() : letter;
        return argument.isEmpty() && !taken.test(shortest) ? shortest : ":" + shortest;
    }

    /** All commands in a lesson with what they do: its own, and those of the session that make sense there. */
    static Map<String, String> descriptions() {
        Map<String, String> all = new LinkedHashMap<>();
        for (LessonCommand command : values()) {
            String gap = command.argument.isEmpty() ? "" : command.argument + "   ";
            all.put(":" + command.word(), gap + command.does);
        }
        Commands.DESCRIPTIONS.forEach((name, text) -> {
            if (!name.equals(":reset")) {
                all.putIfAbsent(name, text);
            }
        });
        return all;
    }

    /** The overview that help shows. */
    static String overview(int columns) {
        StringBuilder text = new StringBuilder(Screen.wrapped("""
                Enter goes on: it shows the rest of a long page, runs the cell, leaves a step behind.
                Anything else that you type is JavaScript, and runs in the lesson's own session.
                At a question an expression is your answer; const, let and other statements still run.
                A letter and Enter do what stands here while no variable has its name; :letter always does.
                """, columns)).append("\n\n");
        for (LessonCommand command : values()) {
            String letterText = command.letter.isEmpty() ? " " : command.letter;
            String name = (":" + command.word() + " " + command.argument).strip();
            String beginning = String.format(Locale.ROOT, "  %s  %-17s ", letterText, name);
            text.append(Screen.hanging(beginning, command.does, columns)).append('\n');
        }
        return text.append('\n').append(Screen.wrapped("""
                        Of the session: :vars, :doc NAME, :graph L, :trace L, :step L, :time CODE.
                        Tab completes. Ctrl-C stops a cell or clears the line, Ctrl-D leaves.
                        """, columns)).toString();
    }
}
