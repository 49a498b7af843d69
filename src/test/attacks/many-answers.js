// A million answers that nobody has asked for.
// expect: graded 0 | out of memory | timed out | statement limit
function solve() { const all = {}; for (let i = 0; i < 1000000; i++) all["a" + i] = i; return all; }
