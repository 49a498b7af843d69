// A tensor of 1e9 numbers.
// expect: graded 0 | out of memory
function solve() { return { xi1: sum(ones(1000000000)) }; }
