// A regular expression that backtracks without end.
// expect: timed out | graded 0
function solve() { return { xi1: /^(?:(a+)+)+\1$/.test("a".repeat(5000) + "b") ? 1 : 0 }; }
