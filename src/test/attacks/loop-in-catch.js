// Catches whatever stops it.
// expect: statement limit | timed out
function again() { try { while (true) {} } catch { again(); } }
again();
