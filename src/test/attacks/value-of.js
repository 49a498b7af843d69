// Objects whose valueOf, toString and Symbol.toPrimitive give whatever is wanted.
// expect: graded 0
const chameleon = { valueOf: () => 1, toString: () => '1', [Symbol.toPrimitive]: () => 1 };
function solve() { return Object.fromEntries(['xi1', 'xi2', 'xi3', 'xi4', 'xi5', 'L', 'dL_dxi5', 'dxi5_dxi4', 'dxi4_dxi3', 'dxi3_dxi2', 'dxi2_dxi1', 'dxi1_dW', 'dL_dxi4', 'dL_dxi3', 'dL_dxi2', 'dL_dxi1', 'dL_dW'].map((name) => [name, chameleon])); }
