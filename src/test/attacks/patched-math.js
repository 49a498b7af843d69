// Math and Number that agree with everything.
// expect: graded 0
for (const name of Object.getOwnPropertyNames(Math)) { try { Math[name] = () => 0; } catch {} }
Number.isFinite = () => true;
Number.prototype.valueOf = () => 0;
Object.is = () => true;
function solve() { return {}; }
