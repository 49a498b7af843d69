// A gradient is sent along each path separately: right, and very slow where paths meet.
// expect: deep: recursion-too-deep
// expect: paths: paths-walked-singly
// expect: "was written 64 times"
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
        out.send = g => {
            this.receive(g)
            other.receive(g)
        }
        return out
    }

    sub(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data - other.data, [this, other])
        out.send = g => {
            this.receive(g)
            other.receive(-g)
        }
        return out
    }

    mul(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data * other.data, [this, other])
        out.send = g => {
            this.receive(g * other.data)
            other.receive(g * this.data)
        }
        return out
    }

    div(other) {
        other = other instanceof Value ? other : new Value(other)
        const out = new Value(this.data / other.data, [this, other])
        out.send = g => {
            this.receive(g / other.data)
            other.receive(-g * this.data / other.data ** 2)
        }
        return out
    }

    pow(exponent) {
        const out = new Value(this.data ** exponent, [this])
        out.send = g => this.receive(g * exponent * this.data ** (exponent - 1))
        return out
    }

    neg() {
        const out = new Value(-this.data, [this])
        out.send = g => this.receive(-g)
        return out
    }

    exp() {
        const out = new Value(Math.exp(this.data), [this])
        out.send = g => this.receive(g * out.data)
        return out
    }

    log() {
        const out = new Value(Math.log(this.data), [this])
        out.send = g => this.receive(g / this.data)
        return out
    }

    tanh() {
        const out = new Value(Math.tanh(this.data), [this])
        out.send = g => this.receive(g * (1 - out.data ** 2))
        return out
    }

    relu() {
        const out = new Value(Math.max(0, this.data), [this])
        out.send = g => this.receive(this.data > 0 ? g : 0)
        return out
    }

    receive(g) {
        this.grad += g
        this.send(g)
    }

    backward() {
        this.receive(1)
    }

    zeroGrad() {
        this.grad = 0
    }
}
