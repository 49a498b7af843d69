// A computation that grows without end.
// expect: out of memory | statement limit | timed out
let x = param(1);
while (true) x = x * 1.0001;
