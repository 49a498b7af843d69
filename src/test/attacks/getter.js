// An answer whose getter never returns.
// expect: statement limit | timed out
function solve() { return { get xi1() { for (;;) {} } }; }
