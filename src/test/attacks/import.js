// Imports modules from the file system.
// expect: graded 0
import('/etc/passwd').then((m) => print('REACHED', m), () => {});
function solve() { return {}; }
