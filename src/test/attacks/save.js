// Writes a picture to a file through the DSL.
// expect: graded 0
try { save(plot.line([1, 2]), '/tmp/gradus-owned.svg'); print('REACHED'); } catch (e) { print('refused: ' + e); }
function solve() { return {}; }
