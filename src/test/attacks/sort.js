// A comparison that never ends, inside a built-in.
// expect: statement limit | timed out
function solve() { [3, 1, 2].sort(() => { for (;;) {} }); return {}; }
