// The engine of Gradus is asked, in place of writing one.
// expect: "the engine's own derivatives are switched off"
// expect: add: wrong
// expect: sub: wrong
// expect: mul: wrong
// expect: div: wrong
// expect: pow: wrong
// expect: neg: wrong
// expect: exp: wrong
// expect: log: wrong
// expect: tanh: wrong
// expect: relu: wrong
// expect: constants: missing
// expect: trees: missing
// expect: twice: missing
// expect: fanOut: missing
// expect: reuse: missing
// expect: deep: missing
// expect: paths: missing
// expect: again: missing
// expect: twoResults: missing
// expect: zero: missing
class Value {
    constructor(data, operands = []) {
        this.data = data
        this.grad = 0
        this.operands = operands
        this.send = () => {}
    }

    add(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data + other.data, [this, other])
        out.send = () => {
            this.grad += out.grad
            other.grad += out.grad
        }
        return out
    }

    sub(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data - other.data, [this, other])
        out.send = () => {
            this.grad += out.grad
            other.grad -= out.grad
        }
        return out
    }

    mul(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data * other.data, [this, other])
        out.send = () => {
            this.grad += out.grad * other.data
            other.grad += out.grad * this.data
        }
        return out
    }

    div(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data / other.data, [this, other])
        out.send = () => {
            this.grad += out.grad / other.data
            other.grad += -out.grad * this.data / other.data ** 2
        }
        return out
    }

    pow(exponent) {
        const out = new Value(this.data ** exponent, [this])
        out.send = () => {
            this.grad += out.grad * exponent * this.data ** (exponent - 1)
        }
        return out
    }

    neg() {
        const out = new Value(-this.data, [this])
        out.send = () => {
            this.grad -= out.grad
        }
        return out
    }

    exp() {
        const out = new Value(Math.exp(this.data), [this])
        out.send = () => {
            this.grad += out.grad * out.data
        }
        return out
    }

    log() {
        const out = new Value(Math.log(this.data), [this])
        out.send = () => {
            this.grad += out.grad / this.data
        }
        return out
    }

    tanh() {
        const out = new Value(Math.tanh(this.data), [this])
        out.send = () => {
            this.grad += out.grad * (1 - out.data ** 2)
        }
        return out
    }

    relu() {
        const out = new Value(Math.max(0, this.data), [this])
        out.send = () => {
            this.grad += this.data > 0 ? out.grad : 0
        }
        return out
    }

    backward() {
        grad(x => x * this.data)(1)
    }

    zeroGrad() {
        this.grad = 0
    }
}
