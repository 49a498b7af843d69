// What stands after the dot, for completion.
(function (core) {
    'use strict';

    const { isTensor, Tensor } = core;

    return (path) => {
        let object = globalThis;
        for (const name of path.split('.')) {
            if (object === null || object === undefined || !(name in Object(object))) {
                return [];
            }
            object = object[name];
        }
        const found = new Set();
        const plain = object !== Object.prototype;
        for (let o = Object(object ?? {}); o !== null && !(plain && o === Object.prototype); o = Object.getPrototypeOf(o)) {
            if (isTensor(object) && !(o instanceof Tensor) && o !== Tensor.prototype) {
                break;
            }
            Object.getOwnPropertyNames(o).forEach((name) => found.add(name));
        }
        const identifier = new RegExp('^[\\p{L}_$][\\p{L}\\p{N}_$]*$', 'u');
        return [...found].filter((name) => identifier.test(name) && name !== 'constructor');
    };
});
