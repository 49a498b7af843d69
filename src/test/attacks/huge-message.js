// A text of millions of characters in place of a number.
// expect: graded 0 | out of memory
function solve() { return { xi1: "x".repeat(5e6) }; }
