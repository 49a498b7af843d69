// Changes the inputs that it is given, for the points to come.
// expect: graded 0
function solve(given) { for (const key in given) given[key] = 0; Object.setPrototypeOf(given, null); return {}; }
