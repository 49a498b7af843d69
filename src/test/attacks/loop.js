// Runs for ever.
// expect: statement limit | timed out
while (true) {}
