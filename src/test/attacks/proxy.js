// A Proxy whose every trap runs for ever.
// expect: statement limit | timed out
function solve() {
    const forever = () => { for (;;) {} };
    return new Proxy({}, { get: forever, has: forever, ownKeys: forever, getOwnPropertyDescriptor: forever });
}
