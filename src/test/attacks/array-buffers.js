// Buffers outside the heap, without end.
// expect: out of memory | graded 0 | timed out
const all = [];
while (true) all.push(new Uint8Array(new ArrayBuffer(5e7)).fill(1));
