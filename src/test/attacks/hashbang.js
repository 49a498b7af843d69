// Begins like a script for a shell.
// expect: graded 0
#!/bin/sh
touch /tmp/gradus-owned
