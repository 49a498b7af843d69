package gradus.terminal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a learner left a lesson.
 *
 * @param menu whether for the menu
 * @param lesson for this other lesson, if for one
 */
record LessonEnding(boolean menu, Optional<Path> lesson) {
    static final LessonEnding QUIT = new LessonEnding(false, Optional.empty());
    static final LessonEnding MENU = new LessonEnding(true, Optional.empty());

    static LessonEnding lesson(Path file) {
        return new LessonEnding(false, Optional.of(file));
    }
}
