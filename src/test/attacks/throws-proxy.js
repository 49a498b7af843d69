// Throws an error whose name, message and stack are traps.
// expect: graded 0 | statement limit | timed out
function solve() { const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { throw e; } }); throw new Proxy(e, { get() { throw e; } }); }
