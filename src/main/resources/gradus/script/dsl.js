// The DSL's JavaScript half: what a cell sees. The engine's tensors are Java objects; here each is wrapped
// in a Tensor whose operators and methods call back into Java (`host`). Returns [wrap, unwrap] for Java.
(function (host) {
    'use strict';

    let rawOf; // the engine's tensor inside a Tensor, or undefined for anything else

    const isTensor = (v) => typeof v === 'object' && v !== null && rawOf(v) !== undefined;
    const lift = (v) => {
        if (typeof v === 'number') {
            return host.number(v);
        }
        const raw = typeof v === 'object' && v !== null ? rawOf(v) : undefined;
        return raw ?? host.leaf(v, false);
    };
    const wrap = (raw) => new Tensor(raw);
    const binary = (f) => (a, b) => wrap(f(lift(a), lift(b)));
    const list = (axes) => (axes === undefined ? [] : Array.isArray(axes) ? axes : [axes]);

    const operators = {
        '+': binary((a, b) => host.add(a, b)),
        '-': binary((a, b) => host.sub(a, b)),
        '*': binary((a, b) => host.mul(a, b)),
        '/': binary((a, b) => host.div(a, b)),
        '**': binary((a, b) => host.pow(a, b)),
    };
    const own = { ...operators, neg: (a) => wrap(host.neg(lift(a))), pos: (a) => a };
    const Arithmetic = Operators(own, { left: Number, ...operators }, { right: Number, ...operators });

    class Tensor extends Arithmetic {
        #raw;

        constructor(raw) {
            super();
            this.#raw = raw;
        }

        static {
            rawOf = (v) => (#raw in v ? v.#raw : undefined);
        }

        get shape() {
            return Array.from(host.shape(this.#raw));
        }

        get grad() {
            return host.grad(this.#raw) === null ? null : wrap(host.grad(this.#raw));
        }

        get requiresGrad() {
            return host.requiresGrad(this.#raw);
        }

        get T() {
            return wrap(host.transpose(this.#raw));
        }

        item() {
            return host.item(this.#raw);
        }

        toArray() {
            return copied(host.toArray(this.#raw));
        }

        backward({ gradient, retainGraph = false, createGraph = false } = {}) {
            host.backward(this.#raw, gradient === undefined ? null : lift(gradient), retainGraph, createGraph);
        }

        zeroGrad() {
            host.zeroGrad(this.#raw);
        }

        detach() {
            return wrap(host.detach(this.#raw));
        }

        toString() {
            return host.text(this);
        }

        [Symbol.toPrimitive](hint) {
            if (hint === 'number') {
                throw new TypeError(
                    'A tensor stands here where JavaScript wants a plain number, and its gradient would be lost.' +
                        ' Use exp(t) and the like, not Math.exp(t); or t.item() for the number alone.',
                );
            }
            return this.toString();
        }
    }

    // Java's lists as true JavaScript arrays, so that map and the like work.
    const copied = (v) => (typeof v === 'number' ? v : Array.from(v, copied));

    const library = {
        tensor: (data, { requiresGrad = false } = {}) => wrap(host.leaf(data, requiresGrad)),
        param: (data) => wrap(host.leaf(data, true)),
        zeros: (...dims) => wrap(host.full(dims.flat(), 0)),
        ones: (...dims) => wrap(host.full(dims.flat(), 1)),
        full: (dims, value) => wrap(host.full(list(dims), value)),
        pow: operators['**'],
        matmul: binary((a, b) => host.matmul(a, b)),
        sum: (x, axis, { keepDims = false } = {}) => wrap(host.sum(lift(x), list(axis), keepDims)),
        mean: (x, axis, { keepDims = false } = {}) => wrap(host.mean(lift(x), list(axis), keepDims)),
        transpose: (x) => wrap(host.transpose(lift(x))),
        reshape: (x, ...dims) => wrap(host.reshape(lift(x), dims.flat())),
    };
    const names = ['exp', 'log', 'sqrt', 'sin', 'cos', 'sinh', 'cosh', 'tanh', 'abs', 'sign', 'relu', 'sigmoid'];
    for (const name of names) {
        const f = host.unary(name);
        library[name] = (x) => wrap(f(lift(x)));
    }
    const methods = [...names, 'pow', 'matmul', 'sum', 'mean', 'transpose', 'reshape'];
    for (const name of methods) {
        const f = library[name];
        Object.defineProperty(f, 'name', { value: name });
        Object.defineProperty(Tensor.prototype, name, {
            value(...rest) {
                return f(this, ...rest);
            },
            writable: true,
            configurable: true,
        });
    }

    library.noGrad = (body) => host.noGrad(body);
    library.numericalGradient = (f, x, { h = 1e-5 } = {}) => wrap(host.numericalGradient(f, lift(x), h));
    library.print = (...values) => {
        host.print(values.map((v) => (typeof v === 'string' ? v : host.text(v))).join(' '));
    };

    const define = (object, name, value) =>
        Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
    for (const [name, f] of Object.entries(library)) {
        define(f, 'name', name);
        define(globalThis, name, f);
    }
    for (const name of ['log', 'info', 'debug', 'warn', 'error']) {
        define(globalThis.console, name, library.print);
    }

    return [wrap, (v) => (isTensor(v) ? rawOf(v) : undefined)];
});
