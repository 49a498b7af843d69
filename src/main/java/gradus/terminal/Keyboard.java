package gradus.terminal;

import java.util.List;
import java.util.Optional;

/** Where a learner's lines come from. */
interface Keyboard {
    /**
     * The next line, or block; empty at the end of the input.
     *
     * @param keys what can be done, the most important first
     * @param place where the learner is, in a few words
     */
    Optional<String> read(List<String> keys, String place);

    /** A cell's code as the learner edits it; empty if they give it up. */
    Optional<String> edit(String code);

    /** How many rows of text fit before the learner must be asked. */
    int rows();
}
