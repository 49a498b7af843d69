// Runs for ever when it is called.
// expect: statement limit | timed out
function solve() { for (;;) {} }
