// solve is a getter that gives another function each time.
// expect: graded 0
let n = 0;
Object.defineProperty(globalThis, 'solve', { get: () => (n++ % 2 ? () => ({}) : null) });
