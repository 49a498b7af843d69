package gradus.array;

/**
 * The four operations of arithmetic as loops over runs of numbers. A step is 1, or 0 for an operand of which one number
 * serves for the whole run. One loop an operation and case: as calls of a function they would not become vectors.
 */
enum Arithmetic {
    ADD {
        @Override
        void all(double[] x, double[] y, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] + y[i];
            }
        }

        @Override
        void all(double[] x, double c, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] + c;
            }
        }

        @Override
        void run(double[] x, int xAt, int xStep, double[] y, int yAt, int yStep, double[] z, int at, int count) {
            if (xStep == yStep) {
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] + y[yAt + i];
                }
            } else if (yStep == 0) {
                double c = y[yAt];
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] + c;
                }
            } else {
                run(y, yAt, yStep, x, xAt, xStep, z, at, count);
            }
        }
    },
    SUB {
        @Override
        void all(double[] x, double[] y, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] - y[i];
            }
        }

        @Override
        void all(double[] x, double c, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] - c;
            }
        }

        @Override
        void run(double[] x, int xAt, int xStep, double[] y, int yAt, int yStep, double[] z, int at, int count) {
            if (xStep == yStep) {
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] - y[yAt + i];
                }
            } else if (yStep == 0) {
                double c = y[yAt];
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] - c;
                }
            } else {
                double c = x[xAt];
                for (int i = 0; i < count; i++) {
                    z[at + i] = c - y[yAt + i];
                }
            }
        }
    },
    MUL {
        @Override
        void all(double[] x, double[] y, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] * y[i];
            }
        }

        @Override
        void all(double[] x, double c, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] * c;
            }
        }

        @Override
        void run(double[] x, int xAt, int xStep, double[] y, int yAt, int yStep, double[] z, int at, int count) {
            if (xStep == yStep) {
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] * y[yAt + i];
                }
            } else if (yStep == 0) {
                double c = y[yAt];
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] * c;
                }
            } else {
                run(y, yAt, yStep, x, xAt, xStep, z, at, count);
            }
        }
    },
    DIV {
        @Override
        void all(double[] x, double[] y, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] / y[i];
            }
        }

        @Override
        void all(double[] x, double c, double[] z) {
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] / c;
            }
        }

        @Override
        void run(double[] x, int xAt, int xStep, double[] y, int yAt, int yStep, double[] z, int at, int count) {
            if (xStep == yStep) {
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] / y[yAt + i];
                }
            } else if (yStep == 0) {
                double c = y[yAt];
                for (int i = 0; i < count; i++) {
                    z[at + i] = x[xAt + i] / c;
                }
            } else {
                double c = x[xAt];
                for (int i = 0; i < count; i++) {
                    z[at + i] = c / y[yAt + i];
                }
            }
        }
    };

    boolean commutes() {
        return this == ADD || this == MUL;
    }

    /** z = x op y, for arrays of one length. Loops that start at 0 become vectors; the JVM cannot tell of others. */
    abstract void all(double[] x, double[] y, double[] z);

    /** z = x op c. */
    abstract void all(double[] x, double c, double[] z);

    /** z = x op y for {@code count} numbers; if neither steps, count is 1. */
    abstract void run(double[] x, int xAt, int xStep, double[] y, int yAt, int yStep, double[] z, int at, int count);
}
