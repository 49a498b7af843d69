// A product of matrices that blocks in Java.
// expect: timed out | out of memory | graded 0
function solve() { const a = ones(1500, 1500); let b = a; for (let i = 0; i < 1000; i++) b = matmul(b, a); return { xi1: b.sum() }; }
