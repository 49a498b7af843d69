// exp is differentiated as a power.
// expect: exp: exp-as-power
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
            this.grad += out.grad * this.data * Math.exp(this.data - 1)
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
        const order = []
        const seen = new Set([this])
        const open = [{ value: this, next: 0 }]
        while (open.length > 0) {
            const top = open[open.length - 1]
            const operand = top.value.operands[top.next++]
            if (operand === undefined) {
                order.push(top.value)
                open.pop()
            } else if (!seen.has(operand)) {
                seen.add(operand)
                open.push({ value: operand, next: 0 })
            }
        }
        order.reverse()
        for (const value of order) {
            if (value.operands.length > 0) value.grad = 0
        }
        this.grad += 1
        for (const value of order) value.send()
    }

    zeroGrad() {
        this.grad = 0
    }
}
