// An array whose length and entries change while it is read.
// expect: graded 0
function solve() {
    let n = 1;
    const shifty = new Proxy([1], { get: (t, key) => (key === 'length' ? n++ : key === '0' ? n : Reflect.get(t, key)) });
    return { xi1: shifty, xi2: [shifty, shifty] };
}
