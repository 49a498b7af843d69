package gradus.terminal;

import gradus.course.Course;
import gradus.course.Lesson;
import gradus.course.LessonParser;
import gradus.learn.Progress;
import gradus.learn.Standing;
import gradus.learn.Walkthrough;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/** Taking lessons: from the menu to a lesson, from lesson to lesson, until the learner leaves. */
public final class Learning {
    private final Terminal terminal;
    private final PrintWriter out;
    private final Course course;
    private final Progress progress;
    private final Optional<PipedKeyboard> pipe;

    /** For a person at a terminal. */
    public Learning(Terminal terminal, PrintWriter out, Course course) {
        this(terminal, out, course, standard(out), Optional.empty());
    }

    private Learning(
            Terminal terminal, PrintWriter out, Course course, Progress progress, Optional<PipedKeyboard> pipe) {
        this.terminal = terminal;
        this.out = out;
        this.course = course;
        this.progress = progress;
        this.pipe = pipe;
    }

    /** With progress kept elsewhere than in the learner's own file. */
    public Learning keeping(Progress elsewhere) {
        return new Learning(terminal, out, course, elsewhere, pipe);
    }

    /**
     * With lines from a pipe, each as if it were typed.
     *
     * @param typed whether a person types them all the same, at a terminal that can only print
     */
    public Learning reading(BufferedReader in, boolean typed) {
        return new Learning(terminal, out, course, progress, Optional.of(new PipedKeyboard(in, out, typed)));
    }

    /** The learner's own progress. */
    public static Progress standard(PrintWriter out) {
        return new Progress(Progress.standardFile(), out::println);
    }

    /** Shows the menu, and goes on with what is chosen there. */
    public void menu() {
        chosen().ifPresent(this::take);
    }

    /** Takes a lesson, by its name or its file, and goes on with what the learner chooses at its end. */
    public void lesson(String name) {
        take(course.lesson(name));
    }

    /** Prints all lessons, with how far the learner has come in each. */
    public void list() {
        LessonMenu.list(Standing.in(course, progress)).forEach(out::println);
    }

    private void take(Path first) {
        Optional<Path> file = Optional.of(first);
        while (file.isPresent()) {
            LessonEnding ending = guide(file.get());
            file = ending.menu() ? chosen() : ending.lesson();
        }
    }

    private Optional<Path> chosen() {
        List<Standing> standings = Standing.in(course, progress);
        if (pipe.isEmpty()) {
            return new LessonMenu(terminal, standings).choose();
        }
        list();
        Optional<String> name = pipe.get().read(List.of("a lesson's name or number", "[Enter] the next"), "lessons");
        return name.map(
                text -> text.isEmpty() ? standings.get(Standing.next(standings)).file() : course.lesson(text));
    }

    private LessonEnding guide(Path file) {
        Lesson lesson = LessonParser.read(file);
        try (Walkthrough walk = new Walkthrough(lesson, Standing.key(course, file), progress)) {
            GuidedLesson guided = new GuidedLesson(terminal, out, course, walk, keyboard(walk), after(file));
            Terminal.SignalHandler before =
                    pipe.isEmpty() ? terminal.handle(Terminal.Signal.INT, signal -> guided.interrupt()) : null;
            try {
                LessonEnding ending = guided.run();
                if (ending.equals(LessonEnding.QUIT)) {
                    farewell(walk, file);
                    out.flush();
                }
                return ending;
            } finally {
                if (before != null) {
                    terminal.handle(Terminal.Signal.INT, before);
                }
            }
        }
    }

    private Keyboard keyboard(Walkthrough walk) {
        if (pipe.isPresent()) {
            return pipe.get();
        }
        LineReader reader = Editor.open(
                terminal, () -> Optional.of(walk.player().session()), LessonCommand.descriptions(), Optional.empty());
        return new TypedKeyboard(terminal, reader);
    }

    private void farewell(Walkthrough walk, Path file) {
        boolean ours = course.lessons().contains(file);
        String name = ours ? Course.shortName(file) : file.toString();
        String message = walk.isAtEnd()
                ? "You are through with this lesson. ./gradus learn shows all."
                : "You are at step " + (walk.at() + 1) + " of "
                        + walk.steps().size() + ", and it is kept. ./gradus learn " + name
                        + " goes on from here.";
        out.println(Screen.wrapped(message, Screen.width(terminal)));
    }

    /** The lesson that follows in the course. */
    private Optional<Path> after(Path file) {
        List<Path> lessons = course.lessons();
        return IntStream.range(0, lessons.size() - 1)
                .filter(i -> lessons.get(i).toAbsolutePath().equals(file.toAbsolutePath()))
                .mapToObj(i -> lessons.get(i + 1))
                .findFirst();
    }
}
