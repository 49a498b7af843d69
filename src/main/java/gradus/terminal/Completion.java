package gradus.terminal;

import gradus.course.Course;
import gradus.script.Reference;
import gradus.script.Session;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What could stand at the cursor: names, members, commands and their arguments, files, and letters by their TeX names. */
final class Completion implements Completer {
    private static final Pattern MEMBER = Pattern.compile("((?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)+)[\\p{L}\\p{N}_$]*");
    private static final int DESCRIPTION = 60;
    private static final int MOST_DESCRIBED = 30;

    /** The group that is listed first, as the reference calls it, and the one that is listed last. */
    static final String OWN = "What a tensor has";

    static final String OTHERS = "Others";

    private final Supplier<Optional<Session>> session;
    private final Map<String, String> commands;

    /**
     * A completer.
     *
     * @param session the session, once it has been opened
     * @param commands those that begin with a colon, each with what it does
     */
    Completion(Supplier<Optional<Session>> session, Map<String, String> commands) {
        this.session = session;
        this.commands = commands;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        String word = line.word().substring(0, line.wordCursor());
        if (before.startsWith(":")) {
            command(before, word, candidates);
        } else if (word.startsWith("\\")) {
            Symbols.byName()
                    .forEach((name, letter) -> candidates.add(candidate(name, name + " " + letter, Optional.empty())));
        } else {
            program(word, candidates);
        }
    }

    private void program(String word, List<Candidate> candidates) {
        Matcher member = MEMBER.matcher(word);
        if (member.matches()) {
            String path = member.group(1);
            String owner = path.substring(0, path.length() - 1);
            String start = word.substring(path.length());
            List<String> members = session.get().map(s -> s.members(owner)).orElse(List.of()).stream()
                    .filter(name -> name.startsWith(start))
                    .toList();
            boolean many = members.size() > MOST_DESCRIBED;
            for (String name : members) {
                candidates.add(
                        many
                                ? new Candidate(path + name, name, group(name), null, null, null, false)
                                : candidate(path + name, name, description(owner, name)));
            }
        } else {
            session.get().ifPresent(s -> s.names()
                    .forEach(name -> candidates.add(candidate(name, name, description("", name)))));
        }
    }

    /** Where the reference tells of a member: many are read by subject, in columns, rather than one a line. */
    private static String group(String name) {
        return Reference.standard().groups().stream()
                .filter(group -> group.entries().stream()
                        .map(Reference.Entry::name)
                        .anyMatch(entry -> entry.equals("t." + name) || entry.equals(name)))
                .map(Reference.Group::title)
                .reduce((before, last) -> last) // what a tensor has of its own comes after the functions
                .orElse(OTHERS);
    }

    private static Optional<String> description(String owner, String name) {
        Reference reference = Reference.standard();
        Optional<Reference.Entry> entry = owner.isEmpty()
                ? Optional.ofNullable(reference.entries().get(name))
                : Optional.ofNullable(reference.entries().get(owner + "." + name))
                        .or(() -> reference.find(name));
        return entry.map(Reference.Entry::summary).map(Completion::shortened);
    }

    private static String shortened(String summary) {
        return summary.length() <= DESCRIPTION ? summary : summary.substring(0, DESCRIPTION - 3) + "...";
    }

    private static Candidate candidate(String value, String shown, Optional<String> description) {
        return new Candidate(value, shown, null, description.orElse(null), null, null, false);
    }

    private void command(String before, String word, List<Candidate> candidates) {
        if (!before.contains(" ")) {
            commands.forEach(
                    (name, text) -> candidates.add(new Candidate(name, name, null, shortened(text), null, null, true)));
            return;
        }
        switch (before.substring(0, before.indexOf(' '))) {
            case ":learn" ->
                Course.installed()
                        .lessons()
                        .forEach(path -> candidates.add(
                                candidate(Course.shortName(path), Course.shortName(path), Optional.empty())));
            case ":check" -> {
                Course.installed()
                        .exercises()
                        .forEach(path -> candidates.add(
                                candidate(Course.shortName(path), Course.shortName(path), Optional.empty())));
                files(word, candidates);
            }
            case ":load", ":save", ":transcript" -> files(word, candidates);
            case ":doc", ":help" ->
                Reference.standard()
                        .entries()
                        .values()
                        .forEach(entry -> candidates.add(
                                candidate(entry.name(), entry.name(), Optional.of(shortened(entry.summary())))));
            default -> program(word, candidates);
        }
    }

    private static void files(String word, List<Candidate> candidates) {
        int slash = word.lastIndexOf('/');
        String folder = word.substring(0, slash + 1);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path entry : entries) {
                String name = entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
                candidates.add(new Candidate(folder + name, name, null, null, null, null, !name.endsWith("/")));
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            // There is nothing there to complete.
        }
    }
}
