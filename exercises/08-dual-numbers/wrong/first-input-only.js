// Only the first input moves.
// expect: twoVariables: first-input-only
// expect: threeVariables: first-input-only
class Dual {
    constructor(value, slope = 0) {
        this.value = value
        this.slope = slope
    }

    // A plain number stands still.
    static of(x) {
        return x instanceof Dual ? x : new Dual(x, 0)
    }

    add(other) {
        const o = Dual.of(other)
        return new Dual(this.value + o.value, this.slope + o.slope)
    }

    sub(other) {
        const o = Dual.of(other)
        return new Dual(this.value - o.value, this.slope - o.slope)
    }

    mul(other) {
        const o = Dual.of(other)
        return new Dual(this.value * o.value, this.slope * o.value + this.value * o.slope)
    }

    div(other) {
        const o = Dual.of(other)
        return new Dual(this.value / o.value, (this.slope * o.value - this.value * o.slope) / o.value ** 2)
    }

    pow(exponent) {
        return new Dual(this.value ** exponent, exponent * this.value ** (exponent - 1) * this.slope)
    }

    neg() {
        return new Dual(-this.value, -this.slope)
    }

    exp() {
        const e = Math.exp(this.value)
        return new Dual(e, e * this.slope)
    }

    log() {
        return new Dual(Math.log(this.value), this.slope / this.value)
    }

    sin() {
        return new Dual(Math.sin(this.value), Math.cos(this.value) * this.slope)
    }

    cos() {
        return new Dual(Math.cos(this.value), -Math.sin(this.value) * this.slope)
    }
}

// The derivative of f, a function of one Dual, at the number x.
function derivative(f, x) {
    return f(new Dual(x, 1)).slope
}

// How fast f, a function of several Duals, changes at the numbers in `at` when these move with the speeds in `direction`.
function directional(f, at, direction) {
    return f(...at.map((x, i) => new Dual(x, i == 0 ? direction[0] : 0))).slope
}
