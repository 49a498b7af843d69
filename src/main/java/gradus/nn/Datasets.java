package gradus.nn;

import gradus.array.GradusException;
import gradus.array.NdArray;
import gradus.array.RandomNumbers;
import gradus.array.Shape;

/**
 * Small data sets of labelled points in the plane, to train classifiers on. The shapes are those of scikit-learn's
 * make_moons, make_circles and make_blobs, and CS231n's spirals; the points are our own for a seed.
 */
public final class Datasets {
    private Datasets() {}

    /**
     * Points and their classes.
     *
     * @param points of shape (n, 2)
     * @param labels of shape (n,): 0, 1, ... as many as there are classes
     */
    public record Labelled(NdArray points, NdArray labels) {}

    /** A point of class {@code label}, the {@code i}th of {@code count}, without noise. */
    @FunctionalInterface
    private interface Curve {
        double[] at(int label, int i, int count);
    }

    /** Two half circles of radius 1, one turned over and moved by (1, 0.5), which reach into each other. */
    public static Labelled moons(int n, double noise, RandomNumbers random) {
        return along(n, 2, noise, random, (label, i, count) -> {
            double angle = Math.PI * i / Math.max(1, count - 1);
            double x = StrictMath.cos(angle);
            double y = StrictMath.sin(angle);
            return label == 0 ? new double[] {x, y} : new double[] {1 - x, 0.5 - y};
        });
    }

    /** A circle of radius 1 and one of half that inside it. */
    public static Labelled circles(int n, double noise, RandomNumbers random) {
        return along(n, 2, noise, random, (label, i, count) -> {
            double angle = 2 * Math.PI * i / count;
            double radius = label == 0 ? 1 : 0.5;
            return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
        });
    }

    /** Arms that wind out from the origin to radius 1, one a class, by about 230 degrees each. */
    public static Labelled spirals(int n, int classes, double noise, RandomNumbers random) {
        return along(n, classes, noise, random, (label, i, count) -> {
            double radius = (i + 1.0) / count;
            double angle = 2 * Math.PI * label / classes + 4 * radius;
            return new double[] {radius * StrictMath.sin(angle), radius * StrictMath.cos(angle)};
        });
    }

    /** Normal clouds with standard deviation {@code std} around centres evenly spaced on a circle of radius 2. */
    public static Labelled blobs(int n, int classes, double std, RandomNumbers random) {
        return along(n, classes, std, random, (label, i, count) -> {
            double angle = 2 * Math.PI * label / classes;
            return new double[] {2 * StrictMath.cos(angle), 2 * StrictMath.sin(angle)};
        });
    }

    /** Points along one curve a class, as evenly shared as can be, with normal noise on each coordinate. */
    private static Labelled along(int n, int classes, double noise, RandomNumbers random, Curve curve) {
        if (classes < 1 || n < classes || !(noise >= 0)) {
            throw new GradusException("A data set needs at least one class, a point for each, and noise of at least 0,"
                    + " and got " + n + " points, " + classes + " classes and noise " + noise + ".");
        }
        double[] points = new double[2 * n];
        double[] labels = new double[n];
        int at = 0;
        for (int label = 0; label < classes; label++) {
            int count = n / classes + (label < n % classes ? 1 : 0);
            for (int i = 0; i < count; i++) {
                double[] point = curve.at(label, i, count);
                points[2 * at] = point[0] + noise * random.normal();
                points[2 * at + 1] = point[1] + noise * random.normal();
                labels[at++] = label;
            }
        }
        return new Labelled(NdArray.of(Shape.of(n, 2), points), NdArray.vector(labels));
    }
}
