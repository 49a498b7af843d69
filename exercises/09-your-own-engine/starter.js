// An engine of your own: fill in the methods. Each operation returns a new Value; none changes the values that it is given.
class Value {
    constructor(data) {
        this.data = data // the number
        this.grad = 0 // the derivative of a result by this value, once backward() has run
    }

    // The operand of the next four is a Value or a plain number.
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

    tanh() {
        return undefined
    }

    relu() {
        return undefined
    }

    // Adds the derivative of this value by each leaf to that leaf's grad.
    backward() {}

    // Sets this value's grad back to 0.
    zeroGrad() {}
}
