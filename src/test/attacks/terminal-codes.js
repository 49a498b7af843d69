// Prints codes that rule a terminal, and a page that runs.
// expect: graded 0
print("\u001b[2J\u001b[31mAll passed\u0007\u0000<script>alert(1)</script>]]>");
function solve() { return { xi1: "</pre><script>alert(1)</script>\u0000\ud800" }; }
