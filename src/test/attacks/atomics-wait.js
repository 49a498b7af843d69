// Waits for a signal that never comes.
// expect: timed out | graded 0
function solve() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return {}; }
