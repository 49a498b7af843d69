// A built-in that works for long in one call.
// expect: timed out | graded 0 | out of memory
function solve() { const s = "a".repeat(3e7); let n = 0; for (let i = 0; i < 1e5; i++) n += s.lastIndexOf("b" + i); return { xi1: n }; }
