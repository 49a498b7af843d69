// Awaits at top level what never comes.
// expect: graded 0
await new Promise(() => {});
function solve() { return {}; }
