// A function that poses as a model, whose toString the checker would call.
// expect: graded 0 | statement limit | timed out
const f = () => 1;
f.namedParameters = () => [];
f.toString = () => ({ not: 'a text' });
const g = () => 1;
g.namedParameters = 1;
g.toString = () => { for (;;) {} };
function solve() { return { xi1: f, xi2: [g], xi3: { g } }; }
