// Backreferences and lookbehind, which no automaton handles.
// expect: timed out | graded 0
function solve() { return { xi1: /^(?=(a*)*b)(.*)(.*)(.*)(.*)\2\3\4\5(?<!b)$/.test("a".repeat(3000)) ? 1 : 0 }; }
