package gradus.autodiff;

/** The derivatives of a power, with the conventions that keep 0 from turning into NaN. */
final class Powers {
    private Powers() {}

    /** b a^(b-1); where a = b = 0 this is 0 times infinity, and the convention is d(x**0)/dx = 0. */
    static Tensor byBase(Tensor a, Tensor b) {
        Tensor bothZero = flag(a, b, (x, y) -> x == 0 && y == 0);
        return b.mul(a.pow(b.sub(Tensor.constant(1)).add(bothZero)));
    }

    /** a^b log a; where a = 0 and b >= 0 the power has vanished for good, and the derivative is 0. */
    static Tensor byExponent(Tensor a, Tensor b) {
        Tensor vanished = flag(a, b, (x, y) -> x == 0 && y >= 0);
        return a.pow(b).mul(Functions.log(a.add(vanished)));
    }

    private interface Condition {
        boolean test(double x, double y);
    }

    private static Tensor flag(Tensor a, Tensor b, Condition condition) {
        return Tensor.constant(a.value().zip(b.value(), "pow", (x, y) -> condition.test(x, y) ? 1 : 0));
    }
}
