// A text that doubles without end.
// expect: out of memory | graded 0
let s = "x";
while (true) { s = s + s; s.charCodeAt(s.length - 1); }
