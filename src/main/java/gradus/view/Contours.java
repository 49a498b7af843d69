package gradus.view;

import gradus.array.NdArray;
import java.util.ArrayList;
import java.util.List;

/** Marching squares: where a function on a grid crosses a level, as line segments parted by NaN. */
final class Contours {
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double level;
    private final List<double[]> points = new ArrayList<>();

    private Contours(double[] x, double[] y, NdArray values, double level) {
        this.x = x;
        this.y = y;
        this.z = values.data();
        this.level = level;
    }

    static Plot.Series of(double[] x, double[] y, NdArray values, double level) {
        Contours contours = new Contours(x, y, values, level);
        for (int row = 0; row + 1 < y.length; row++) {
            for (int column = 0; column + 1 < x.length; column++) {
                contours.square(row, column);
            }
        }
        return new Plot.Series(
                "",
                contours.points.stream().mapToDouble(p -> p[0]).toArray(),
                contours.points.stream().mapToDouble(p -> p[1]).toArray());
    }

    private double value(int row, int column) {
        return z[row * x.length + column];
    }

    private void square(int row, int column) {
        List<double[]> crossings = new ArrayList<>();
        cross(crossings, row, column, row, column + 1);
        cross(crossings, row, column + 1, row + 1, column + 1);
        cross(crossings, row + 1, column + 1, row + 1, column);
        cross(crossings, row + 1, column, row, column);
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            points.add(crossings.get(i));
            points.add(crossings.get(i + 1));
            points.add(new double[] {Double.NaN, Double.NaN});
        }
    }

    private void cross(List<double[]> into, int row, int column, int toRow, int toColumn) {
        double a = value(row, column) - level;
        double b = value(toRow, toColumn) - level;
        if ((a > 0) != (b > 0)) {
            double t = a / (a - b);
            into.add(new double[] {x[column] + t * (x[toColumn] - x[column]), y[row] + t * (y[toRow] - y[row])});
        }
    }
}
