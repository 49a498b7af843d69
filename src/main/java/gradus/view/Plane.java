package gradus.view;

import gradus.array.NdArray;
import java.util.List;

/** A plot with two numeric axes, before it is drawn. {@code field} may be null. */
record Plane(List<Plot.Mark> marks, Field field, Scale x, Scale y, Plot.Options options) {
    /** Values on a grid, of which those above a level are shaded. */
    record Field(double[] x, double[] y, NdArray values, double level) {
        /** Whether a place is above the level, by interpolation between the four grid points around it. */
        boolean isAbove(double atX, double atY) {
            int column = before(x, atX);
            int row = before(y, atY);
            double u = share(x, column, atX);
            double v = share(y, row, atY);
            int right = Math.min(column + 1, x.length - 1);
            int up = Math.min(row + 1, y.length - 1);
            double below = (1 - u) * at(row, column) + u * at(row, right);
            double above = (1 - u) * at(up, column) + u * at(up, right);
            return (1 - v) * below + v * above > level;
        }

        private double at(int row, int column) {
            return values.data()[row * x.length + column];
        }

        private static int before(double[] grid, double at) {
            int found = 0;
            while (found + 2 < grid.length && grid[found + 1] <= at) {
                found++;
            }
            return found;
        }

        private static double share(double[] grid, int i, double at) {
            return i + 1 < grid.length && grid[i + 1] > grid[i]
                    ? Math.max(0, Math.min(1, (at - grid[i]) / (grid[i + 1] - grid[i])))
                    : 0;
        }

        double xAt(double share) {
            return x[0] + share * (x[x.length - 1] - x[0]);
        }

        double yAt(double share) {
            return y[0] + share * (y[y.length - 1] - y[0]);
        }
    }

    /** The marks that a legend names. */
    List<Plot.Mark> legend() {
        List<Plot.Mark> named =
                marks.stream().filter(mark -> !mark.series().label().isEmpty()).toList();
        return named.size() == 1
                        && named.get(0).form() == Plot.Form.LINE
                        && options.yLabel().equals(named.get(0).series().label())
                ? List.of()
                : named;
    }
}
