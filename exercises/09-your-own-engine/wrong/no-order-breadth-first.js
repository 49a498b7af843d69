// Level by level from the result, each value once.
// expect: reuse: no-topological-order
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
        this.clear()
        this.grad += 1
        const queue = [this]
        const seen = new Set()
        while (queue.length > 0) {
            const value = queue.shift()
            if (seen.has(value)) continue
            seen.add(value)
            value.send()
            queue.push(...value.operands)
        }
    }

    // What an earlier pass has left on the way.
    clear() {
        const seen = new Set()
        const open = [this]
        while (open.length > 0) {
            const value = open.pop()
            if (!seen.has(value) && value.operands.length > 0) {
                seen.add(value)
                value.grad = 0
                open.push(...value.operands)
            }
        }
    }

    zeroGrad() {
        this.grad = 0
    }
}
