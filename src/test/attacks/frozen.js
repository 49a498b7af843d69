// Objects frozen, sealed and without prototype; the globals too.
// expect: graded 0
Object.freeze(Object.prototype);
Object.freeze(Array.prototype);
Object.freeze(globalThis.tensor);
function solve() { return Object.freeze(Object.create(null)); }
