// Closures that keep what they close over.
// expect: out of memory | statement limit | timed out
let f = () => 0;
while (true) { const g = f, data = new Array(1000).fill(0); f = () => g() + data.length; }
