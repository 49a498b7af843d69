// Reaches for Java, Polyglot, Graal, load and Packages.
// expect: graded 0
const found = [];
const attempt = (name, f) => { try { const v = f(); if (v !== undefined && v !== null) found.push(name); } catch {} };
attempt('Java.type', () => Java.type('java.lang.System').exit(0));
attempt('Java.lang', () => java.lang.Runtime.getRuntime().exec('touch /tmp/owned'));
attempt('Packages', () => Packages.java.lang.System.getenv());
attempt('Polyglot', () => Polyglot.eval('js', '1'));
attempt('Graal', () => Graal.versionECMAScript);
attempt('load', () => load('/etc/passwd'));
attempt('quit', () => quit());
attempt('exit', () => exit());
attempt('read', () => read('/etc/passwd') ?? readFully('/etc/passwd'));
attempt('process', () => process.env);
attempt('require', () => require('fs'));
attempt('fetch', () => fetch('http://localhost/'));
attempt('XMLHttpRequest', () => new XMLHttpRequest());
attempt('WebSocket', () => new WebSocket('ws://localhost/'));
attempt('Worker', () => new Worker('x'));
attempt('WebAssembly', () => new WebAssembly.Memory({ initial: 1 }));
attempt('environment', () => $ENV ?? arguments);
function solve() { if (found.length) throw new Error('REACHED ' + found); return {}; }
