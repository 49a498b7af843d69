package gradus.view;

import gradus.view.GraphLayout.Place;
import gradus.view.GraphLayout.Point;
import java.util.ArrayList;
import java.util.List;

/** A diagram in box characters: ELK lays it out in units of one character, and the coordinates are cut to whole ones. */
final class GraphText {
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int RIGHT = 8;
    private static final String LIGHT = " ││││┘┐┤│└┌├─┴┬┼";
    private static final String HEAVY = " ┃┃┃┃┛┓┫┃┗┏┣━┻┳╋";

    private final Diagram diagram;
    private final GraphLayout layout;
    private final boolean right;
    private final int[][] mask;
    private final boolean[][] heavy;
    private final String[][] cells;

    private GraphText(Diagram diagram, boolean right) {
        this.diagram = diagram;
        this.right = right;
        List<Point> sizes = new ArrayList<>();
        int lines = diagram.height() | 1;
        for (int i = 0; i < diagram.boxes().size(); i++) {
            Diagram.Box box = diagram.boxes().get(i);
            int inputs = diagram.inputs(i) > GraphLayout.MOST_PORTS ? 1 : diagram.inputs(i);
            int columns = right ? 0 : 2 * inputs + 1;
            int rows = right ? inputs : 0;
            // odd sizes have a middle cell, where an arrow alone arrives; each input has a cell of its own
            sizes.add(new Point(Math.max(box.width() + 4, columns) | 1, Math.max(lines, rows | 1) + 2));
        }
        layout = GraphLayout.of(diagram, sizes, right, right ? 1 : 3, right ? 3 : 2, 2);
        int columns = (int) layout.width() + 4;
        int rows = (int) layout.height() + 4;
        mask = new int[rows][columns];
        heavy = new boolean[rows][columns];
        cells = new String[rows][columns];
    }

    /** The picture, layers to the right or downwards; the caller sees whether it fits. */
    static List<String> of(Diagram diagram, boolean right) {
        return new GraphText(diagram, right).draw();
    }

    private List<String> draw() {
        for (int i = 0; i < diagram.arrows().size(); i++) {
            arrow(diagram.arrows().get(i), layout.routes().get(i));
        }
        for (int i = 0; i < diagram.boxes().size(); i++) {
            box(diagram.boxes().get(i), layout.places().get(i));
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < cells.length; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < cells[row].length; column++) {
                String cell = cells[row][column];
                line.append(
                        cell != null
                                ? cell
                                : String.valueOf((heavy[row][column] ? HEAVY : LIGHT).charAt(mask[row][column])));
            }
            lines.add(line.toString().stripTrailing());
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static int left(Place place) {
        return (int) Math.floor(place.x() + place.width() / 2) - ((int) place.width() - 1) / 2;
    }

    private static int top(Place place) {
        return (int) Math.floor(place.y() + place.height() / 2) - ((int) place.height() - 1) / 2;
    }

    private void box(Diagram.Box box, Place place) {
        int left = left(place);
        int top = top(place);
        int width = (int) place.width();
        int height = (int) place.height();
        String frame = box.lit()
                ? "┏━┓┃┗━┛"
                : switch (box.style()) {
                    case DATA, COMPUTED -> "┌─┐│└─┘";
                    case PARAMETER -> "╭─╮│╰─╯";
                    case RESULT -> "╔═╗║╚═╝";
                    case FOLDED -> "┌┄┐┆└┄┘";
                };
        for (int x = 0; x < width; x++) {
            int piece = x == 0 ? 0 : x == width - 1 ? 2 : 1;
            set(top, left + x, frame.substring(piece, piece + 1));
            set(top + height - 1, left + x, frame.substring(piece + 4, piece + 5));
        }
        int blank = (height - 2 - box.lines().size()) / 2;
        for (int y = 0; y < height - 2; y++) {
            int k = y - blank;
            String text = k >= 0 && k < box.lines().size() ? box.lines().get(k) : "";
            int[] letters = TexBox.centred(text, width - 2).codePoints().toArray();
            set(top + 1 + y, left, frame.substring(3, 4));
            int column = left;
            for (int letter : letters) {
                String c = Character.toString(letter);
                if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                    set(top + 1 + y, column, cells[top + 1 + y][column] + c);
                } else {
                    set(top + 1 + y, ++column, c);
                }
            }
            set(top + 1 + y, left + width - 1, frame.substring(3, 4));
        }
    }

    private void set(int row, int column, String text) {
        cells[row][column] = text;
    }

    private void arrow(Diagram.Arrow arrow, List<Point> route) {
        Place from = layout.places().get(arrow.from());
        Place to = layout.places().get(arrow.to());
        int row = right ? floor(route.get(0).y()) : top(from) + (int) from.height();
        int column =
                right ? left(from) + (int) from.width() : floor(route.get(0).x());
        mask[row][column] |= right ? LEFT : UP;
        for (int i = 1; i < route.size(); i++) {
            boolean last = i == route.size() - 1;
            boolean arriving = route.size() > 2 && i >= route.size() - 2;
            int nextRow = last && !right ? top(to) - 1 : floor(route.get(i).y());
            int nextColumn = last && right ? left(to) - 1 : floor(route.get(i).x());
            if (arriving && right) { // beside the box, not at its corner
                nextRow = Math.min(Math.max(nextRow, top(to) + 1), top(to) + (int) to.height() - 2);
            } else if (arriving) {
                nextColumn = Math.min(Math.max(nextColumn, left(to) + 1), left(to) + (int) to.width() - 2);
            }
            line(row, column, row, nextColumn, arrow.lit());
            line(row, nextColumn, nextRow, nextColumn, arrow.lit());
            row = nextRow;
            column = nextColumn;
        }
        set(row, column, right ? (arrow.lit() ? "▶" : "▸") : (arrow.lit() ? "▼" : "▾"));
    }

    private static int floor(double x) {
        return (int) Math.floor(x);
    }

    private void line(int row, int column, int toRow, int toColumn, boolean lit) {
        int dr = Integer.signum(toRow - row);
        int dc = Integer.signum(toColumn - column);
        int r = row;
        int c = column;
        while (r != toRow || c != toColumn) {
            mask[r][c] |= dr > 0 ? DOWN : dr < 0 ? UP : dc > 0 ? RIGHT : LEFT;
            heavy[r][c] |= lit;
            r += dr;
            c += dc;
            mask[r][c] |= dr > 0 ? UP : dr < 0 ? DOWN : dc > 0 ? LEFT : RIGHT;
            heavy[r][c] |= lit;
        }
    }
}
