// Finds what another submission has left.
// expect: graded 0
const left = [globalThis.leftBehind, [].leftBehind, ({}).leftBehind, tensor.leftBehind, RegExp.$1].filter((v) => v);
function solve() { if (left.length) throw new Error('REACHED ' + left); return {}; }
