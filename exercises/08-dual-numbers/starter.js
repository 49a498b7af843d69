// Dual numbers: fill in the methods. Each operation returns a new Dual; none changes those that it is given.
class Dual {
    constructor(value, slope = 0) {
        this.value = value // the number
        this.slope = slope // how fast it moves
    }

    // The operand of the next four is a Dual or a plain number.
    add(other) {
        return undefined
    }

    sub(other) {
        return undefined
    }

    mul(other) {
        return undefined
    }

    div(other) {
        return undefined
    }

    // The exponent is a plain number.
    pow(exponent) {
        return undefined
    }

    neg() {
        return undefined
    }

    exp() {
        return undefined
    }

    log() {
        return undefined
    }

    sin() {
        return undefined
    }

    cos() {
        return undefined
    }
}

// The derivative of f, a function of one Dual, at the number x.
function derivative(f, x) {
    return undefined
}

// How fast f, a function of several Duals, changes at the numbers in `at` when these move with the speeds in `direction`.
function directional(f, at, direction) {
    return undefined
}
