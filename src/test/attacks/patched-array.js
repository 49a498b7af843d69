// Array prototype patched to answer for others.
// expect: graded 0
Array.from = () => [0];
Array.isArray = () => true;
for (const name of ["map", "some", "every", "forEach", "includes", "join"]) Array.prototype[name] = () => true;
Array.prototype[Symbol.iterator] = function* () {};
function solve() { return { xi1: [] }; }
