// An engine of one's own: each Value remembers what it was computed from, and what to send back there.
class Value {
    constructor(data, operands = [], send = () => {}) {
        this.data = data
        this.grad = 0
        this.operands = operands
        this.send = send // hands the gradient of this value on to its operands
    }

    static of(x) {
        return x instanceof Value ? x : new Value(x)
    }

    // A new value with the derivative by each operand.
    static from(data, operands, locals) {
        const out = new Value(data, operands, () => {
            operands.forEach((operand, i) => { operand.grad += out.grad * locals[i] })
        })
        return out
    }

    add(other) {
        const o = Value.of(other)
        return Value.from(this.data + o.data, [this, o], [1, 1])
    }

    sub(other) {
        const o = Value.of(other)
        return Value.from(this.data - o.data, [this, o], [1, -1])
    }

    mul(other) {
        const o = Value.of(other)
        return Value.from(this.data * o.data, [this, o], [o.data, this.data])
    }

    div(other) {
        const o = Value.of(other)
        return Value.from(this.data / o.data, [this, o], [1 / o.data, -this.data / o.data ** 2])
    }

    pow(exponent) {
        return Value.from(this.data ** exponent, [this], [exponent * this.data ** (exponent - 1)])
    }

    neg() {
        return Value.from(-this.data, [this], [-1])
    }

    exp() {
        const e = Math.exp(this.data)
        return Value.from(e, [this], [e])
    }

    log() {
        return Value.from(Math.log(this.data), [this], [1 / this.data])
    }

    tanh() {
        const t = Math.tanh(this.data)
        return Value.from(t, [this], [1 - t * t])
    }

    relu() {
        return Value.from(Math.max(this.data, 0), [this], [this.data > 0 ? 1 : 0])
    }

    // Every value once, after all that it was computed from; a list of our own stands in for the call stack.
    order() {
        const order = [], seen = new Set(), open = [[this, 0]]
        seen.add(this)
        while (open.length > 0) {
            const top = open[open.length - 1]
            const next = top[0].operands[top[1]++]
            if (next === undefined) {
                order.push(top[0])
                open.pop()
            } else if (!seen.has(next)) {
                seen.add(next)
                open.push([next, 0])
            }
        }
        return order
    }

    backward() {
        const order = this.order().reverse()
        for (const value of order) {
            if (value.operands.length > 0) value.grad = 0 // what an earlier pass has left on the way
        }
        this.grad += 1
        for (const value of order) value.send()
    }

    zeroGrad() {
        this.grad = 0
    }
}
