// The functions of the DSL replaced, in the hope that the key is computed with them.
// expect: graded 0
exp = log = () => 0;
for (const name of Object.getOwnPropertyNames(globalThis)) { try { if (name !== 'solve') globalThis[name] = () => 0; } catch {} }
function solve() { return {}; }
