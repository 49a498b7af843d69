package gradus.autodiff;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of the table in decimal arithmetic, of which at least 40 digits are right: what {@link AccuracyTest}
 * compares with. Every argument is an exact double, or was computed from exact doubles to all these digits.
 */
public final class HighPrecision {
    static final BigDecimal ZERO = BigDecimal.ZERO;
    static final BigDecimal ONE = BigDecimal.ONE;
    static final BigDecimal TWO = BigDecimal.valueOf(2);
    static final BigDecimal HALF = new BigDecimal("0.5");

    /** The 30 beyond the 40 pay for cancellation, such as that in the lower tail of the normal distribution. */
    private static final MathContext DIGITS = new MathContext(70);

    /** Where the series for the normal distribution hands over to the continued fraction. */
    private static final BigDecimal FAR = BigDecimal.valueOf(-10);

    /** What has been computed: the entries of a Jacobian share most of their terms. */
    private static final Map<BigDecimal, BigDecimal> EXP = new ConcurrentHashMap<>();

    private static final Map<BigDecimal, BigDecimal> LOG1P = new ConcurrentHashMap<>();

    private HighPrecision() {}

    /** The exact value of a double. */
    public static BigDecimal exact(double x) {
        return new BigDecimal(x);
    }

    static BigDecimal[] exact(double[] x) {
        return Arrays.stream(x).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    static BigDecimal mul(BigDecimal a, BigDecimal b) {
        return a.multiply(b, DIGITS);
    }

    static BigDecimal square(BigDecimal a) {
        return mul(a, a);
    }

    static BigDecimal div(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    static BigDecimal inverse(BigDecimal a) {
        return div(ONE, a);
    }

    static BigDecimal sum(BigDecimal... terms) {
        return Arrays.stream(terms).reduce(ZERO, BigDecimal::add);
    }

    static BigDecimal max(BigDecimal... x) {
        return Arrays.stream(x).reduce(BigDecimal::max).orElseThrow();
    }

    public static BigDecimal exp(BigDecimal x) {
        return EXP.computeIfAbsent(x.round(DIGITS), at -> BigDecimalMath.exp(at, DIGITS));
    }

    static BigDecimal expm1(BigDecimal x) {
        return BigDecimalMath.exp(x.round(DIGITS), finer(x)).subtract(ONE).round(DIGITS);
    }

    static BigDecimal log(BigDecimal x) {
        BigDecimal beyondOne = x.subtract(ONE);
        return beyondOne.abs().compareTo(HALF) < 0 ? log1p(beyondOne) : BigDecimalMath.log(x.round(DIGITS), DIGITS);
    }

    /** With as many digits more as 1 + x has zeros after the 1. */
    static BigDecimal log1p(BigDecimal x) {
        return x.signum() == 0 ? ZERO : LOG1P.computeIfAbsent(x.round(DIGITS), HighPrecision::newLog1p);
    }

    private static BigDecimal newLog1p(BigDecimal x) {
        return BigDecimalMath.log(x.add(ONE), finer(x)).round(DIGITS);
    }

    static BigDecimal sqrt(BigDecimal x) {
        return x.sqrt(DIGITS);
    }

    static BigDecimal sin(BigDecimal x) {
        return BigDecimalMath.sin(x, DIGITS);
    }

    static BigDecimal cos(BigDecimal x) {
        return BigDecimalMath.cos(x, DIGITS);
    }

    static BigDecimal tan(BigDecimal x) {
        return div(sin(x), cos(x));
    }

    static BigDecimal atan(BigDecimal x) {
        return BigDecimalMath.atan(x.round(DIGITS), DIGITS);
    }

    static BigDecimal sinh(BigDecimal x) {
        return mul(HALF, expm1(x).subtract(expm1(x.negate())));
    }

    static BigDecimal cosh(BigDecimal x) {
        return mul(HALF, exp(x).add(exp(x.negate())));
    }

    public static BigDecimal tanh(BigDecimal x) {
        return div(sinh(x), cosh(x));
    }

    static BigDecimal pow(BigDecimal base, BigDecimal exponent) {
        return exp(mul(exponent, log(base)));
    }

    /** 1/(1+e^-x). */
    public static BigDecimal sigmoid(BigDecimal x) {
        return inverse(exp(x.negate()).add(ONE));
    }

    /** The product of sigmoid(x) and sigmoid(-x). */
    public static BigDecimal sigmoidSlope(BigDecimal x) {
        return mul(sigmoid(x), sigmoid(x.negate()));
    }

    static BigDecimal softplus(BigDecimal x) {
        return max(x, ZERO).add(log1p(exp(x.abs().negate())));
    }

    static BigDecimal normalPdf(BigDecimal x) {
        return div(exp(mul(HALF, square(x)).negate()), sqrt(mul(TWO, BigDecimalMath.pi(DIGITS))));
    }

    /** erfc(-x/sqrt(2))/2, from the series of Abramowitz and Stegun 26.2.11 or the continued fraction 26.2.14. */
    static BigDecimal normalCdf(BigDecimal x) {
        return x.compareTo(FAR) < 0 ? normalCdfByFraction(x) : normalCdfBySeries(x);
    }

    /** 1/2 + pdf(x) (x + x^3/3 + x^5/15 + ...). At -10 the difference costs 24 digits of 70. */
    static BigDecimal normalCdfBySeries(BigDecimal x) {
        BigDecimal square = square(x);
        BigDecimal sum = ZERO;
        BigDecimal term = x.round(DIGITS);
        for (int odd = 3; term.signum() != 0 && BigDecimalMath.exponent(term) > -70; odd += 2) {
            sum = sum.add(term, DIGITS);
            term = div(mul(term, square), BigDecimal.valueOf(odd));
        }
        // Of a tiny x the first term is already below the limit, and is all that counts.
        return HALF.add(mul(normalPdf(x), sum.add(term)));
    }

    /** pdf(t)/(t + 1/(t + 2/(t + 3/...))) with t = -x: the upper tail at t is the lower tail at x. */
    static BigDecimal normalCdfByFraction(BigDecimal x) {
        BigDecimal t = x.negate();
        BigDecimal tail = t;
        for (int k = 400; k > 0; k--) {
            tail = t.add(div(BigDecimal.valueOf(k), tail), DIGITS);
        }
        return div(normalPdf(x), tail);
    }

    private static MathContext finer(BigDecimal x) {
        int zeros = x.signum() == 0 ? 0 : Math.max(0, -BigDecimalMath.exponent(x));
        return new MathContext(DIGITS.getPrecision() + zeros);
    }
}
