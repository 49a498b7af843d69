// The engine's tensors are Java objects; here each is wrapped in a Tensor, whose operators call back into Java. Loaded with
// the first of the other parts, or when Java hands in a tensor; returns what the parts build on.
(function (start, host, transforms, number, neg, add, sub, mul, div, pow) {
    'use strict';

    const { TENSOR, raw, isTensor, define, methods, member } = start;
    const { construct, Number, Object, Operators, Proxy, Symbol } = start.realm;

    /** A number, nested arrays or a Tensor as an engine's tensor. */
    const lift = (v) => {
        if (typeof v === 'number') {
            return number(v);
        }
        return raw(v) ?? host.leaf(v, false);
    };

    // A Tensor is made without the steps of its constructor, and where it is needed rather than by a call: of an
    // operator's time, half is this.
    const NOTHING = [];
    const wrap = (tensor) => {
        const t = construct(Arithmetic, NOTHING, Tensor);
        t[TENSOR] = tensor;
        return t;
    };

    /** An operator between two Tensors, after a number, and before one. */
    const operator = (f) => ({
        between: (a, b) => {
            const t = construct(Arithmetic, NOTHING, Tensor);
            t[TENSOR] = f(a[TENSOR], b[TENSOR]);
            return t;
        },
        after: (a, b) => {
            const t = construct(Arithmetic, NOTHING, Tensor);
            t[TENSOR] = f(a, b[TENSOR]);
            return t;
        },
        before: (a, b) => {
            const t = construct(Arithmetic, NOTHING, Tensor);
            t[TENSOR] = f(a[TENSOR], b);
            return t;
        },
    });
    const sum = operator(add);
    const difference = operator(sub);
    const product = operator(mul);
    const quotient = operator(div);
    const power = operator(pow);
    const compared = (v, operator, name) => (typeof v === 'number' ? v : host.comparable(lift(v), operator, name));
    const less = (a, b) => compared(a, '<', 'less') < compared(b, '<', 'less');
    const equal = (a, b) => compared(a, '==', 'equal') === compared(b, '==', 'equal');
    const Arithmetic = Operators(
        {
            '+': sum.between,
            '-': difference.between,
            '*': product.between,
            '/': quotient.between,
            '**': power.between,
            '<': less,
            '==': equal,
            neg: (a) => wrap(neg(lift(a))),
            pos: (a) => a,
            '++': (a) => wrap(add(lift(a), 1)),
            '--': (a) => wrap(sub(lift(a), 1)),
        },
        {
            left: Number,
            '+': sum.after,
            '-': difference.after,
            '*': product.after,
            '/': quotient.after,
            '**': power.after,
            '<': less,
            '==': equal,
        },
        {
            right: Number,
            '+': sum.before,
            '-': difference.before,
            '*': product.before,
            '/': quotient.before,
            '**': power.before,
            '<': less,
            '==': equal,
        },
    );

    /** What a tensor is can be read alone; outside strict mode, JavaScript would let an assignment pass without effect. */
    const readOnly = (name, instead) => host.fail(`t.${name} can be read, but not assigned. ${instead}`);

    class Tensor extends Arithmetic {
        get shape() {
            return Array.from(host.shape(this[TENSOR]));
        }

        set shape(value) {
            readOnly('shape', 'Reshaping gives a new tensor, as in t.reshape(3, 4).');
        }

        get grad() {
            const grad = host.grad(this[TENSOR]);
            if (grad === null && !host.isLeaf(this[TENSOR])) {
                host.fail(
                    'This tensor was computed from others, and backward() keeps the gradients of parameters alone.' +
                        ' Call t.retainGrad() on it before backward(). If it was a parameter once: w = w - ... makes a' +
                        ' new tensor; update in place, as in noGrad(() => w.assign(w - 0.1 * w.grad)).',
                );
            }
            return grad === null ? null : wrap(grad);
        }

        set grad(value) {
            host.setGrad(this[TENSOR], value === null ? null : lift(value));
        }

        get requiresGrad() {
            return host.requiresGrad(this[TENSOR]);
        }

        set requiresGrad(value) {
            readOnly('requiresGrad', 'Make a parameter with param(...), or a tensor outside the graph with t.detach().');
        }

        get isLeaf() {
            return host.isLeaf(this[TENSOR]);
        }

        set isLeaf(value) {
            readOnly('isLeaf', 'A leaf is what was not computed: param(...), tensor(...), or t.detach().');
        }

        get name() {
            return host.nameOf(this[TENSOR]);
        }

        set name(value) {
            readOnly('name', 'A tensor is called as the first variable that holds it: const w = param(3).');
        }

        get T() {
            return this.transpose();
        }

        set T(value) {
            readOnly('T', 'Overwrite its numbers with t.assign(...) inside noGrad(() => ...).');
        }

        item() {
            return host.item(this[TENSOR]);
        }

        toArray() {
            return copied(host.toArray(this[TENSOR]));
        }

        toJSON() {
            return this.toArray();
        }

        backward(given) {
            const { gradient, retainGraph, createGraph } = options('backward', given, {
                gradient: undefined,
                retainGraph: false,
                createGraph: false,
            });
            host.backward(this[TENSOR], gradient === undefined ? null : lift(gradient), retainGraph, createGraph);
        }

        zeroGrad() {
            host.zeroGrad(this[TENSOR]);
        }

        retainGrad() {
            host.retainGrad(this[TENSOR]);
            return this;
        }

        onGrad(hook) {
            transforms.onGrad(this[TENSOR], (g) => {
                const changed = hook(wrap(g));
                return changed === undefined ? null : lift(changed);
            });
            return this;
        }

        detach() {
            return wrap(host.detach(this[TENSOR]));
        }

        assign(value) {
            host.assign(this[TENSOR], lift(value));
            return this;
        }

        *[Symbol.iterator]() {
            const [length] = this.shape;
            if (length === undefined) {
                host.fail('A scalar has no rows to go through. Use t.item() for its number.');
            }
            for (let i = 0; i < length; i++) {
                yield this.at(i);
            }
        }

        toString() {
            return host.text(this);
        }

        [Symbol.toPrimitive](hint) {
            if (hint !== 'number') {
                host.fail(
                    'A tensor does not combine with a text, nor with an array, of which JavaScript would make a text.' +
                        ' For arithmetic write tensor([1, 2]); for text `L = ${L}`, or print(\'L =\', L).',
                );
            }
            host.fail(
                'A tensor stands here where JavaScript wants a plain number, and its gradient would be lost.' +
                    ' Use exp(t) and the like, not Math.exp(t); or t.item() for the number alone.',
            );
        }
    }

    // Without it, giving a new Tensor its own would go on to the prototype that refuses new members.
    Object.defineProperty(Tensor.prototype, TENSOR, { value: null, writable: true });

    const isIndex = (key) => String(Number.parseInt(key, 10)) === key;

    const members = (prototype) => Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');

    /** Asking {@code owner}'s objects for a member that they do not have is an error that names the nearest. */
    const strict = (prototype, owner) => {
        const missing = {
            get(target, key) {
                if (typeof key === 'symbol' || key in target || key === 'then') {
                    return target[key];
                }
                return host.unknownMember(owner, key, members(prototype));
            },
            set(target, key) {
                host.fail(
                    `${owner} takes no new ${isIndex(key) ? `number at [${key}]` : String(key)}.` +
                        ' Compute a new tensor, or overwrite all numbers inside noGrad(() => t.assign(...)).',
                );
            },
        };
        Object.setPrototypeOf(Object.getPrototypeOf(prototype), new Proxy(Object.prototype, missing));
    };

    // Java's lists as true JavaScript arrays, so that map and the like work.
    const copied = (v) => (typeof v === 'number' ? v : Array.from(v, copied));

    /** The options that a call gives, over the defaults; a misspelt one is an error. */
    const options = (owner, given, defaults) => {
        if (given === undefined) {
            return defaults;
        }
        if (typeof given !== 'object' || given === null || Array.isArray(given) || isTensor(given)) {
            const example = Object.keys(defaults)[0];
            host.fail(`${owner} takes its options in braces, as in {${example}: ...}, and got ${host.text(given)}.`);
        }
        for (const key of Object.keys(given)) {
            if (!Object.hasOwn(defaults, key)) {
                host.unknownOption(owner, key, Object.keys(defaults));
            }
        }
        return { ...defaults, ...given };
    };

    /** A whole number, where JavaScript would take anything. */
    const whole = (owner, name, v) => {
        if (!Number.isInteger(typeof v === 'object' && isTensor(v) ? v.item() : v)) {
            host.fail(`${owner} needs a whole number as ${name}, and got ${host.text(v)}.`);
        }
        return Number.isInteger(v) ? v : v.item();
    };

    const seed = (v) => (v === undefined ? null : v);

    /** A member that {@code make(name)} makes when it is first asked for, and that can be overwritten like any other. */
    const lazily = (owner, name, make) =>
        Object.defineProperty(owner, name, {
            get() {
                const value = make(name);
                define(owner, name, value);
                return value;
            },
            set(value) {
                define(owner, name, value);
            },
            configurable: true,
            enumerable: false,
        });

    /** A picture in its several forms, made by Java. */
    class Picture {
        #display;

        constructor(display) {
            this.#display = display;
        }

        static of(v) {
            return typeof v === 'object' && v !== null && #display in v ? v.#display : undefined;
        }

        toString() {
            return host.text(this);
        }
    }
    const picture = (display) => new Picture(display);
    const displayOf = Picture.of;

    /** A group of names, in which one that is not there is an error that names the nearest. */
    const namespace = (owner, object) => {
        for (const [name, member] of Object.entries(object)) {
            if (typeof member === 'function') {
                define(member, 'helpName', `${owner}.${name}`);
            }
        }
        return new Proxy(object, {
            get(target, key) {
                if (typeof key === 'symbol' || key in target || key === 'then') {
                    return target[key];
                }
                return host.unknownMember(owner, key, Object.keys(target));
            },
        });
    };

    const nameParameters = () => {}; // until there are modules: see nn.js

    const VARIADIC = ['transpose', 'reshape', 'at'];
    const method = (name) => {
        const f = member(name);
        return VARIADIC.includes(name)
            ? function (...rest) {
                  return f(this, ...rest);
              }
            : function (a, b, c) {
                  return f(this, a, b, c); // much quicker
              };
    };
    const names = methods();
    for (let i = 0; i < names.length; i++) {
        lazily(Tensor.prototype, names[i], method);
    }
    strict(Tensor.prototype, 'A tensor');

    const arithmetic = { neg, add, sub, mul, div, pow };

    return {
        arithmetic,
        copied,
        define,
        displayOf,
        isTensor,
        lift,
        nameParameters,
        namespace,
        options,
        picture,
        raw,
        seed,
        Tensor,
        whole,
        wrap,
    };
});
