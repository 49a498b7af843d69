// Answers once, and runs for ever at the second point.
// expect: statement limit | timed out
let calls = 0;
function solve({ x, W }) {
    if (calls++ > 0) for (;;) {}
    return { xi1: -W * x };
}
