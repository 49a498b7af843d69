// Runs code when memory is freed.
// expect: graded 0 | statement limit | timed out
const registry = new FinalizationRegistry(() => { for (;;) {} });
for (let i = 0; i < 1000; i++) registry.register({}, i);
function solve() { return { xi1: new WeakRef({}).deref() }; }
