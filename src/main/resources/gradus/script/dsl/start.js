// What runs at every start, before a program: the names that it finds, and the guards of its conditions and texts. A part
// of the DSL, the tensors themselves among them, is loaded when one of its names is first used: most programs use few, and
// a short one waits for its start more than for anything else. Hence no iterators nor array functions of JavaScript where
// plain loops do: each costs a millisecond when it is first used, and a program may have replaced it. Returns what the
// parts build on.
(function (host) {
    'use strict';

    /**
     * The member of a Tensor that holds the engine's. No private field: with one the operators, which most of a program of
     * scalars consists of, take twice as long.
     */
    const TENSOR = Symbol('tensor');

    /** The engine's tensor inside a Tensor, or undefined for anything else. */
    const raw = (v) => (typeof v === 'object' && v !== null && TENSOR in v ? (v[TENSOR] ?? undefined) : undefined);
    const isTensor = (v) => raw(v) !== undefined;

    // What a program may replace before a part is loaded, as class Number {} does, and the parts are made with.
    const realm = { construct: Reflect.construct, Number, Object, Operators, Proxy, Symbol };
    const { defineProperty, getOwnPropertyNames } = Object;
    const { defineProperty: tryToDefine, get: read } = Reflect;
    const global = globalThis;

    const plain = (value) => ({ value, writable: true, configurable: true, enumerable: false });
    const define = (object, name, value) => defineProperty(object, name, plain(value));

    /** The functions that are methods of Tensor too. */
    const methods = () => [
        'oneHot', 'add', 'sub', 'mul', 'div', 'pow', 'neg', 'exp', 'expm1', 'log', 'log1p', 'sqrt', 'sin', 'cos',
        'tan', 'atan', 'sinh', 'cosh', 'tanh', 'abs', 'sign', 'relu', 'leakyRelu', 'sigmoid', 'logSigmoid',
        'softplus', 'gelu', 'normalCdf', 'clip', 'maximum', 'minimum', 'where', 'less', 'lessEqual', 'greater',
        'greaterEqual', 'equal', 'allClose', 'dropout', 'sum', 'mean', 'max', 'min', 'prod', 'variance', 'norm',
        'logsumexp', 'softmax', 'logSoftmax', 'cumsum', 'argmax', 'transpose', 'reshape', 'broadcastTo', 'split',
        'slice', 'at', 'take', 'gather', 'matmul', 'dot', 'outer', 'conv2d', 'maxPool2d', 'mse', 'bce',
        'bceWithLogits', 'crossEntropy',
    ];

    /** The names that each part defines. */
    const namesOfParts = () => [
        ['functions', methods()],
        [
            'functions',
            [
                'tensor', 'param', 'zeros', 'ones', 'full', 'eye', 'arange', 'linspace', 'randn', 'rand',
                'permutation', 'manualSeed', 'concat', 'stack',
            ],
        ],
        [
            'derivatives',
            [
                'grad', 'valueAndGrad', 'jacobian', 'hessian', 'vjp', 'jvp', 'hvp', 'numericalGradient', 'gradcheck',
                'noGrad', 'detectAnomaly', 'named',
            ],
        ],
        ['nn', ['nn', 'optim', 'datasets']],
        ['pictures', ['graph', 'trace', 'derive', 'step', 'count', 'formula', 'toTex', 'toDot', 'save', 'plot']],
    ];

    /** For each name the part that defines it; made when a name is first asked for. */
    let parts;
    const partOf = (name) => {
        if (parts === undefined) {
            const all = { __proto__: null };
            const lists = namesOfParts();
            for (let i = 0; i < lists.length; i++) {
                const part = lists[i][0];
                const names = lists[i][1];
                for (let j = 0; j < names.length; j++) {
                    all[names[j]] = part;
                }
            }
            parts = all; // whole, or not at all: a program may be stopped in the middle
        }
        return parts[name];
    };

    /** What a part defines under a name. */
    const loaded = { __proto__: null };
    const member = (name) => {
        const part = partOf(name);
        loaded[part] ??= host.load(part);
        const value = loaded[part][name];
        return typeof value === 'function' && part !== 'nn' ? define(value, 'name', name) : value;
    };

    // What is no variable is looked for here, and becomes one if a part defines it.
    const lookup = {
        has: (target, name) => partOf(name) !== undefined || name in target,
        get(target, name, receiver) {
            if (partOf(name) === undefined) {
                return read(target, name, receiver);
            }
            const value = member(name);
            tryToDefine(global, name, plain(value));
            return value;
        },
    };
    Object.setPrototypeOf(global, new Proxy(Object.getPrototypeOf(global), lookup));

    // In `${...}`, and there alone, JavaScript may make a text of a tensor (see Cell): `t + [1, 2]` would do so too.
    define(globalThis, '__text', (value) =>
        isTensor(value) || (Array.isArray(value) && value.some(isTensor)) ? host.text(value) : value,
    );
    const isNumeric = (array) =>
        array.length > 0 && array.every((v) => typeof v === 'number' || (Array.isArray(v) && isNumeric(v)));
    define(Array.prototype, Symbol.toPrimitive, function (hint) {
        if (hint === 'number') {
            host.fail('JavaScript does no arithmetic on arrays. Write tensor([1, 2]) in place of [1, 2].');
        }
        if (hint === 'default' && isNumeric(this)) {
            host.fail(
                'JavaScript makes a text of an array before it adds or compares it. For arithmetic write' +
                    ' tensor([1, 2]) in place of [1, 2]; for text `v = ${v}`, or print(\'v =\', v).',
            );
        }
        return this.toString();
    });

    // Conditions of the learner's program come through here (see Cell): JavaScript would find any tensor true.
    define(globalThis, '__condition', (value) => {
        if (isTensor(value)) {
            host.fail(
                'A tensor is no condition: JavaScript would take it as true, whatever its numbers are.' +
                    ' Compare it, as in t > 0 for a scalar, or any number of it: max(abs(t)) > 0.',
            );
        }
        return value;
    });
    const source = Function.prototype.toString;
    define(Function.prototype, 'toString', function toString() {
        const guards = new RegExp('__(condition|text)\\(/\\*<\\*/|/\\*>\\*/\\)', 'g'); // a literal would be read at every start
        return source.call(this).replaceAll(guards, '');
    });

    const print = (...values) => {
        host.print(values.map((v) => (typeof v === 'string' ? v : host.text(v))).join(' '));
    };
    const help = (what) => {
        const name = typeof what === 'string' ? what : (what?.helpName ?? what?.name ?? null);
        host.print(host.help(what === undefined ? null : name));
    };
    define(globalThis, 'print', print);
    define(globalThis, 'help', help);
    const levels = ['log', 'info', 'debug', 'warn', 'error'];
    for (let i = 0; i < levels.length; i++) {
        define(globalThis.console, levels[i], print);
    }

    // What there is, for completion and for errors that suggest a name: Java makes its lists of these.
    const present = () => getOwnPropertyNames(global);
    const own = present();
    const known = () => {
        partOf('');
        return parts;
    };

    /** Whether a name of the DSL, which is a variable by now, still means what it did. */
    const isOurs = (name) => {
        const part = partOf(name);
        return part !== undefined && loaded[part] !== undefined && loaded[part][name] === global[name];
    };

    return { TENSOR, raw, isTensor, define, methods, member, realm, own, present, known, isOurs };
});
