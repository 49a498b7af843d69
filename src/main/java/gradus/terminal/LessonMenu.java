package gradus.terminal;

import gradus.course.Course;
import gradus.learn.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** The lessons with a learner's progress in each, to choose from by arrow keys, number or name. */
final class LessonMenu {
    private enum Key {
        UP,
        DOWN,
        FIRST,
        LAST,
        TAKE,
        ERASE,
        LEAVE,
        TEXT
    }

    private static final int STATUS = 31;

    private final Terminal terminal;
    private final List<Standing> standings;
    private int selected;
    private String typed = "";

    LessonMenu(Terminal terminal, List<Standing> standings) {
        this.terminal = terminal;
        this.standings = standings;
        this.selected = standings.isEmpty() ? -1 : Standing.next(standings);
    }

    /** The lesson that the learner takes, if one. */
    Optional<Path> choose() {
        if (standings.isEmpty()) {
            terminal.writer().println("There are no lessons here.");
            return Optional.empty();
        }
        Attributes before = terminal.enterRawMode();
        Terminal.SignalHandler resized = terminal.handle(Terminal.Signal.WINCH, signal -> {});
        Display display = new Display(terminal, false);
        try {
            BindingReader keys = new BindingReader(terminal.reader());
            KeyMap<Key> map = keys();
            Key key = Key.TEXT;
            while (key != Key.LEAVE && key != Key.TAKE && key != null) {
                draw(display);
                key = keys.readBinding(map);
                if (key != null) {
                    press(key, keys.getLastBinding());
                }
            }
            return key == Key.TAKE ? Optional.of(standings.get(selected).file()) : Optional.empty();
        } finally {
            display.update(List.of(), 0);
            terminal.handle(Terminal.Signal.WINCH, resized);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    private KeyMap<Key> keys() {
        KeyMap<Key> map = new KeyMap<>();
        map.setUnicode(Key.TEXT);
        map.setAmbiguousTimeout(100);
        for (char c = ' '; c < '\u007f'; c++) {
            map.bind(Key.TEXT, String.valueOf(c));
        }
        map.bind(Key.UP, KeyMap.key(terminal, Capability.key_up), "\u001b[A", "\u001bOA", KeyMap.ctrl('P'));
        map.bind(Key.DOWN, KeyMap.key(terminal, Capability.key_down), "\u001b[B", "\u001bOB", KeyMap.ctrl('N'), "\t");
        map.bind(Key.FIRST, KeyMap.key(terminal, Capability.key_home), "\u001b[H", "\u001b[1~");
        map.bind(Key.LAST, KeyMap.key(terminal, Capability.key_end), "\u001b[F", "\u001b[4~");
        map.bind(Key.TAKE, "\r", "\n");
        map.bind(Key.ERASE, KeyMap.del(), KeyMap.ctrl('H'));
        map.bind(Key.LEAVE, KeyMap.ctrl('D'), KeyMap.ctrl('C'), KeyMap.esc());
        return map;
    }

    private void press(Key key, String text) {
        int last = standings.size() - 1;
        switch (key) {
            case UP -> selected = selected == 0 ? last : selected - 1;
            case DOWN -> selected = selected == last ? 0 : selected + 1;
            case FIRST -> selected = 0;
            case LAST -> selected = last;
            case ERASE -> typed = typed.substring(0, Math.max(0, typed.length() - 1));
            case TEXT -> {
                typed += text;
                match().ifPresent(found -> selected = found);
            }
            default -> {
                return;
            }
        }
        if (key != Key.TEXT && key != Key.ERASE) {
            typed = "";
        }
    }

    /** The lesson that is meant by what was typed: its number, the beginning of its name, or a part of its title. */
    private Optional<Integer> match() {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.matches("\\d{1,3}")) {
            int number = Integer.parseInt(wanted);
            return number >= 1 && number <= standings.size() ? Optional.of(number - 1) : Optional.empty();
        }
        return where(i -> name(i).startsWith(wanted))
                .or(() -> where(i -> name(i).contains(wanted)))
                .or(() -> where(
                        i -> standings.get(i).title().toLowerCase(Locale.ROOT).contains(wanted)));
    }

    private Optional<Integer> where(IntPredicate matches) {
        return IntStream.range(0, standings.size()).filter(matches).boxed().findFirst();
    }

    private String name(int index) {
        return Course.shortName(standings.get(index).file());
    }

    private void draw(Display display) {
        int columns = Math.max(20, terminal.getWidth());
        int rows = Math.max(6, terminal.getHeight());
        display.resize(rows, columns);
        List<AttributedString> all = lines(Math.min(columns - 1, Screen.width(terminal)));
        int room = Math.min(all.size(), rows - 4);
        int from = Math.max(0, Math.min(selected - room / 2, all.size() - room));
        List<AttributedString> shown = new ArrayList<>(all.subList(from, from + room));
        shown.add(AttributedString.EMPTY);
        String help = typed.isEmpty()
                ? "Arrow keys and Enter, or type a number or a name. Esc leaves."
                : "> " + typed + (match().isPresent() ? "" : "   (no such lesson)");
        shown.add(new AttributedString(help, LessonPage.DIM).columnSubSequence(0, columns - 1));
        display.update(shown, -1);
        terminal.flush();
    }

    /** One line a lesson, to choose from. */
    private List<AttributedString> lines(int width) {
        int room = Math.max(10, width - 7 - STATUS);
        List<AttributedString> lines = new ArrayList<>();
        for (int i = 0; i < standings.size(); i++) {
            Standing standing = standings.get(i);
            String title = standing.title().length() <= room
                    ? standing.title()
                    : standing.title().substring(0, room - 1) + "…";
            String line = String.format(Locale.ROOT, "%2d %s %-" + room + "s ", i + 1, mark(standing), title);
            AttributedStringBuilder text = new AttributedStringBuilder();
            if (i == selected) {
                text.styled(AttributedStyle.BOLD, "▸ " + line + standing.text());
            } else {
                text.append("  ").append(line).styled(LessonPage.DIM, standing.text());
            }
            lines.add(text.toAttributedString());
        }
        return lines;
    }

    /** One line a lesson, to be read: number, name, title and progress. */
    static List<String> list(List<Standing> standings) {
        int names = longest(standings.stream().map(s -> Course.shortName(s.file())));
        int titles = longest(standings.stream().map(Standing::title));
        return IntStream.range(0, standings.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%2d %s %-" + names + "s  %-" + titles + "s  %s",
                        i + 1,
                        mark(standings.get(i)),
                        Course.shortName(standings.get(i).file()),
                        standings.get(i).title(),
                        standings.get(i).text()))
                .toList();
    }

    private static int longest(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(1);
    }

    private static String mark(Standing standing) {
        return standing.finished() ? "✓" : standing.done() > 0 ? "…" : " ";
    }
}
