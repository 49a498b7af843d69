// A typed array larger than the heap.
// expect: out of memory | graded 0
function solve() { return { xi1: new Float64Array(2e9).length }; }
