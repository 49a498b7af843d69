// The names that a program finds, and the part that defines each. A part is loaded when one of its names is first used: most
// programs use few, and a short one waits for its start more than for anything else.
(function (core, host) {
    'use strict';

    const { define, lazily, Tensor } = core;

    // Plain loops, as in core.js: this runs at every start.

    /** Names of a part become global; gives what finds a member of the part. */
    const install = (part, names) => {
        let loaded;
        const member = (name) => {
            if (loaded === undefined) {
                addMethods();
                loaded = host.load(part);
            }
            const f = loaded[name];
            return typeof f === 'function' && part !== 'nn' ? define(f, 'name', name) : f;
        };
        for (let i = 0; i < names.length; i++) {
            lazily(globalThis, names[i], member);
        }
        return member;
    };

    const words = (text) => text.split(' ');

    const methods = words(
        'oneHot add sub mul div pow neg exp expm1 log log1p sqrt sin cos tan atan sinh cosh tanh abs sign relu' +
            ' leakyRelu sigmoid logSigmoid softplus gelu normalCdf clip maximum minimum where less lessEqual greater' +
            ' greaterEqual equal allClose dropout sum mean max min prod variance norm logsumexp softmax logSoftmax' +
            ' cumsum argmax transpose reshape broadcastTo split slice at take gather matmul dot outer conv2d maxPool2d' +
            ' mse bce bceWithLogits crossEntropy',
    );
    const variadic = ['transpose', 'reshape', 'at'];
    const others = words(
        'tensor param zeros ones full eye arange linspace randn rand permutation manualSeed concat stack',
    );
    const functionNamed = install('functions', others.concat(methods));
    install(
        'derivatives',
        words('grad valueAndGrad jacobian hessian vjp jvp hvp numericalGradient gradcheck noGrad detectAnomaly named'),
    );
    install('nn', ['nn', 'optim', 'datasets']);
    install('pictures', words('graph trace derive step count formula toTex toDot save plot'));

    const method = (name) => {
        const f = functionNamed(name);
        return variadic.includes(name)
            ? function (...rest) {
                  return f(this, ...rest);
              }
            : function (a, b, c) {
                  return f(this, a, b, c); // much quicker
              };
    };

    /** Tensor has its methods from when there may be one: a part has been loaded, or Java hands one in. */
    let added = false;
    const addMethods = () => {
        if (!added) {
            added = true;
            for (let i = 0; i < methods.length; i++) {
                lazily(Tensor.prototype, methods[i], method);
            }
        }
    };
    core.handedIn = (tensor) => {
        addMethods();
        return core.wrap(tensor);
    };

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

    core.strict(Tensor.prototype, 'A tensor');
    core.seal();
});
