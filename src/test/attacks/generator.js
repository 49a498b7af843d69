// A generator without end, spread.
// expect: statement limit | timed out | out of memory
function* all() { for (;;) yield 1; }
function solve() { return { xi1: [...all()].length }; }
