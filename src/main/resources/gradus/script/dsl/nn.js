// nn, optim and datasets: loaded when a program first names one of them. A module is a function, so that model(x) runs
// it; model.forward(x) does the same.
(function (core, host, layers) {
    'use strict';

    const { isTensor, raw, lift, wrap, options, whole, seed, define, namespace } = core;

    const isModule = (v) => typeof v === 'function' && v instanceof Module;

    /** Parameters of a module that a variable holds are named by their place in it, as graphs then show them. */
    core.nameParameters = (v) => {
        if (isModule(v)) {
            for (const [name, tensor] of Object.entries(v.namedParameters())) {
                host.name(raw(tensor), name);
            }
        }
    };

    /** Modules and parameters in a value, by name: a module's own, those of arrays and of its fields. */
    function* children(name, value) {
        if (isModule(value) || (isTensor(value) && value.requiresGrad && value.isLeaf)) {
            yield [name, value];
        } else if (Array.isArray(value)) {
            for (let i = 0; i < value.length; i++) {
                yield* children(`${name}.${i}`, value[i]);
            }
        }
    }

    class Module {
        constructor() {
            // A call that spreads its arguments takes twice as long, and most modules have one.
            const run = (x, ...more) => (more.length === 0 ? run.forward(x) : run.forward(x, ...more));
            delete run.name;
            delete run.length;
            return Object.setPrototypeOf(run, new.target.prototype);
        }

        forward() {
            host.fail(`${this.constructor.name} is a module without a forward(x) method. Give it one.`);
        }

        namedParameters() {
            const found = {};
            const seen = new Set();
            for (const [name, tensor] of this.collect('')) {
                if (!seen.has(raw(tensor))) {
                    seen.add(raw(tensor));
                    found[name] = tensor;
                }
            }
            return found;
        }

        parameters() {
            return Object.values(this.namedParameters());
        }

        *collect(path) {
            for (const key of Object.keys(this)) {
                for (const [name, child] of children(key, this[key])) {
                    if (isModule(child)) {
                        yield* child.collect(`${path}${name}.`);
                    } else {
                        yield [path + name, child];
                    }
                }
            }
        }

        zeroGrad() {
            this.parameters().forEach((p) => p.zeroGrad());
        }

        train(training = true) {
            for (const key of Object.keys(this)) {
                for (const [, child] of children(key, this[key])) {
                    if (isModule(child)) {
                        child.train(training);
                    }
                }
            }
            return this;
        }

        eval() {
            return this.train(false);
        }

        toString() {
            const parts = Object.keys(this).flatMap((key) => [...children(key, this[key])]);
            const lines = parts
                .filter(([, child]) => isModule(child))
                .map(([name, child]) => `  ${name}: ${child.toString().replaceAll('\n', '\n  ')}`);
            const name = this.constructor.name;
            return lines.length === 0 ? `${name}()` : `${name}(\n${lines.join('\n')}\n)`;
        }
    }

    /** A module that the engine provides. */
    class Layer extends Module {
        #layer;
        #parameters = {};

        constructor(layer) {
            super();
            this.#layer = layer;
            const pairs = Array.from(layers.parameters(layer));
            for (let i = 0; i < pairs.length; i += 2) {
                this.#parameters[pairs[i]] = wrap(pairs[i + 1]);
                define(this, pairs[i], this.#parameters[pairs[i]]);
            }
        }

        forward(x) {
            return wrap(layers.forward(this.#layer, lift(x)));
        }

        *collect(path) {
            for (const [name, tensor] of Object.entries(this.#parameters)) {
                yield [path + name, tensor];
            }
        }

        train(training = true) {
            layers.setTraining(this.#layer, training);
            return this;
        }

        toString() {
            return layers.describe(this.#layer);
        }
    }

    class Linear extends Layer {
        constructor(inputs, outputs, given) {
            const o = options('nn.Linear', given, { bias: true, seed: undefined });
            super(layers.linear(size('nn.Linear', inputs), size('nn.Linear', outputs), o.bias, seed(o.seed)));
        }
    }

    class Conv2d extends Layer {
        constructor(channels, filters, kernel, given) {
            const o = options('nn.Conv2d', given, { stride: 1, padding: 0, bias: true, seed: undefined });
            super(layers.conv2d(channels, filters, kernel, o.stride, o.padding, o.bias, seed(o.seed)));
        }
    }

    class Embedding extends Layer {
        constructor(count, width, given) {
            const o = options('nn.Embedding', given, { seed: undefined });
            super(layers.embedding(size('nn.Embedding', count), size('nn.Embedding', width), seed(o.seed)));
        }
    }

    class BatchNorm1d extends Layer {
        constructor(features, given) {
            const o = options('nn.BatchNorm1d', given, { eps: 1e-5, momentum: 0.1 });
            super(layers.batchNorm1d(size('nn.BatchNorm1d', features), o.eps, o.momentum));
        }
    }

    class LayerNorm extends Layer {
        constructor(features, given) {
            const o = options('nn.LayerNorm', given, { eps: 1e-5 });
            super(layers.layerNorm(size('nn.LayerNorm', features), o.eps));
        }
    }

    class Dropout extends Layer {
        constructor(p = 0.5, given) {
            const o = options('nn.Dropout', given, { seed: undefined });
            super(layers.dropout(p, seed(o.seed)));
        }
    }

    const size = (owner, n) => whole(owner, 'each size', n);

    const activation = (name, f) =>
        ({
            [name]: class extends Module {
                forward(x) {
                    return f(x);
                }
            },
        })[name];

    class LeakyReLU extends Module {
        #slope;

        constructor(slope = 0.01) {
            super();
            this.#slope = slope;
        }

        forward(x) {
            return leakyRelu(x, this.#slope);
        }

        toString() {
            return `LeakyReLU(${this.#slope})`;
        }
    }

    class Sequential extends Module {
        constructor(...parts) {
            super();
            parts.flat().forEach((part, i) => {
                if (!isModule(part)) {
                    host.fail(
                        `nn.Sequential is made of modules, as in new nn.Linear(2, 3), and part ${i} is ` +
                            `${host.text(part)}.${typeof part === 'function' ? ' Is new missing in front of it?' : ''}`,
                    );
                }
                this[i] = part;
            });
        }

        forward(x) {
            let signal = x;
            for (let i = 0; i in this; i++) {
                signal = this[i](signal);
            }
            return signal;
        }
    }

    class Residual extends Module {
        constructor(inner) {
            super();
            this.inner = inner;
        }

        forward(x) {
            return wrap(lift(x)).add(this.inner(x));
        }
    }

    const { relu, leakyRelu, sigmoid, tanh, gelu } = globalThis;
    const init = (kind, defaults, numbers) => (shape, given) => {
        const o = options(`nn.init.${kind}`, given, { ...defaults, seed: undefined });
        return wrap(layers.init(kind, [shape].flat(), ...numbers(o), seed(o.seed)));
    };
    const lists = (tensors) => {
        if (!Array.isArray(tensors) || !tensors.every(isTensor)) {
            host.fail(`Parameters come as an array, as in model.parameters() or [w, b], and got ${host.text(tensors)}.`);
        }
        return tensors.map(lift);
    };

    const nn = {
        Module,
        Linear,
        Conv2d,
        Embedding,
        BatchNorm1d,
        LayerNorm,
        Dropout,
        ReLU: activation('ReLU', relu),
        LeakyReLU,
        Sigmoid: activation('Sigmoid', sigmoid),
        Tanh: activation('Tanh', tanh),
        GELU: activation('GELU', gelu),
        Sequential,
        Residual,
        init: {
            normal: init('normal', { mean: 0, std: 1 }, (o) => [o.mean, o.std]),
            uniform: init('uniform', { low: -1, high: 1 }, (o) => [o.low, o.high]),
            xavierUniform: init('xavierUniform', { gain: 1 }, (o) => [o.gain, 0]),
            xavierNormal: init('xavierNormal', { gain: 1 }, (o) => [o.gain, 0]),
            kaimingUniform: init('kaimingUniform', { slope: 0 }, (o) => [o.slope, 0]),
            kaimingNormal: init('kaimingNormal', { slope: 0 }, (o) => [o.slope, 0]),
        },
        clipGradNorm: (parameters, maxNorm) => layers.clipGradNorm(lists(parameters), maxNorm),
        clipGradValue: (parameters, limit) => layers.clipGradValue(lists(parameters), limit),
    };

    class Optimizer {
        #optimizer;

        constructor(optimizer) {
            this.#optimizer = optimizer;
        }

        step() {
            layers.step(this.#optimizer);
        }

        zeroGrad() {
            layers.zeroGrad(this.#optimizer);
        }

        get lr() {
            return layers.learningRate(this.#optimizer);
        }

        set lr(value) {
            layers.setLearningRate(this.#optimizer, value);
        }
    }

    const adam = (name, make, defaults) =>
        ({
            [name]: class extends Optimizer {
                constructor(parameters, given) {
                    const o = options(`optim.${name}`, given, { lr: 0.001, betas: [0.9, 0.999], eps: 1e-8, ...defaults });
                    super(make(lists(parameters), o.lr, o.betas[0], o.betas[1], o.eps, o.weightDecay));
                }
            },
        })[name];

    const optim = {
        SGD: class SGD extends Optimizer {
            constructor(parameters, given) {
                const o = options('optim.SGD', given, { lr: 0.01, momentum: 0, nesterov: false, weightDecay: 0 });
                super(layers.sgd(lists(parameters), o.lr, o.momentum, o.nesterov, o.weightDecay));
            }
        },
        Adam: adam('Adam', (...a) => layers.adam(...a), { weightDecay: 0 }),
        AdamW: adam('AdamW', (...a) => layers.adamW(...a), { weightDecay: 0.01 }),
    };

    const dataset = (kind, defaults) => (n, given) => {
        const o = options(`datasets.${kind}`, given, { ...defaults, seed: undefined });
        const noise = o.noise ?? o.std;
        const [x, y] = Array.from(
            layers.dataset(kind, whole(`datasets.${kind}`, 'the number of points', n), o.classes ?? 2, noise, seed(o.seed)),
            wrap,
        );
        return { x, y };
    };
    const datasets = {
        moons: dataset('moons', { noise: 0.1 }),
        circles: dataset('circles', { noise: 0.05 }),
        spirals: dataset('spirals', { classes: 3, noise: 0.05 }),
        blobs: dataset('blobs', { classes: 3, std: 0.5 }),
    };

    nn.init = namespace('nn.init', nn.init);

    return {
        nn: namespace('nn', nn),
        optim: namespace('optim', optim),
        datasets: namespace('datasets', datasets),
    };
});
