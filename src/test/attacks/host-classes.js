// Looks for Java behind the objects of the DSL.
// expect: graded 0
const found = [];
const attempt = (name, f) => { try { const v = f(); if (v !== undefined && v !== null) found.push(name); } catch {} };
const t = param(3);
const suspects = [t, tensor, t.shape, t.toArray, plot, nn, optim, print, help];
for (const s of suspects) for (const key of ['getClass', 'class', 'forName', 'wait', 'notify', 'hashCode']) {
    attempt(key, () => { const c = s[key]; return typeof c === 'function' ? c.call(s) : c; });
}
try { t.onGrad(function () { attempt('caller', () => arguments.callee.caller); attempt('this', () => this.getClass()); return arguments[0]; }); (t * 2).backward(); } catch {}
function solve() { if (found.length) throw new Error('REACHED ' + found); return {}; }
