// An answer whose toString never returns.
// expect: graded 0 | statement limit | timed out
function solve() { return { xi1: { toString() { for (;;) {} } } }; }
