// Tensors without end, each kept.
// expect: out of memory | graded 0
const all = [];
while (true) all.push(ones(500, 500));
