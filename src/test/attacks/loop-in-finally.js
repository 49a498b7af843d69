// Goes on in a finally block when it is stopped.
// expect: statement limit | timed out
for (;;) { try { while (true) {} } finally { while (true) {} } }
