// Promises that make promises, after the program has ended.
// expect: out of memory | statement limit | timed out | graded 0
const again = () => Promise.resolve().then(again);
again();
function solve() { again(); return {}; }
