// Throws things that no message can be made of.
// expect: graded 0
function solve() { throw { get message() { throw 1; }, toString() { throw 2; }, get stack() { for (;;) {} } }; }
