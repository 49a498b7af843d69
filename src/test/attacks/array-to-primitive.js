// Patches what makes a text of an array, which messages are made with.
// expect: graded 0
Array.prototype[Symbol.toPrimitive] = () => { for (;;) {} };
Array.prototype.toString = () => { for (;;) {} };
function solve() { return { xi1: ['a', ['b']], xi2: [[1], [2, 3]] }; }
