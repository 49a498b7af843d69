// Kills the process in the ways that JavaScript has.
// expect: graded 0 | out of memory | timed out | crashed | statement limit
try { quit(1); } catch {}
try { Java.type('java.lang.Runtime').getRuntime().halt(1); } catch {}
try { process.exit(1); } catch {}
try { 'x'.repeat(2 ** 29).normalize('NFKD'); } catch {}
function solve() { return {}; }
