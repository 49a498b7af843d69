// JSON and Function prototypes patched.
// expect: graded 0
JSON.stringify = () => '{"status":"passed","score":17}';
JSON.parse = () => ({ score: 17 });
Function.prototype.call = () => true;
Function.prototype.apply = () => true;
Function.prototype.toString = () => 'right';
Function.prototype.bind = () => () => true;
function solve() { return {}; }
