package gradus.terminal;

import gradus.script.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;

/** The line editor for programs: blocks, colours, completion, and letters by their TeX names. */
final class Editor {
    private static final int REMEMBERED = 10_000;

    private Editor() {}

    /**
     * A line editor.
     *
     * @param session whose names are completed, once it has been opened
     * @param commands that begin with a colon, each with what it does
     * @param history the file that keeps what was typed; none if empty
     */
    static LineReader open(
            Terminal terminal,
            Supplier<Optional<Session>> session,
            Map<String, String> commands,
            Optional<Path> history) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("gradus")
                .parser(new Blocks())
                .highlighter(new Highlighting(Screen.isStyled(terminal)))
                .completer(new Completion(session, commands))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, Pasted.CONTINUED)
                .variable(LineReader.ORIGINAL_GROUP_NAME, Completion.OWN)
                .variable(LineReader.OTHERS_GROUP_NAME, Completion.OTHERS)
                .variable(LineReader.INDENTATION, 2)
                .variable(LineReader.HISTORY_SIZE, REMEMBERED)
                .variable(LineReader.HISTORY_FILE_SIZE, 2 * REMEMBERED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        LineReader reader = builder.build();
        completeSymbols(reader);
        if (Screen.isStyled(terminal)) {
            new AutosuggestionWidgets(reader).enable();
        }
        return reader;
    }

    /** Tab after a letter's TeX name puts the letter in its place; anywhere else it completes. */
    private static void completeSymbols(LineReader reader) {
        String widget = "gradus-symbol-or-complete";
        reader.getWidgets().put(widget, () -> {
            Optional<String> name = Symbols.nameAtEnd(reader.getBuffer().upToCursor());
            if (name.isEmpty()) {
                reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
            } else {
                reader.getBuffer().backspace(name.get().length());
                reader.getBuffer().write(Symbols.byName().get(name.get()));
            }
            return true;
        });
        for (String keymap : List.of(LineReader.MAIN, LineReader.EMACS, LineReader.VIINS)) {
            reader.getKeyMaps().get(keymap).bind(new Reference(widget), KeyMap.ctrl('I'));
        }
    }
}
