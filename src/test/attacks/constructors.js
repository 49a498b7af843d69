// Compiles code through constructors of functions.
// expect: graded 0
const found = [];
const attempt = (name, f) => { try { const v = f(); if (v !== undefined && v !== null) found.push(name); } catch {} };
attempt('Function', () => (() => {}).constructor('return 1')());
attempt('GeneratorFunction', () => Object.getPrototypeOf(function* () {}).constructor('yield 1')().next());
attempt('AsyncFunction', () => Object.getPrototypeOf(async function () {}).constructor('return 1')());
attempt('eval', () => (0, eval)('1'));
attempt('ShadowRealm', () => new ShadowRealm().evaluate('1'));
function solve() { if (found.length) throw new Error('REACHED ' + found); return {}; }
