// Leaves values in every place that might outlive it.
// expect: graded 0
globalThis.leftBehind = 42;
Symbol.for('gradus').leftBehind;
Array.prototype.leftBehind = 42;
Object.prototype.leftBehind = 42;
RegExp.prototype.exec = () => ['left', 'behind'];
try { tensor.leftBehind = 42; nn.leftBehind = 42; manualSeed(1); } catch {}
/left(behind)/.test('leftbehind');
function solve() { return {}; }
