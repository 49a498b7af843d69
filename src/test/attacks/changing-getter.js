// Answers that change between reads.
// expect: graded 0
let reads = 0;
function solve() {
    const all = {};
    for (const name of ['xi1', 'xi2', 'xi3', 'xi4', 'xi5', 'L', 'dL_dxi5', 'dxi5_dxi4', 'dxi4_dxi3', 'dxi3_dxi2', 'dxi2_dxi1', 'dxi1_dW', 'dL_dxi4', 'dL_dxi3', 'dL_dxi2', 'dL_dxi1', 'dL_dW']) Object.defineProperty(all, name, { enumerable: true, get: () => (reads++ * 37 % 101) / 7 });
    return all;
}
