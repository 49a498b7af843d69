package gradus.view;

import java.util.ArrayList;
import java.util.List;

/** From data to a place between 0 and 1 along an axis, linear or logarithmic, with ticks at round numbers. */
final class Scale {
    private static final double[] NICE = {1, 2, 5, 10};

    private final double low;
    private final double high;
    private final boolean log;

    private Scale(double low, double high, boolean log) {
        this.low = low;
        this.high = high;
        this.log = log;
    }

    /** The scale that shows all finite values of {@code data}, with {@code room} (a share of the range) at both ends. */
    static Scale of(Iterable<double[]> data, boolean log, double room) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] values : data) {
            for (double v : values) {
                if (shows(v, log)) {
                    low = Math.min(low, log ? Math.log10(v) : v);
                    high = Math.max(high, log ? Math.log10(v) : v);
                }
            }
        }
        if (low > high) {
            return new Scale(0, 1, log);
        }
        if (high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high)) || high == low) {
            double half = low == 0 || log ? 0.5 : Math.abs(low) / 2;
            return new Scale(low - half, high + half, log);
        }
        double extra = (high - low) * room;
        return new Scale(low - extra, high + extra, log);
    }

    private static boolean shows(double v, boolean log) {
        return !Double.isNaN(v) && !Double.isInfinite(v) && (!log || v > 0);
    }

    /** Where {@code v} stands, 0 at the low end, 1 at the high; NaN if it cannot be shown. */
    double at(double v) {
        return shows(v, log) ? ((log ? Math.log10(v) : v) - low) / (high - low) : Double.NaN;
    }

    /** About {@code count} round numbers within the scale; on a logarithmic one powers of ten. */
    List<Double> ticks(int count) {
        List<Double> ticks = new ArrayList<>();
        if (log && high - low >= 1) {
            int step = Math.max(1, (int) Math.ceil((high - low) / count));
            for (int e = (int) Math.ceil(low - 1e-9); e <= high + 1e-9; e += step) {
                ticks.add(Math.pow(10, e));
            }
            return ticks;
        }
        double from = log ? Math.pow(10, low) : low;
        double to = log ? Math.pow(10, high) : high;
        double rough = (to - from) / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double nice : NICE) {
            step = nice * power;
            if (step >= rough * 0.999) {
                break;
            }
        }
        for (double k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** A tick as text: as short as it is round. */
    String label(double tick) {
        double exponent = Math.log10(Math.abs(tick));
        if (log && tick > 0 && Math.abs(exponent - Math.rint(exponent)) < 1e-9 && Math.abs(exponent) > 3) {
            return "10" + TexSymbols.raised(Long.toString(Math.round(exponent)));
        }
        return Numbers.rounded(Math.abs(tick) < 1e-12 * (high - low) ? 0 : tick, 6)
                .replace('-', '−');
    }
}
