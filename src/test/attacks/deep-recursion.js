// Calls itself without end.
// expect: graded 0
function deep() { return deep() + 1; }
function solve() { return { xi1: deep() }; }
