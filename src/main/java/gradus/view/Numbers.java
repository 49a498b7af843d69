package gradus.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, spelt as JavaScript spells them. The same on every JDK (Double.toString changed in JDK 19). */
public final class Numbers {
    private Numbers() {}

    /** The shortest decimal that reads back as exactly {@code x}: 0.1, -0.00037018372795869517, 1e-7, Infinity. */
    public static String exact(double x) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return special(x);
        }
        return spell(shortest(x));
    }

    /** {@code x} to at most {@code digits} significant digits, without trailing zeros. */
    public static String rounded(double x, int digits) {
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return special(x);
        }
        return spell(new BigDecimal(x).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
    }

    static String special(double x) {
        if (Double.isNaN(x)) {
            return "NaN";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "Infinity" : "-Infinity";
        }
        return 1 / x < 0 ? "-0" : "0";
    }

    /** The decimal of fewest digits that reads back as {@code x}. */
    static BigDecimal shortest(double x) {
        BigDecimal full = new BigDecimal(x);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal candidate = full.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (candidate.doubleValue() == x) {
                return candidate;
            }
        }
        return full.round(new MathContext(17, RoundingMode.HALF_EVEN));
    }

    /** Decimal notation from 1e-6 up to 1e21, as ECMAScript's Number::toString has it; exponents beyond. */
    private static String spell(BigDecimal x) {
        BigDecimal plain = x.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return plain.toPlainString();
        }
        String digits = plain.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (plain.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
