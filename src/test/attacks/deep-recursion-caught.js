// Calls itself without end, and catches that it may not.
// expect: statement limit | timed out
function deep() { try { return deep() + deep(); } catch { return deep(); } }
function solve() { return { xi1: deep() }; }
