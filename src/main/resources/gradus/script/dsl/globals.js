// The names that a program finds, and the part that defines each. A part is loaded when one of its names is first used: most
// programs use few, and a short one waits for its start more than for anything else.
(function (core, host) {
    'use strict';

    const { define, lazily, Tensor } = core;

    // Without a regular expression, whose engine would be loaded for this alone.
    const words = (text) => text.replaceAll('\n', ' ').split(' ').filter((word) => word !== '');

    /** Names of a part become global, and methods of Tensor where they are listed. */
    const install = (part, globals, methods = [], variadic = []) => {
        let loaded;
        const member = (name) => {
            loaded ??= host.load(part);
            const f = loaded[name];
            return typeof f === 'function' && part !== 'nn' ? define(f, 'name', name) : f;
        };
        for (const name of globals) {
            lazily(globalThis, name, () => member(name));
        }
        for (const name of methods) {
            lazily(Tensor.prototype, name, () => {
                const f = member(name);
                return variadic.includes(name)
                    ? function (...rest) {
                          return f(this, ...rest);
                      }
                    : function (a, b, c) {
                          return f(this, a, b, c); // much quicker
                      };
            });
        }
    };

    const creation = words(`
        tensor param zeros ones full eye arange linspace randn rand permutation manualSeed`);
    const joining = words('concat stack');
    const methods = words(`
        oneHot add sub mul div pow neg exp expm1 log log1p sqrt sin cos tan atan sinh cosh tanh abs sign
        relu leakyRelu sigmoid logSigmoid softplus gelu normalCdf clip maximum minimum where less lessEqual
        greater greaterEqual equal allClose dropout sum mean max min prod variance norm logsumexp softmax
        logSoftmax cumsum argmax transpose reshape broadcastTo split slice at take gather matmul dot outer
        conv2d maxPool2d mse bce bceWithLogits crossEntropy`);
    const derivatives = words(`
        grad valueAndGrad jacobian hessian vjp jvp hvp numericalGradient gradcheck noGrad detectAnomaly
        named`);
    install('functions', [...creation, ...joining, ...methods], methods, ['transpose', 'reshape', 'at']);
    install('derivatives', derivatives);
    install('nn', words('nn optim datasets'));
    install('pictures', words('graph trace derive step count formula toTex toDot save plot'));

    const session = {
        print: (...values) => {
            host.print(values.map((v) => (typeof v === 'string' ? v : host.text(v))).join(' '));
        },
        help: (what) => {
            const name = typeof what === 'string' ? what : (what?.helpName ?? what?.name ?? null);
            host.print(host.help(what === undefined ? null : name));
        },
    };
    for (const name of Object.keys(session)) {
        define(globalThis, name, session[name]);
    }
    for (const name of ['log', 'info', 'debug', 'warn', 'error']) {
        define(globalThis.console, name, session.print);
    }

    core.strict(Tensor.prototype, 'A tensor');
    core.seal();
});
