// Arithmetic on integers of millions of digits: one statement that takes long.
// expect: timed out | out of memory | graded 0
function solve() { let n = 3n; for (let i = 0; i < 40; i++) n = n * n; return { xi1: Number(n % 7n) }; }
