// Tensor prototype poisoned, so that a tensor unwraps to what is wanted.
// expect: graded 0
const prototype = Object.getPrototypeOf(tensor(1));
for (const name of Object.getOwnPropertyNames(prototype)) { try { Object.defineProperty(prototype, name, { get: () => () => 0 }); } catch {} }
Object.defineProperty(prototype, Symbol.hasInstance, { value: () => true });
function solve() { return { xi1: Object.create(prototype), xi2: new Proxy(tensor(1), {}) }; }
