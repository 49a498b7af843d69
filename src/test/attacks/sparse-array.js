// An array that says it has four billion entries.
// expect: graded 0 | out of memory | timed out
function solve() { const a = []; a.length = 4294967295; return { xi1: a, xi2: new Array(2e9) }; }
