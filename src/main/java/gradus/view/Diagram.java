package gradus.view;

import java.util.List;

/** What a graph shows, before it is drawn: boxes and arrows. */
record Diagram(List<Box> boxes, List<Arrow> arrows) {
    /** How a box stands out; each has its own outline, so that nothing hangs on colour. */
    enum Style {
        DATA,
        PARAMETER,
        COMPUTED,
        RESULT,
        FOLDED
    }

    /**
     * One box.
     *
     * @param lines what it says, the title first
     * @param lit whether it is highlighted
     */
    record Box(List<String> lines, Style style, boolean lit) {
        int width() {
            return lines.stream().mapToInt(Tex::width).max().orElse(0);
        }
    }

    /**
     * From a box to one that uses it.
     *
     * @param from the position of the one in {@link #boxes}
     * @param to the position of the other
     */
    record Arrow(int from, int to, boolean lit) {}

    /** How many arrows arrive at the box at a position. */
    int inputs(int box) {
        return (int) arrows.stream().filter(arrow -> arrow.to() == box).count();
    }

    /** The lines of the tallest box. */
    int height() {
        return boxes.stream().mapToInt(box -> box.lines().size()).max().orElse(1);
    }
}
