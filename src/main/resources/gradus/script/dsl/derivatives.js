// Derivatives of functions, and what goes with them.
(function (core, host, transforms) {
    'use strict';

    const { isTensor, lift, wrap, options, define } = core;

    /** A learner's function of several arguments as the engine wants it: of argument number `by` alone. */
    const callable = (owner, f) => {
        if (typeof f !== 'function') {
            host.fail(`${owner} takes a function, as in ${owner}(x => x ** 2), and got ${host.text(f)}.`);
        }
        return f;
    };
    const one = (f, args, by) => (x) => lift(f(...args.slice(0, by), wrap(x), ...args.slice(by + 1)));
    const transform = (owner, apply) => (f, given) => {
        callable(owner, f);
        const o = options(owner, given, owner === 'jacobian' ? { argnum: 0, mode: 'auto' } : { argnum: 0 });
        const derivative = (...args) => {
            if (args.length <= o.argnum) {
                host.fail(`${owner}(f) takes the arguments of f, and argument ${o.argnum} is missing.`);
            }
            return apply(one(f, args, o.argnum), lift(args[o.argnum]), o);
        };
        define(derivative, 'name', `${owner}(${f.name || 'f'})`);
        return derivative;
    };
    const partial = (y, by, given) => {
        const o = options('grad', given, { gradient: undefined, retainGraph: false, createGraph: false });
        const several = Array.isArray(by);
        const gradients = transforms.gradients(
            lift(y),
            (several ? by : [by]).map(lift),
            o.gradient === undefined ? null : lift(o.gradient),
            o.retainGraph,
            o.createGraph,
        );
        return several ? Array.from(gradients, wrap) : wrap(gradients[0]);
    };
    const byFunction = transform('grad', (f, x) => wrap(transforms.valueAndGrad(f, x)[1]));
    return {
        grad: (f, by, given) => (isTensor(f) ? partial(f, by, given) : byFunction(f, by)),
        valueAndGrad: transform('valueAndGrad', (f, x) => Array.from(transforms.valueAndGrad(f, x), wrap)),
        jacobian: transform('jacobian', (f, x, o) => wrap(transforms.jacobian(f, x, o.mode))),
        hessian: transform('hessian', (f, x) => wrap(transforms.hessian(f, x))),
        vjp: (f, x, u) => Array.from(transforms.vjp(one(callable('vjp', f), [x], 0), lift(x), lift(u)), wrap),
        jvp: (f, x, v) => Array.from(transforms.jvp(one(callable('jvp', f), [x], 0), lift(x), lift(v)), wrap),
        hvp: (f, x, v) => wrap(transforms.hvp(one(callable('hvp', f), [x], 0), lift(x), lift(v))),
        numericalGradient: (f, x, given) => {
            const { h } = options('numericalGradient', given, { h: 1e-5 });
            return wrap(transforms.numericalGradient(one(callable('numericalGradient', f), [x], 0), lift(x), h));
        },
        gradcheck: (f, at, given) => {
            const o = options('gradcheck', given, { seed: 1, secondOrder: true });
            const several = (...x) => lift(callable('gradcheck', f)(...x.map(wrap)));
            const points = Array.isArray(at) && at.some(isTensor) ? at : [at];
            return transforms.gradcheck(several, points.map(lift), f.name || 'f', o.seed, o.secondOrder);
        },
        noGrad: (body) => transforms.noGrad(callable('noGrad', body)),
        detectAnomaly: (body) => transforms.detectAnomaly(callable('detectAnomaly', body), () => new Error().stack),
        named: (name, value) => {
            const named = wrap(lift(value));
            host.name(core.raw(named), String(name));
            return named;
        },
    };
});
