// Arrays without end.
// expect: out of memory | timed out
const all = [];
while (true) all.push(new Array(10000).fill(1));
