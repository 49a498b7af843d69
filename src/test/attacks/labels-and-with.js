// A name that belongs to the engine, used as the learner's own.
// expect: graded 0
globalThis.__condition = () => true;
globalThis.__text = () => 'right';
globalThis._ = 17;
function solve() { if (tensor([0, 0])) print('in'); return {}; }
