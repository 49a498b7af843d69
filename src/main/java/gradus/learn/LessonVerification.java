package gradus.learn;

import gradus.array.GradusException;
import gradus.course.Course;
import gradus.course.CourseFiles;
import gradus.course.Lesson;
import gradus.course.Lesson.Block;
import gradus.course.Lesson.Cell;
import gradus.course.Lesson.Formula;
import gradus.course.Lesson.Link;
import gradus.course.Lesson.Prose;
import gradus.course.LessonParser;
import gradus.course.Quiz;
import gradus.script.Suggestions;
import gradus.view.Tex;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lesson proves itself: each thing that it promises is tried, and each broken promise is a failure. */
final class LessonVerification {
    /** A command of TeX that is left in the text made of a formula, since the terminal has nothing for it. */
    private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]+");

    private final Course course;
    private final Lesson lesson;
    private final Duration limit;
    private final List<String> failures = new ArrayList<>();
    private int proofs;

    LessonVerification(Course course, Lesson lesson, Duration limit) {
        this.course = course;
        this.lesson = lesson;
        this.limit = limit;
    }

    /** How many things were proved or disproved. */
    int proofs() {
        return proofs;
    }

    /** Tries everything, and says what failed. */
    List<String> run() {
        lesson.exercise().ifPresent(name -> attempt(() -> course.exercise(name)));
        covered();
        lesson.links().forEach(this::link);
        try (LessonPlayer player = new LessonPlayer(lesson, limit)) {
            for (Block block : lesson.blocks()) {
                block(block, player);
            }
        }
        failures.sort(Comparator.comparingInt(this::line));
        return failures;
    }

    /** Of the lesson, from the beginning of a failure's text. */
    private int line(String failure) {
        return Integer.parseInt(
                failure.substring((lesson.file() + ":").length()).split("\\D", 2)[0]);
    }

    private void block(Block block, LessonPlayer player) {
        if (block instanceof Cell cell) {
            proofs++;
            player.play(cell).failure().ifPresent(this::add);
        } else if (block instanceof Prose prose) {
            attempt(() -> player.prose(prose));
        } else if (block instanceof Formula formula) {
            formula(formula, player);
        } else if (block instanceof Quiz quiz) {
            proofs++;
            player.marker().failures(quiz).forEach(this::add);
            attempt(() -> player.text(quiz.content().question(), quiz.line()));
            quiz.content().hints().forEach(hint -> attempt(() -> player.text(hint, quiz.line())));
        }
    }

    private void formula(Formula formula, LessonPlayer player) {
        proofs++;
        Matcher unknown = COMMAND.matcher(Tex.line(formula.tex()));
        if (unknown.find()) {
            add(new Failure(
                    lesson.file(),
                    formula.line(),
                    "a terminal cannot show " + unknown.group() + ". Write the formula without it.",
                    "",
                    formula.tex()));
        }
        formula.claim().ifPresent(claim -> {
            proofs += Proof.DRAWS;
            player.prove(claim).ifPresent(this::add);
        });
        if (formula.isBoxed() && formula.claim().isEmpty()) {
            add(new Failure(
                    lesson.file(),
                    formula.line(),
                    "a \\boxed formula needs a claim, a \"js claim\" fence right after it.",
                    "",
                    formula.tex()));
        }
    }

    private void covered() {
        List<String> known = List.copyOf(course.coverage().ids());
        for (String id : lesson.header().covers()) {
            proofs++;
            if (!known.isEmpty() && !known.contains(id)) {
                add(new Failure(
                        lesson.file(),
                        1,
                        "covers names " + id + ", which is not in lessons/coverage.yaml."
                                + Suggestions.didYouMean(id, known)));
            }
        }
    }

    private void link(Link link) {
        proofs++;
        String problem = problem(link.target());
        if (!problem.isEmpty()) {
            add(new Failure(lesson.file(), link.line(), problem, "", link.target()));
        }
    }

    /** What is wrong with an address; those of other hosts are taken as they are. */
    private String problem(String target) {
        try {
            URI uri = new URI(target);
            if (uri.getScheme() != null) {
                return "";
            }
            Path file = uri.getPath().isEmpty()
                    ? lesson.file()
                    : lesson.file().toAbsolutePath().resolveSibling(uri.getPath());
            if (!Files.exists(file)) {
                return "this leads to no file.";
            }
            boolean lost = uri.getFragment() != null
                    && file.toString().endsWith(".md")
                    && !anchors(uri, file).contains(uri.getFragment());
            return lost ? "there is no such heading." : "";
        } catch (URISyntaxException | GradusException e) {
            return "this is no address: " + e.getMessage();
        }
    }

    private Set<String> anchors(URI uri, Path file) {
        return uri.getPath().isEmpty() ? lesson.anchors() : LessonParser.anchors(CourseFiles.read(file), file);
    }

    private void attempt(Runnable body) {
        try {
            body.run();
        } catch (GradusException e) {
            String message = e.getMessage();
            failures.add(message.startsWith(lesson.file() + ":") ? message : lesson.file() + ":1: " + message);
        }
    }

    private void add(Failure failure) {
        failures.add(failure.text());
    }
}
