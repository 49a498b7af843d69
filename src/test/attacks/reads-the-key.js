// Looks through all globals for the key.
// expect: graded 0 | timed out | statement limit
function solve() {
    const seen = new Set(), found = [];
    const look = (o, path, depth) => {
        if (o === null || (typeof o !== 'object' && typeof o !== 'function') || seen.has(o) || depth > 5) return;
        seen.add(o);
        for (const key of Reflect.ownKeys(o)) {
            if (/^(expected|key|keys|answers|dL_dW|checker|points)$/.test(String(key))) found.push(path + '.' + String(key));
            try { look(o[key], path + '.' + String(key), depth + 1); } catch {}
        }
    };
    look(globalThis, 'globalThis', 0);
    const dsl = found.filter((p) => /dL_dW|expected|checker/.test(p));
    if (dsl.length) throw new Error('REACHED ' + dsl);
    return {};
}
