// The functions of the DSL, a line each. What each takes and gives is told in reference/*.yaml.
(function (core, host, ops) {
    'use strict';

    const { arithmetic, isTensor, lift, wrap, options, whole, seed } = core;

    const list = (axes) => (axes === undefined ? [] : Array.isArray(axes) ? axes : [axes]);
    const dims = (owner, shape) => {
        if (shape.length === 1 && Array.isArray(shape[0])) {
            return shape[0];
        }
        shape.forEach((d) => whole(owner, 'a length', d));
        return shape;
    };
    const isOptions = (v) => typeof v === 'object' && v !== null && !Array.isArray(v) && !isTensor(v);

    /** sum(x, axis, {keepDims}), where the axis may be left out. */
    const reduction = (name, f, defaults = {}) => (x, axis, given) => {
        const all = { keepDims: false, ...defaults };
        const chosen = isOptions(axis) ? options(name, axis, all) : options(name, given, all);
        return wrap(f(lift(x), isOptions(axis) ? [] : list(axis), chosen));
    };
    const loss = (name, f) => (prediction, target, given) =>
        wrap(f(lift(prediction), lift(target), options(name, given, { reduction: 'mean' }).reduction));
    const comparison = (name) => (a, b) => wrap(ops.compare(name, lift(a), lift(b)));

    const creation = {
        tensor: (data, given) => wrap(host.leaf(data, options('tensor', given, { requiresGrad: false }).requiresGrad)),
        param: (data) => wrap(host.leaf(data, true)),
        zeros: (...shape) => wrap(host.full(dims('zeros', shape), 0)),
        ones: (...shape) => wrap(host.full(dims('ones', shape), 1)),
        full: (shape, value) => wrap(host.full(list(shape), typeof value === 'number' ? value : lift(value).item())),
        eye: (n) => wrap(host.eye(whole('eye', 'the size', n))),
        arange: (start, stop, step = 1) =>
            wrap(stop === undefined ? host.arange(0, start, 1) : host.arange(start, stop, step)),
        linspace: (start, stop, count = 50) => wrap(host.linspace(start, stop, whole('linspace', 'the count', count))),
        randn: (shape, given) => {
            const o = options('randn', given, { mean: 0, std: 1, seed: undefined });
            return wrap(host.randn(list(shape), o.mean, o.std, seed(o.seed)));
        },
        rand: (shape, given) => {
            const o = options('rand', given, { low: 0, high: 1, seed: undefined });
            return wrap(host.rand(list(shape), o.low, o.high, seed(o.seed)));
        },
        permutation: (n, given) =>
            Array.from(
                host.permutation(
                    whole('permutation', 'the length', n),
                    seed(options('permutation', given, { seed: undefined }).seed),
                ),
            ),
        manualSeed: (n) => host.manualSeed(n),
        oneHot: (indices, classes) => wrap(ops.oneHot(lift(indices), whole('oneHot', 'the number of classes', classes))),
    };

    const elementwise = {
        add: (a, b) => wrap(arithmetic.add(lift(a), lift(b))),
        sub: (a, b) => wrap(arithmetic.sub(lift(a), lift(b))),
        mul: (a, b) => wrap(arithmetic.mul(lift(a), lift(b))),
        div: (a, b) => wrap(arithmetic.div(lift(a), lift(b))),
        pow: (a, b) => wrap(arithmetic.pow(lift(a), lift(b))),
        neg: (x) => wrap(arithmetic.neg(lift(x))),
        exp: (x) => wrap(ops.exp(lift(x))),
        expm1: (x) => wrap(ops.expm1(lift(x))),
        log: (x) => wrap(ops.log(lift(x))),
        log1p: (x) => wrap(ops.log1p(lift(x))),
        sqrt: (x) => wrap(ops.sqrt(lift(x))),
        sin: (x) => wrap(ops.sin(lift(x))),
        cos: (x) => wrap(ops.cos(lift(x))),
        tan: (x) => wrap(ops.tan(lift(x))),
        atan: (x) => wrap(ops.atan(lift(x))),
        sinh: (x) => wrap(ops.sinh(lift(x))),
        cosh: (x) => wrap(ops.cosh(lift(x))),
        tanh: (x) => wrap(ops.tanh(lift(x))),
        abs: (x) => wrap(ops.abs(lift(x))),
        sign: (x) => wrap(ops.sign(lift(x))),
        relu: (x) => wrap(ops.relu(lift(x))),
        leakyRelu: (x, slope = 0.01) => wrap(ops.leakyRelu(lift(x), slope)),
        sigmoid: (x) => wrap(ops.sigmoid(lift(x))),
        logSigmoid: (x) => wrap(ops.logSigmoid(lift(x))),
        softplus: (x) => wrap(ops.softplus(lift(x))),
        gelu: (x) => wrap(ops.gelu(lift(x))),
        normalCdf: (x) => wrap(ops.normalCdf(lift(x))),
        clip: (x, low = -Infinity, high = Infinity) => wrap(ops.clip(lift(x), low, high)),
        maximum: (a, b) => wrap(ops.maximum(lift(a), lift(b))),
        minimum: (a, b) => wrap(ops.minimum(lift(a), lift(b))),
        where: (condition, a, b) => wrap(ops.where(lift(condition), lift(a), lift(b))),
        less: comparison('less'),
        lessEqual: comparison('lessEqual'),
        greater: comparison('greater'),
        greaterEqual: comparison('greaterEqual'),
        equal: comparison('equal'),
        allClose: (a, b, given) => {
            const { rtol, atol } = options('allClose', given, { rtol: 1e-5, atol: 1e-8 });
            return ops.allClose(lift(a), lift(b), rtol, atol);
        },
        dropout: (x, p = 0.5, given) =>
            wrap(host.dropout(lift(x), p, seed(options('dropout', given, { seed: undefined }).seed))),
    };

    const reductions = {
        sum: reduction('sum', (x, axes, o) => ops.sum(x, axes, o.keepDims)),
        mean: reduction('mean', (x, axes, o) => ops.mean(x, axes, o.keepDims)),
        max: reduction('max', (x, axes, o) => ops.max(x, axes, o.keepDims)),
        min: reduction('min', (x, axes, o) => ops.min(x, axes, o.keepDims)),
        prod: reduction('prod', (x, axes, o) => ops.prod(x, axes, o.keepDims)),
        variance: reduction('variance', (x, axes, o) => ops.variance(x, axes, o.ddof, o.keepDims), { ddof: 0 }),
        norm: reduction('norm', (x, axes, o) => ops.norm(x, axes, o.keepDims)),
        logsumexp: reduction('logsumexp', (x, axes, o) => ops.logsumexp(x, axes, o.keepDims)),
        softmax: (x, axis = -1) => wrap(ops.softmax(lift(x), whole('softmax', 'the axis', axis))),
        logSoftmax: (x, axis = -1) => wrap(ops.logSoftmax(lift(x), whole('logSoftmax', 'the axis', axis))),
        cumsum: (x, axis = -1) => wrap(ops.cumsum(lift(x), whole('cumsum', 'the axis', axis))),
        argmax: (x, axis = -1) => wrap(ops.argmax(lift(x), whole('argmax', 'the axis', axis))),
    };

    const shaping = {
        transpose: (x, ...order) => wrap(ops.transpose(lift(x), order.flat())),
        reshape: (x, ...shape) => wrap(ops.reshape(lift(x), shape.flat())),
        broadcastTo: (x, shape) => wrap(ops.broadcastTo(lift(x), list(shape))),
        concat: (parts, axis = 0) => wrap(ops.concat(Array.from(parts, lift), whole('concat', 'the axis', axis))),
        stack: (parts, axis = 0) => wrap(ops.stack(Array.from(parts, lift), whole('stack', 'the axis', axis))),
        split: (x, lengths, axis = 0) =>
            Array.from(ops.split(lift(x), list(lengths), whole('split', 'the axis', axis)), wrap),
        slice: (x, start = 0, stop, given) => {
            const { axis, step } = options('slice', given, { axis: 0, step: 1 });
            const end = stop ?? (step > 0 ? 2147483647 : -2147483648);
            return wrap(ops.slice(lift(x), whole('slice', 'the start', start), end, axis, step));
        },
        at: (x, ...indices) =>
            indices.reduce((part, i) => {
                const [, ...rest] = part.shape;
                return wrap(ops.reshape(ops.take(lift(part), lift([whole('at', 'an index', i)]), 0), rest));
            }, wrap(lift(x))),
        take: (x, indices, axis = 0) => wrap(ops.take(lift(x), lift(indices), whole('take', 'the axis', axis))),
        gather: (x, indices, axis = -1) => wrap(ops.gather(lift(x), lift(indices), whole('gather', 'the axis', axis))),
    };

    const products = {
        matmul: (a, b) => wrap(ops.matmul(lift(a), lift(b))),
        dot: (a, b) => wrap(ops.dot(lift(a), lift(b))),
        outer: (a, b) => wrap(ops.outer(lift(a), lift(b))),
        conv2d: (images, kernels, given) => {
            const { stride, padding } = options('conv2d', given, { stride: 1, padding: 0 });
            return wrap(ops.conv2d(lift(images), lift(kernels), stride, padding));
        },
        maxPool2d: (images, size, given) => {
            const { stride } = options('maxPool2d', given, { stride: size });
            return wrap(ops.maxPool2d(lift(images), whole('maxPool2d', 'the size', size), stride));
        },
    };

    const losses = {
        mse: loss('mse', (x, y, reduction) => ops.mse(x, y, reduction)),
        bce: loss('bce', (x, y, reduction) => ops.bce(x, y, reduction)),
        bceWithLogits: loss('bceWithLogits', (x, y, reduction) => ops.bceWithLogits(x, y, reduction)),
        crossEntropy: loss('crossEntropy', (x, y, reduction) => ops.crossEntropy(x, y, reduction)),
    };

    return { ...creation, ...elementwise, ...reductions, ...shaping, ...products, ...losses };
});
